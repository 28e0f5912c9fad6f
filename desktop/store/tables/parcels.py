"""Parcels written for the upper level."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class ParcelRow(Record):
    """A parcel as it was written: what it held stays readable whatever changes afterwards.

    `taken_in` and `taken_in_by` come from the receipt that the receiver sent back.
    """

    __tablename__ = "parcel"

    parcel: Mapped[str] = mapped_column(unique=True)
    made: Mapped[date]
    report: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    file_name: Mapped[str]
    fingerprint: Mapped[str]
    content: Mapped[dict[str, Any]]
    taken_in: Mapped[date | None]
    taken_in_by: Mapped[str] = mapped_column(default="")
