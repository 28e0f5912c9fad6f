"""What travels between levels: keys of receivers, offices that send here, and what they sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class ReceivingKeyRow(Record):
    """The office's X25519 private key for parcels locked for it; it never leaves the file."""

    __tablename__ = "receiving_key"

    private: Mapped[bytes]


class ReceiverRow(Record):
    """An upper office whose keys were compared with its paper; `office` is its own id."""

    __tablename__ = "receiver"

    office: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    province: Mapped[str] = mapped_column(default="")
    receiving: Mapped[bytes]
    signing: Mapped[bytes]
    confirmed: Mapped[date]


class SenderRow(Record):
    """An office that is expected to send here, or has sent.

    `office` is the id its parcels carry and `key` its signing key, once compared with the paper.
    """

    __tablename__ = "sender"

    name: Mapped[str]
    province: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    search_key: Mapped[str] = mapped_column(default="", index=True)
    office: Mapped[str | None] = mapped_column(unique=True)
    key: Mapped[bytes | None]
    confirmed: Mapped[date | None]


class GatheredRow(Record):
    """A parcel as it was taken in; of several for one period, `current` is the one that counts.

    `figures` are the values by line and `content` the whole report with its names; neither is ever
    edited.
    """

    __tablename__ = "gathered"
    __table_args__ = (Index("ix_gathered_report", "report", "since", "until", "current"),)

    # An undo may put rows back in any order: the reference is looked at when all is done.
    sender_id: Mapped[str] = mapped_column(
        ForeignKey("sender.id", deferrable=True, initially="DEFERRED"), index=True
    )
    parcel: Mapped[str] = mapped_column(index=True)
    report: Mapped[str]
    edition: Mapped[str]
    title: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    as_of: Mapped[date]
    made: Mapped[str]
    program: Mapped[str]
    taken_in: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    current: Mapped[bool] = mapped_column(default=True)
    figures: Mapped[dict[str, Any]] = mapped_column(
        JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    )
    content: Mapped[dict[str, Any]] = mapped_column(deferred=True)


class StoreAddressRow(Record):
    """Where the shared store is, with user and password: the one row of an office that has one."""

    __tablename__ = "store_address"

    url: Mapped[str]


SHARED: tuple[type[Record], ...] = (SenderRow, GatheredRow)
"""What lies in the shared store of an office that has one."""
