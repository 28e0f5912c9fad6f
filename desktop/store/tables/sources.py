"""Source building: what cells plan to find month by month, and the quarterly surveys of people."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class SourcePlanRow(Record):
    """How many people a cell plans to bring to a step in a month of a year."""

    __tablename__ = "source_plan"
    __table_args__ = (UniqueConstraint("cell_id", "year", "month", "step"),)

    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    month: Mapped[int]
    step: Mapped[str]
    planned: Mapped[int]


class SurveyLineRow(Record):
    """How a cell saw somebody in the survey of a quarter, written 2026-Q1, with its reasons.

    `criteria` holds what was found of each criterion; `reason` is why somebody dropped out.
    """

    __tablename__ = "survey_line"
    __table_args__ = (UniqueConstraint("quarter", "person_id"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"), index=True)
    quarter: Mapped[str] = mapped_column(index=True)
    day: Mapped[date]
    rated: Mapped[str] = mapped_column(default="")
    criteria: Mapped[dict[str, Any]] = mapped_column(default=dict)
    introduced_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
