"""The lines of a report, and the set of people, cells or units that a line stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from desktop.rules.calendar import Period
from desktop.rules.members import transfers
from desktop.rules.members.badges import AGAIN
from desktop.rules.members.membership import Life
from desktop.rules.partial_date import PartialDate
from desktop.rules.reports.statistics_attributes import (
    aged,
    at_work_as,
    decided_between,
    honoured_with,
    in_sector,
    in_the_party_for,
    in_the_union,
    moved_by,
    moved_over,
    of_ethnicity,
    of_religion,
    of_unit_kind,
    schooled_to,
    taught_theory,
    ticked,
    titled,
    trained_to,
    working_as,
)
from desktop.rules.reports.statistics_bases import (
    OneBase,
    base_organisations,
    base_ranked_as,
    of_base_kind,
)
from desktop.rules.reports.statistics_conditions import (
    REGISTERED,
    Condition,
    Count,
    OneCell,
    OnePerson,
    OneUnit,
    Scene,
)
from desktop.rules.reports.statistics_inspections import inspected, inspected_by
from desktop.rules.reports.statistics_ranking import ranked_as, ranked_because

One = OnePerson | OneCell | OneUnit | OneBase
_Unsure = tuple[One, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShape:
    """One line of a report, of exactly one kind.

    Sets: `count` of all people, cells, units or base organisations; the changes of membership of
    the kinds in `movements`; people for whom one of `steps` was recorded; members to whom a
    `discipline` of these forms was given, who went on a `journey` of these kinds, or to whom one
    of the `badges` of so many years was handed; cells or people `inspected`, once for each time;
    `part_of` another line, perhaps only some of its `movements` or `badges`; those of the whole who
    are surely in none of the lines `besides`. `where` and the conditions after it narrow a set;
    `each` stands for a line for every entry of that list but those `apart`; two that are `swapped`
    stand in each other's place.
    A `heading` is nothing but its title. Of what the record `lacks` a line is not known, unless
    there is nobody who may be in it; without a set it never is. A line that is `across` sets stands
    for one in each of them. It is counted for periods that end from `since` and until `until`.
    Numbers: the `percent` that one line is `of` another; the `average` age `over` a line; the
    admissions that the `target` asks.
    """

    id: str
    title: str
    count: Count | None = None
    movements: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    discipline: tuple[str, ...] = ()
    inspected: Literal["", "cells", "people"] = ""
    journey: tuple[str, ...] = ()
    badges: tuple[int, ...] = ()
    part_of: str = ""
    at: Literal["start", "end"] = "end"
    within: Literal["period", "term"] = "period"
    where: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    age: tuple[int, ...] = ()
    occupation: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    professional: tuple[str, ...] = ()
    theory: tuple[str, ...] = ()
    academic: tuple[str, ...] = ()
    ethnicity: tuple[str, ...] = ()
    religion: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    base_kind: tuple[str, ...] = ()
    base_ranked: tuple[str, ...] = ()
    unit_kind: tuple[str, ...] = ()
    party_age: tuple[int, ...] = ()
    decided: tuple[date, ...] = ()
    ranked: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    each: Literal["", "ethnic_groups", "religions"] = ""
    apart: tuple[str, ...] = ()
    swapped: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    union_age: int | None = None
    percent: str = ""
    of: str = ""
    average: Literal["age"] | None = None
    over: str = ""
    target: Literal["year", "term"] | None = None
    heading: bool = False
    lacks: str = ""
    across: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def nowhere(self) -> bool:
        """Whether the record keeps nothing of what the line would count."""
        return bool(self.lacks) and not (self.count or self.part_of)

    def stands_on(self, day: date) -> bool:
        """Whether the line is counted for a period that ends on a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that narrows the set; KeyError for a name that no condition has."""
        named = [REGISTERED[name] for name in self.where]
        if self.part_of and self.movements:
            named.append(moved_by(self.movements))
        if self.part_of and self.badges:
            named.append(honoured_with(self.badges))
        named += [ask(asked) for ask, asked in self._asked() if asked]
        if self.union_age is not None:
            named.append(in_the_union(self.union_age))
        return tuple(named)

    def _asked(self) -> tuple[tuple[Callable[[Any], Condition], tuple[object, ...]], ...]:
        return (
            (moved_over, self.reach),
            (aged, self.age),
            (at_work_as, self.occupation),
            (working_as, self.work),
            (schooled_to, self.general),
            (trained_to, self.professional),
            (taught_theory, self.theory),
            (titled, self.academic),
            (of_ethnicity, self.ethnicity),
            (of_religion, self.religion),
            (ticked, self.groups),
            (in_sector, self.sector),
            (of_base_kind, self.base_kind),
            (base_ranked_as, self.base_ranked),
            (of_unit_kind, self.unit_kind),
            (in_the_party_for, self.party_age),
            (decided_between, self.decided),
            (ranked_as, self.ranked),
            (ranked_because, self.cause),
            (inspected_by, self.ways),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Sets of people that must agree person by person: `total` = `start` + `more` - `less`."""

    total: str
    start: str
    more: str
    less: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Everybody `of` a line stands in exactly one of the `parts`."""

    of: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The set behind a line: those surely in it, and those of whom the named fact is missing."""

    sure: tuple[One, ...] = ()
    unsure: tuple[_Unsure, ...] = ()


def found(
    shape: LineShape,
    scene: Scene,
    whole: Found | None,
    besides: tuple[Found | None, ...] = (),
) -> Found | None:
    """The set of a line, taken from `whole` if it is a part; None if its span is not known."""
    span = scene.term if shape.within == "term" else scene.period
    if span is None or (shape.part_of and whole is None):
        return None
    left = narrowed(whole or _all(shape, scene, span), shape.conditions)
    if shape.lacks:
        maybe = ((one, lacks or shape.lacks) for one, lacks in _everybody(left))
        left = Found(unsure=tuple(maybe))
    elsewhere = {
        id(one)
        for other in besides
        if other
        for one, lacks in _everybody(other)
        if shape.lacks or not lacks
    }
    return _without(left, elsewhere) if elsewhere else left


def _without(start: Found, elsewhere: set[int]) -> Found:
    """Those of a set that stand nowhere else: a set and its parts hold the same objects."""
    return Found(
        tuple(one for one in start.sure if id(one) not in elsewhere),
        tuple((one, lacks) for one, lacks in start.unsure if id(one) not in elsewhere),
    )


def narrowed(start: Found, conditions: tuple[Condition, ...]) -> Found:
    """Those of a set who answer every condition; one who may is unsure, with what is lacking."""
    if not conditions:
        return start
    sure: list[One] = []
    unsure: list[_Unsure] = []
    for one, lacks in _everybody(start):
        for condition in conditions:
            answer = condition.question(one)
            if answer is False:
                break
            if answer is None:
                lacks = lacks or condition.lacks
        else:
            if lacks:
                unsure.append((one, lacks))
            else:
                sure.append(one)
    return Found(tuple(sure), tuple(unsure))


def _everybody(start: Found) -> Iterator[_Unsure]:
    """Those surely in a set, who lack nothing, and then the others."""
    yield from ((one, "") for one in start.sure)
    yield from start.unsure


def _all(shape: LineShape, scene: Scene, span: Period) -> Found:
    """All that a line counts before its conditions."""
    if shape.count == "cells":
        return Found(tuple(OneCell(cell, scene) for cell in scene.facts.cells))
    if shape.count == "bases":
        return Found(tuple(base_organisations(scene)))
    if shape.count == "units":
        return Found(tuple(OneUnit(unit, scene) for unit in scene.facts.units))
    if shape.count == "people":
        day = span.last if shape.at == "end" else span.first - timedelta(days=1)
        return Found(scene.everyone_on(day))
    if shape.inspected:
        return Found(tuple(inspected(scene, span, shape.inspected)))
    # A day of which only the month or year is known counts as its first, as it does for who is a
    # member on a day: else those at the end would not be those before with the gains and losses.
    touched = _touched(shape, scene)
    return Found(tuple(one for life in touched for one in _happened(shape, scene, span, life)))


def _touched(shape: LineShape, scene: Scene) -> Iterable[Life]:
    """Everyone to whom something of the kinds of a line may have happened, in the usual order."""
    if shape.discipline or shape.journey or shape.badges:
        return scene.lives
    return scene.touched_by((*shape.movements, *shape.steps))


def _happened(shape: LineShape, scene: Scene, span: Period, life: Life) -> Iterator[OnePerson]:
    """Each change and act of the kinds asked in the span, and once the latest of the steps."""
    for change in life.changes:
        if change.kind in shape.movements and change.day.earliest in span:
            yield OnePerson(life, change.day.earliest, scene, change.day, change)
    for day in _acts(shape, life):
        if day in span:
            yield OnePerson(life, day, scene, PartialDate.of(day))
    for badge in life.person.badges:
        handed = badge.handed if badge.kind != AGAIN else None
        if badge.years in shape.badges and handed is not None and handed in span:
            yield OnePerson(life, handed, scene, PartialDate.of(handed), badge=badge.years)
    days = [day for step in shape.steps for day in life.days_of(step) if day.earliest in span]
    if days:
        latest: PartialDate = max(days, key=lambda day: day.latest)
        yield OnePerson(life, latest.earliest, scene, latest)


def _acts(shape: LineShape, life: Life) -> Iterator[date]:
    """The days of discipline and of temporary introductions of the kinds asked."""
    for one in life.person.disciplines:
        if one.form in shape.discipline and one.day is not None:
            yield one.day
    for way in life.person.transfers:
        # Going away begins with the letter, coming with the receipt.
        day = way.received if way.kind in transfers.COMING else way.letter or way.received
        if way.kind in shape.journey and day is not None:
            yield day
