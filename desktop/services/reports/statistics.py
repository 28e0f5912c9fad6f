"""Figures of the office for a period, by the report files that ship."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import pictures, statistics, statistics_reader
from desktop.rules.reports.statistics import Figures, Report
from desktop.services import counting, data, shipped


@data.once
def reports() -> tuple[Report, ...]:
    """The reports that can be asked for."""
    return tuple(
        one
        for path in data.names("resources/statistics")
        for one in statistics_reader.read(data.text(path), shipped.entries, path.rpartition("/")[2])
    )


def report(report_id: str) -> Report:
    """One report by its id; Refusal naming those there are."""
    found = {one.id: one for one in reports()}
    if report_id not in found:
        raise Refusal(
            f"Không có báo cáo “{report_id}”. Các báo cáo: {', '.join(found)}.", field="report"
        )
    return found[report_id]


def report_for(period: Period) -> str:
    """The id of the report made for periods of this length: the yearly one if none is."""
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    kind = {0: "month", 2: "quarter"}.get(months, "year")
    return next((one.id for one in reports() if one.periods == (kind,)), "yearly")


def figures(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Figures:
    """The figures of a report for a period, as they stand on a day, each with its names."""
    return statistics.figures(report(report_id), whole(session), period, as_of)


def whole(session: Session) -> OfficeFacts:
    """The facts that every report and picture is counted from."""
    return counting.whole(session, _steps())


@data.once
def _steps() -> frozenset[str]:
    lines = (line for one in reports() for line in one.lines)
    asked = {step for line in lines for step in line.steps}
    return frozenset({*asked, *pictures.STAGES})
