"""The pictures of a report, drawn from the same facts as its figures."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.rules import pictures as rules
from desktop.rules import statistics, statistics_reader
from desktop.rules.calendar import Period
from desktop.rules.pictures import Shown
from desktop.rules.statistics import Report
from desktop.rules.statistics_conditions import Scene
from desktop.services import data, shipped
from desktop.services import statistics as counted

_FILE = "resources/pictures/shares.toml"


def pictures(session: Session, /, *, period: Period, as_of: date) -> tuple[Shown, ...]:
    """The pictures of a period as it stands on a day; those that would show nothing left out."""
    scene = statistics.scene_of(counted.whole(session), period, as_of)
    return of_scene(scene, period, as_of)


def of_scene(scene: Scene, period: Period, as_of: date) -> tuple[Shown, ...]:
    """The pictures from what was prepared before for the same period and day."""
    return rules.pictures(scene, statistics.of_scene(shares(), scene, period, as_of))


@data.once
def shares() -> Report:
    """The lines of ages and groups that the pictures compare."""
    [report] = statistics_reader.read(data.text(_FILE), shipped.entries, _FILE)
    return report
