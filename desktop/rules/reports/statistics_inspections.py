"""What the lines of a report ask of inspection and supervision: whom, and in which way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from desktop.rules.calendar import Period
from desktop.rules.partial_date import PartialDate
from desktop.rules.reports.statistics_conditions import Answer, Condition, OneCell, OnePerson, Scene


def inspected(
    scene: Scene, span: Period, of: Literal["cells", "people"]
) -> Iterator[OneCell | OnePerson]:
    """The cells or members of all that was concluded in a span, once for each time."""
    for turn in scene.facts.turns:
        if turn.day not in span or turn.cell != (of == "cells"):
            continue
        if turn.cell and turn.of in scene.cells:
            yield OneCell(scene.cells[turn.of], scene, turn.way)
        elif turn.of in scene.by_id:
            when = PartialDate.of(turn.day)
            yield OnePerson(scene.by_id[turn.of], turn.day, scene, when, way=turn.way)


def inspected_by(ways: tuple[str, ...]) -> Condition:
    """Inspected or supervised in one of these ways."""

    def question(one: OnePerson | OneCell) -> Answer:
        return one.way in ways

    return Condition("cells or people", question)
