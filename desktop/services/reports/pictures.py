"""The pictures of a report, drawn from the same facts as its figures."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.reports import pictures as rules
from desktop.rules.reports import statistics, statistics_reader
from desktop.rules.reports.pictures import Expected, Shown
from desktop.rules.reports.statistics import Member, Report
from desktop.rules.reports.statistics_conditions import Scene
from desktop.services import data, shipped
from desktop.services.cells import forecast
from desktop.services.cells.forecast import Outlook, Prospect
from desktop.services.reports import statistics as counted

_FILE = "resources/pictures/shares.toml"


def pictures(session: Session, /, *, period: Period, as_of: date) -> tuple[Shown, ...]:
    """The pictures of a period as it stands on a day; those that would show nothing left out."""
    return drawn(session, statistics.scene_of(counted.whole(session), period, as_of), as_of)


def drawn(session: Session, scene: Scene, as_of: date) -> tuple[Shown, ...]:
    """The same of a scene that was prepared before."""
    return (*of_scene(scene, as_of), *_forecast(session, scene))


def of_scene(scene: Scene, as_of: date) -> tuple[Shown, ...]:
    """The pictures of what has been, all but the forecast."""
    return rules.pictures(scene, statistics.of_scene(shares(), scene, scene.period, as_of))


def _forecast(session: Session, scene: Scene) -> tuple[Shown, ...]:
    """What may still be reached in the year and the term, as seen on the last day of the scene."""
    day, office = scene.period.last, scene.facts.office
    asked = {"year": day.year}
    if office.term_from and office.term_from <= day:
        asked["term"] = office.term_from.year
    running = {
        scope: year
        for scope, year in asked.items()
        if day < forecast.period_of(session, scope=scope, year=year).last
    }
    if not running:
        return ()
    found = forecast.outlooks_of(session, scene.facts, scene.lives, running, day)
    expected = [
        _expected(scope, one)
        for scope, one in zip(running, found, strict=True)
        if one.whole.possible
    ]
    return rules.forecast(expected, day)


def _expected(scope: str, found: Outlook) -> Expected:
    first, last = found.period.first.year, found.period.last.year
    return Expected(
        key=scope,
        label=f"Năm {first}" if scope == "year" else f"Nhiệm kỳ {first} - {last}",
        done=found.whole.done,
        target=found.whole.target,
        estimate=found.estimate,
        people=tuple(
            Member(one.id, one.name, _said(one), one.cell_id)
            for one in found.prospects
            if one.possible
        ),
    )


def _said(one: Prospect) -> str:
    by = f"chậm nhất {text.date_text(one.by)}" if one.by else ""
    return " · ".join(filter(None, (one.cell, f"đang ở: {one.at}", by)))


@data.once
def shares() -> Report:
    """The lines of ages and groups that the pictures compare."""
    [report] = statistics_reader.read(data.text(_FILE), shipped.entries, _FILE)
    return report
