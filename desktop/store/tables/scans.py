"""Scans of a person's papers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class ScanRow(Record):
    """A scan: what paper it is by the archive's number, and where the paper itself lies."""

    __tablename__ = "scan"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachment.id"), index=True)
    kind: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    paper_place: Mapped[str] = mapped_column(default="")
    added: Mapped[date]
