"""The monthly briefing: what cells report, who is praised, and what stands in the way."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class BriefingRow(Record):
    """The briefing of a month, written YYYY-MM as in all these tables."""

    __tablename__ = "briefing"

    month: Mapped[str] = mapped_column(unique=True)
    day: Mapped[date | None]
    chair: Mapped[str] = mapped_column(default="")
    conclusion: Mapped[str] = mapped_column(default="")


class CellReportRow(Record):
    """What a cell reported of a month, and whether it is praised; None is not decided."""

    __tablename__ = "cell_report"
    __table_args__ = (UniqueConstraint("cell_id", "month"),)

    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    month: Mapped[str] = mapped_column(index=True)
    received: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")
    praised: Mapped[bool | None]
    praise_reason: Mapped[str] = mapped_column(default="")


class DifficultyRow(Record):
    """What stands in the way of a cell, or of the whole commune, since a month until settled."""

    __tablename__ = "difficulty"

    month: Mapped[str] = mapped_column(index=True)
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    words: Mapped[str]
    settler: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    settled: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
