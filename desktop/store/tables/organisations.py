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


class UnitPastRow(Record):
    """The cell and the helping cell that a place had until a day, before they changed."""

    __tablename__ = "unit_past"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    until: Mapped[date]
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"))
    helping_cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"))


class CellChangeRow(Record):
    """A decision on cells: `kind` is founded, split, merged or dissolved.

    `cell_id` is the cell that was made or that received, `from_cells` the ids of the others.
    """

    __tablename__ = "cell_change"

    kind: Mapped[str]
    day: Mapped[date]
    number: Mapped[str] = mapped_column(default="")
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    from_cells: Mapped[list[str]] = mapped_column(default=list)
    moved: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")


class CongressRow(Record):
    """A congress of a cell, from which its term runs."""

    __tablename__ = "congress"

    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    day: Mapped[date]
    number: Mapped[str] = mapped_column(default="")


class OfficerRow(Record):
    """An officer of a cell: secretary, deputy or member of its committee, from a day on."""

    __tablename__ = "officer"

    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    office: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")


class ChargeRow(Record):
    """A member of the commune committee in charge of a cell, from a day on."""

    __tablename__ = "charge"

    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
