"""The yearly ranking: what is said of the whole, of each cell, and of each member."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class RankingRow(Record):
    """The ranking of a year: the day of which its members are, and its two decisions."""

    __tablename__ = "ranking"

    year: Mapped[int] = mapped_column(unique=True)
    review_day: Mapped[date | None]
    cells_number: Mapped[str] = mapped_column(default="")
    cells_day: Mapped[date | None]
    members_number: Mapped[str] = mapped_column(default="")
    members_day: Mapped[date | None]


class CellRankRow(Record):
    """How a cell is ranked in a year: what it proposed, what was decided, with points and why."""

    __tablename__ = "cell_rank"
    __table_args__ = (UniqueConstraint("year", "cell_id"),)

    year: Mapped[int] = mapped_column(index=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    proposed: Mapped[str] = mapped_column(default="")
    decided: Mapped[str] = mapped_column(default="")
    points: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")


class MemberRankRow(Record):
    """How a member is ranked in a year by the cell of the time; `cause` is why not, or so low."""

    __tablename__ = "member_rank"
    __table_args__ = (UniqueConstraint("year", "person_id"),)

    year: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    proposed: Mapped[str] = mapped_column(default="")
    decided: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
