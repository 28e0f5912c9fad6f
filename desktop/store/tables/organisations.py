"""Cells, and the places that ought to have members."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.record import Record


class CellRow(Record):
    """A Party cell of the commune."""

    __tablename__ = "cell"

    name: Mapped[str] = mapped_column(unique=True)
    search_key: Mapped[str] = mapped_column(index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str]
    sector: Mapped[str]
    base_committee: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    secretary_post: Mapped[str] = mapped_column(default="BÍ THƯ")
    founded: Mapped[PartialDate | None]
    dissolved: Mapped[date | None]


class UnitRow(Record):
    """A hamlet, school, station, enterprise or other place, with its cell or helping cell."""

    __tablename__ = "unit"

    name: Mapped[str]
    search_key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    helping_cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"))
    since: Mapped[date | None]
    until: Mapped[date | None]
