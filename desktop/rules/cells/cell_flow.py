"""How the members of a cell, or of all, changed in a period: start + joined - left = end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.rules.calendar import Period
from desktop.rules.members.membership import Change, Life

MOVED_IN, MOVED_OUT = "moved-in", "moved-out"
"""Between two cells here; for all cells together nobody comes or goes by it."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody comes into a cell or leaves it on a day, and how: a kind of change, or moved."""

    person_id: str
    name: str
    day: date
    kind: str
    joins: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """The members at the start and the end of a period, by id, and everything between."""

    start: frozenset[str]
    end: frozenset[str]
    events: tuple[Event, ...]

    def counts(self, *, joins: bool) -> Counter[str]:
        """How many joined, or left, by kind."""
        return Counter(one.kind for one in self.events if one.joins is joins)

    @property
    def adds_up(self) -> bool:
        """Whether those of the start with all who joined, less all who left, are those at the end.

        Person by person, not only in number.
        """
        held = Counter(dict.fromkeys(self.start, 1))
        for one in self.events:
            held[one.person_id] += 1 if one.joins else -1
        return {id: count for id, count in held.items() if count} == dict.fromkeys(self.end, 1)


def flow(lives: Iterable[Life], period: Period, cell_id: str | None = None) -> Flow:
    """What became of the members of a cell in a period; None for all cells together."""
    start: set[str] = set()
    end: set[str] = set()
    events: list[Event] = []
    for life in lives:
        if _is_in(life, period.first - _DAY, cell_id):
            start.add(life.person.id)
        if _is_in(life, period.last, cell_id):
            end.add(life.person.id)
        events += _events(life, period, cell_id)
    events.sort(key=lambda one: (one.day, one.name, one.joins))
    return Flow(frozenset(start), frozenset(end), tuple(events))


def members_of(lives: Iterable[Life], day: date, cell_id: str | None = None) -> frozenset[str]:
    """The ids of the members of a cell at the end of a day; None for all cells together."""
    return frozenset(one.person.id for one in lives if _is_in(one, day, cell_id))


def _is_in(life: Life, day: date, cell_id: str | None) -> bool:
    return life.member_on(day) and cell_id in (None, life.cell_on(day))


def _events(life: Life, period: Period, cell_id: str | None) -> Iterator[Event]:
    """Every day on which the person came or went, with what the record says of it."""
    by_day = {change.day.earliest: change for change in life.changes}
    for day in sorted(_days(life)):
        if day not in period:
            continue
        before, after = (_is_in(life, one, cell_id) for one in (day - _DAY, day))
        if before == after:
            continue
        yield Event(
            life.person.id, life.person.name, day, _kind(by_day.get(day), joins=after), after
        )


def _days(life: Life) -> set[date]:
    found = {change.day.earliest for change in life.changes}
    for listed in life.person.belongings:
        found |= {listed.since} if listed.since else set()
        # Listed until a day, that day included.
        found |= {listed.until + _DAY} if listed.until else set()
    return found


def _kind(change: Change | None, *, joins: bool) -> str:
    if change is not None and change.joins is joins:
        return change.kind
    return MOVED_IN if joins else MOVED_OUT
