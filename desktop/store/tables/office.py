"""The office's own settings: days off, limits, copies and printers; and its signing key."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class OfficeRow(Record):
    """The one row that says which committee this file belongs to."""

    __tablename__ = "office"

    commune_kind: Mapped[str]
    commune_name: Mapped[str]
    province_kind: Mapped[str]
    province_name: Mapped[str]
    model: Mapped[str]
    level: Mapped[str] = mapped_column(default="commune")
    term: Mapped[str] = mapped_column(default="")
    term_from: Mapped[date | None]
    term_to: Mapped[date | None]
    standing_members: Mapped[int | None]
    signer_post: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    lead_days: Mapped[list[int]] = mapped_column(default=list)


class DayOffRow(Record):
    """A day off, or a day worked in exchange, that the office entered itself."""

    __tablename__ = "day_off"

    day: Mapped[date] = mapped_column(unique=True)
    worked: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(default="")


class LocalLimitRow(Record):
    """A time limit of the law as the office's superiors set it, with its source."""

    __tablename__ = "local_limit"

    rule: Mapped[str] = mapped_column(index=True)
    value: Mapped[int]
    in_force_from: Mapped[date]
    in_force_to: Mapped[date | None]
    source: Mapped[str]


class PaperCopiesRow(Record):
    """How many copies of a paper the office prints, where it is not the usual number."""

    __tablename__ = "paper_copies"

    form: Mapped[str] = mapped_column(unique=True)
    copies: Mapped[int]


class PaperDraftsRow(Record):
    """Which drafts to copy by hand a set has, where it is not the usual choice; one row at most."""

    __tablename__ = "paper_drafts"

    drafts: Mapped[str]


class PrintShiftRow(Record):
    """How far a printer's output is moved, in millimetres; of one card, or of all (no form)."""

    __tablename__ = "print_shift"
    __table_args__ = (UniqueConstraint("printer", "form"),)

    printer: Mapped[str]
    form: Mapped[str] = mapped_column(default="")
    right: Mapped[float] = mapped_column(default=0)
    down: Mapped[float] = mapped_column(default=0)


class SigningKeyRow(Record):
    """The office's Ed25519 private key for parcels; it never leaves the encrypted file."""

    __tablename__ = "signing_key"

    private: Mapped[bytes]
