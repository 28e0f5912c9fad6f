"""Numbers of admissions to reach."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class TargetRow(Record):
    """A target of a year or of the term that begins in `year`; no cell means the commune."""

    __tablename__ = "target"

    scope: Mapped[str]
    year: Mapped[int]
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"))
    admit: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
