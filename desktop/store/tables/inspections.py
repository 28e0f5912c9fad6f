"""Inspection and supervision: what is planned and held, of whom, what was found and mended."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class InspectionRow(Record):
    """An inspection or supervision of a year's plan; `way` is a code of `inspection_ways`."""

    __tablename__ = "inspection"

    year: Mapped[int] = mapped_column(index=True)
    month: Mapped[int | None]
    way: Mapped[str]
    content: Mapped[str]
    unplanned: Mapped[bool] = mapped_column(default=False)
    lead: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    began: Mapped[date | None]
    conclusion_number: Mapped[str] = mapped_column(default="")
    concluded: Mapped[date | None]
    conclusion: Mapped[str] = mapped_column(default="")


class InspectionSubjectRow(Record):
    """A cell or a member that is inspected or supervised."""

    __tablename__ = "inspection_subject"

    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    note: Mapped[str] = mapped_column(default="")


class InspectionFindingRow(Record):
    """What was found, perhaps in a step or paper of somebody's case, and by when it is mended."""

    __tablename__ = "inspection_finding"

    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    about_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    step: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    settler: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    settled: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
