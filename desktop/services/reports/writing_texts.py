"""The paragraphs of a written report: the figures behind them, and what they say today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.calendar import Period, add_months
from desktop.rules.cells.cell_shares import cell_shares
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import narrative, skeletons
from desktop.rules.reports import statistics as counting
from desktop.rules.reports.narrative import Known, Phrases, Told
from desktop.rules.reports.narrative_members import TELLERS
from desktop.rules.reports.skeletons import Skeleton
from desktop.rules.reports.statistics import Figures, Value
from desktop.services import data, facts
from desktop.services.reports import kept_reports, statistics
from desktop.store.tables.writings import WritingRow

_REPORT = "yearly"
"""Whose lines the paragraphs are written from, whatever the length of the period."""
_SUPERVISION = "supervision"
_YEAR = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What a section says by itself, and the figures named in it as they are kept."""

    told: Told
    figures: Mapping[str, Any]


@data.once
def shipped_skeletons() -> tuple[Skeleton, ...]:
    """The skeletons that ship."""
    return tuple(
        skeletons.read(data.text(path), path.rpartition("/")[2])
        for path in data.names("resources/reports")
    )


@data.once
def phrases() -> Phrases:
    """The shipped ways of saying things."""
    return narrative.read(data.text("resources/reports/words/narrative.toml"), "narrative.toml")


def known(session: Session, period: Period, as_of: date) -> Known:
    """The figures of a period as they stand on a day, those of the year, and the cells."""
    whole = facts.whole(session)
    figures = _figures(whole, period, as_of)
    long = add_months(period.first, _YEAR) <= period.last
    since = date(period.last.year, 1, 1)
    partly = not long and period.first > since
    return Known(
        body="Đảng bộ",
        figures=figures,
        year=_figures(whole, Period(since, period.last), as_of) if partly else None,
        before=_year_before(session, period),
        cells=cell_shares(figures, whole.targets),
        long=long,
        supervision=_figures(whole, period, as_of, _SUPERVISION),
        ended=not long and add_months(since, _YEAR) == period.last + _DAY and as_of >= period.last,
    )


def paragraphs(found: Known, tells: str) -> Paragraphs:
    """What a section of that kind says; nothing for one that the clerk writes alone."""
    teller = TELLERS.get(tells)  # type: ignore[call-overload]  # a word that was kept
    if teller is None:
        return Paragraphs(Told("", ()), {})
    told: Told = teller(found, phrases())
    named = dict.fromkeys(span.figure for span in told.spans)
    return Paragraphs(told, {one: kept_reports.line_out(found.line(one)) for one in named})


def _figures(whole: OfficeFacts, period: Period, as_of: date, report: str = _REPORT) -> Figures:
    return counting.figures(statistics.report(report), whole, period, as_of)


def _year_before(session: Session, period: Period) -> Mapping[str, Value]:
    """The kept figures of a year earlier, else those of the report that was issued then."""
    report = statistics.report_for(period)
    if kept := kept_reports.year_before(session, report_id=report, period=period):
        return kept
    query = select(WritingRow.values).where(
        WritingRow.since == add_months(period.first, -_YEAR),
        WritingRow.until == add_months(period.last, -_YEAR),
        WritingRow.issued_on.is_not(None),
    )
    found: Mapping[str, Value] = session.scalar(query) or {}
    return found
