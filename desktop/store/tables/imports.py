"""What taking in workbooks leaves behind: choices, and what only the central workbook tells."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.record import Record


class ColumnChoiceRow(Record):
    """The fact that the office chose for a column title of its workbooks."""

    __tablename__ = "column_choice"

    title: Mapped[str] = mapped_column(unique=True)
    fact: Mapped[str]


class CellAliasRow(Record):
    """Another way in which the office's workbooks write the name of a cell."""

    __tablename__ = "cell_alias"

    written: Mapped[str] = mapped_column(unique=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)


class CentralRow(Record):
    """What the central workbook tells of a member and no other paper asks."""

    __tablename__ = "central"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), unique=True)
    central_id: Mapped[str] = mapped_column(default="", index=True)
    card_place: Mapped[str] = mapped_column(default="")
    card_day: Mapped[PartialDate | None]
    status: Mapped[str] = mapped_column(default="")
    status_on: Mapped[PartialDate | None]
