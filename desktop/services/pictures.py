"""The pictures of a report, drawn from the same facts as its figures."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.rules import pictures as rules
from desktop.rules import statistics, statistics_reader
from desktop.rules.calendar import Period
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.pictures import Shown
from desktop.rules.statistics import Report
from desktop.services import data, shipped
from desktop.services import statistics as counted

_FILE = "resources/pictures/shares.toml"


def pictures(session: Session, /, *, period: Period, as_of: date) -> tuple[Shown, ...]:
    """The pictures of a period as it stands on a day; those that would show nothing left out."""
    return of_facts(counted.whole(session), period, as_of)


def of_facts(whole: OfficeFacts, period: Period, as_of: date) -> tuple[Shown, ...]:
    """The pictures from facts that were read before."""
    last = max(min(period.last, as_of), period.first - timedelta(days=1))
    figures = statistics.figures(shares(), whole, period, as_of)
    return rules.pictures(whole, figures, Period(period.first, last))


@data.once
def shares() -> Report:
    """The lines of ages and groups that the pictures compare."""
    [report] = statistics_reader.read(data.text(_FILE), shipped.entries, _FILE)
    return report
