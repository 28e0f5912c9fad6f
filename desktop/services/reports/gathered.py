"""Reports that were taken in: those in force for a period, those before it, and their sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Numeric, cast, exists, extract, func, select, true
from sqlalchemy.orm import Session, aliased

from desktop.rules.calendar import Period, add_months
from desktop.rules.reports import gathering
from desktop.rules.reports.gathering import Difference, Total, Values
from desktop.rules.reports.statistics import Report, Value
from desktop.rules.reports.statistics_sets import LineShape
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


def of_period(
    session: Session, report_id: str, period: Period, sender_id: str = ""
) -> dict[str, InForce]:
    """The reports in force for a period, by sender; of one sender if named."""
    return _in_force(session, sender_id, *in_force(report_id, period))


def ended_before(
    session: Session, report_id: str, period: Period, sender_id: str = ""
) -> dict[str, InForce]:
    """The reports in force for the period that ended the day before this one, by sender."""
    ended = GatheredRow.until == period.first - _DAY
    return _in_force(session, sender_id, GatheredRow.report == report_id, ended)


def of_year_before(
    session: Session, report_id: str, period: Period, sender_id: str = ""
) -> dict[str, InForce]:
    """The reports in force for the same period a year earlier, by sender."""
    return of_period(session, report_id, year_before(period), sender_id)


def year_before(period: Period) -> Period:
    """The same period a year earlier."""
    return Period(*(add_months(day, -_YEAR) for day in (period.first, period.last)))


def in_force(report_id: str, period: Period) -> tuple[ColumnElement[bool], ...]:
    """What the reports of a period meet; those that were replaced do not count."""
    return (
        GatheredRow.report == report_id,
        GatheredRow.since == period.first,
        GatheredRow.until == period.last,
    )


def count(session: Session, report_id: str, period: Period) -> int:
    """How many offices' reports are in force for a period."""
    query = select(func.count(GatheredRow.id))
    return session.scalar(query.where(GatheredRow.current, *in_force(report_id, period))) or 0


def totals(
    session: Session, report: Report, period: Period, *more: ColumnElement[bool]
) -> dict[str, Total]:
    """The sum of each line over the reports in force, taken by the database itself.

    `more` narrows which reports count.
    """
    where: list[ColumnElement[bool]] = [
        true() & GatheredRow.current,
        *in_force(report.id, period),
        *more,
    ]
    counted = [one.id for one in report.lines if not (one.heading or one.percent or one.average)]
    key, value = _each(session)
    query = (
        select(key, func.sum(cast(value, Numeric)), func.count(value))
        .select_from(GatheredRow)
        .join(key.table, true())
        .where(*where, key.in_(counted))
        .group_by(key)
    )
    found = {
        name: Total(int(total), known) for name, total, known in session.execute(query) if known
    }
    sent = session.scalar(select(func.count(GatheredRow.id)).where(*where)) or 0
    for one in report.lines:
        if one.percent:
            found[one.id] = _of_both(session, found, one, where, sent)
    return found


def sent_for_both(report_id: str, period: Period) -> ColumnElement[bool]:
    """That an office sent for a later `period` too, and for the same month."""
    later = aliased(GatheredRow)
    same = (
        later.sender_id == GatheredRow.sender_id,
        later.current,
        later.report == report_id,
        later.since == period.first,
        later.until == period.last,
        extract("year", later.as_of) == extract("year", GatheredRow.as_of) + 1,
        extract("month", later.as_of) == extract("month", GatheredRow.as_of),
    )
    return exists().where(*same)


def values_sent(
    session: Session, report_id: str, period: Period, lines: Sequence[str]
) -> dict[str, Values]:
    """What each sender told of a few lines in its report in force, by sender."""
    asked = [
        GatheredRow.figures[name].as_string().label(f"line_{at}") for at, name in enumerate(lines)
    ]
    query = select(GatheredRow.sender_id, *asked).where(
        GatheredRow.current, *in_force(report_id, period)
    )
    return {
        sender: {name: _number(value) for name, value in zip(lines, told, strict=True)}
        for sender, *told in session.execute(query)
    }


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
    session: Session, sender_id: str, *conditions: ColumnElement[bool]
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
        .where(GatheredRow.current, *conditions)
        .order_by(GatheredRow.since)
    )
    if sender_id:
        query = query.where(GatheredRow.sender_id == sender_id)
    return {
        row.sender_id: InForce(
            row.id, row.sender_id, row.taken_in, row.as_of, row.version, values_of(row.figures)
        )
        for row in session.execute(query)
    }


def _each(session: Session) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Each figure of a report as a row of its own: its line and its value."""
    on_server = session.get_bind(GatheredRow).dialect.name == "postgresql"
    figures = func.jsonb_each_text if on_server else func.json_each
    rows = figures(GatheredRow.figures).table_valued("key", "value")
    return rows.c.key, rows.c.value


def _of_both(
    session: Session,
    found: Mapping[str, Total],
    line: LineShape,
    where: Sequence[ColumnElement[bool]],
    sent: int,
) -> Total:
    """Part and whole over those who know both; asked anew only if somebody does not."""
    part, whole = found.get(line.percent, Total()), found.get(line.of, Total())
    if part.known == whole.known == sent:
        return Total(part.value, sent, whole.value)
    told = [GatheredRow.figures[name].as_string() for name in (line.percent, line.of)]
    query = select(
        func.sum(cast(told[0], Numeric)), func.sum(cast(told[1], Numeric)), func.count()
    ).where(*where, *(one.is_not(None) for one in told))
    of_part, of_whole, known = session.execute(query).one()
    return Total(int(of_part), known, int(of_whole)) if known else Total()


def _number(value: str | None) -> Value:
    if value is None:
        return None
    return Decimal(value) if "." in value else int(value)
