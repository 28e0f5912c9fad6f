"""Reports that were taken in, as rows: those in force for a period, and those before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.rules import gathering
from desktop.rules.calendar import Period, add_months
from desktop.rules.gathering import Difference, Values
from desktop.rules.statistics import Report
from desktop.store.tables.gathering import GatheredRow

_YEAR = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InForce:
    """A report in force: its row, its sender, when it came, its day and its values by line."""

    id: str
    sender_id: str
    taken_in: date
    as_of: date
    version: int
    values: Values


def of_period(session: Session, report_id: str, period: Period) -> dict[str, InForce]:
    """The reports in force for a period, by sender."""
    return _in_force(
        session, report_id, GatheredRow.since == period.first, GatheredRow.until == period.last
    )


def ended_before(session: Session, report_id: str, period: Period) -> dict[str, InForce]:
    """The reports in force for the period that ended the day before this one, by sender."""
    return _in_force(session, report_id, GatheredRow.until == period.first - _DAY)


def of_year_before(session: Session, report_id: str, period: Period) -> dict[str, InForce]:
    """The reports in force for the same period a year earlier, by sender."""
    first, last = (add_months(day, -_YEAR) for day in (period.first, period.last))
    return of_period(session, report_id, Period(first, last))


def is_comparable(as_of: date, before: date) -> bool:
    """Whether figures of two days are of the same month, a year apart."""
    return (before.year + 1, before.month) == (as_of.year, as_of.month)


def swings(
    report: Report, values: Values, as_of: date, year: InForce | None
) -> tuple[Difference, ...]:
    """The counts that moved far since a year before, if both were counted at that time of year."""
    if year is None or not is_comparable(as_of, year.as_of):
        return ()
    return gathering.swings(report, values, year.values)


def values_of(figures: Mapping[str, Any]) -> Values:
    """Figures as they are kept, as numbers."""
    return {
        name: Decimal(value) if isinstance(value, str) else value for name, value in figures.items()
    }


def _in_force(
    session: Session, report_id: str, *conditions: ColumnElement[bool]
) -> dict[str, InForce]:
    # Columns, not rows: the names in the reports stay where they are.
    query = (
        select(
            GatheredRow.id,
            GatheredRow.sender_id,
            GatheredRow.taken_in,
            GatheredRow.as_of,
            GatheredRow.version,
            GatheredRow.figures,
        )
        .where(GatheredRow.report == report_id, GatheredRow.current, *conditions)
        .order_by(GatheredRow.since)
    )
    return {
        row.sender_id: InForce(
            row.id, row.sender_id, row.taken_in, row.as_of, row.version, values_of(row.figures)
        )
        for row in session.execute(query)
    }
