"""The commune and its cells with their targets, and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from typing import Protocol

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.facts.office import Cell, Target
from desktop.rules.members import membership
from desktop.rules.members.membership import Life
from desktop.rules.reports import statistics

WHOLE = "commune"
"""The id of the line of the whole commune."""


class OnTheWay(Protocol):
    """Somebody on the way, of a cell, who can still be admitted in time or not."""

    @property
    def cell_id(self) -> str:
        """The cell of the case."""

    @property
    def possible(self) -> bool:
        """Whether there is still time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """What the commune (id WHOLE) or a cell is to reach, and how far it is.

    `waiting` are those on the way, `possible` those of them who can still be admitted in time.
    """

    id: str
    name: str
    members: int
    target: int | None
    done: int
    waiting: int
    possible: int
    months: int
    number: str = ""
    day: date | None = None

    @property
    def percent(self) -> str:
        """How much of the target is reached: 87,5."""
        share = statistics.percent_of(self.done, self.target)
        return "" if share is None else text.number_text(share)

    @property
    def over(self) -> int:
        """How many more than the target were admitted."""
        return 0 if self.target is None else max(self.done - self.target, 0)

    @property
    def left(self) -> int:
        """How many are missing to the target."""
        return 0 if self.target is None else max(self.target - self.done, 0)

    @property
    def monthly(self) -> str:
        """How many a month are needed from now on, up to a tenth: 1,5."""
        if not self.left or not self.months:
            return ""
        each = Decimal(self.left) / self.months
        return text.number_text(each.quantize(Decimal("0.1"), ROUND_UP).normalize())


@dataclass(frozen=True, slots=True)
class Counts:
    """How many members, admissions and people on the way each cell has."""

    members: Counter[str]
    done: Counter[str]
    waiting: Counter[str]
    possible: Counter[str]

    @classmethod
    def of(cls, lives: Iterable[Life], prospects: Sequence[OnTheWay], until: Period) -> Counts:
        """Counted as of the last day of a period, admissions within it."""
        members: Counter[str] = Counter()
        done: Counter[str] = Counter()
        for one in lives:
            if one.member_on(until.last):
                members[one.cell_on(until.last) or ""] += 1
            for change in one.changes:
                if change.kind == membership.ADMITTED and change.day.earliest in until:
                    done[_cell_of(one, change)] += 1
        waiting = Counter(one.cell_id for one in prospects)
        return cls(
            members, done, waiting, Counter(one.cell_id for one in prospects if one.possible)
        )

    def line(self, cell: Cell, target: Target | None, months: int) -> TargetLine:
        """The line of one cell."""
        return TargetLine(
            id=cell.id,
            name=cell.name,
            members=self.members[cell.id],
            target=target.admit if target else None,
            done=self.done[cell.id],
            waiting=self.waiting[cell.id],
            possible=self.possible[cell.id],
            months=months,
            number=target.number if target else "",
            day=target.day if target else None,
        )


def lines_of(
    found: Counts, targets: Mapping[str | None, Target], cells: Iterable[Cell], months: int
) -> Iterator[TargetLine]:
    """The whole commune first, then these cells; `months` are left to reach the targets in."""
    handed_out = [one.admit for one in targets.values() if one.cell_id is not None]
    own = targets.get(None)
    decided = next((one for one in (own, *targets.values()) if one and one.number), own)
    yield TargetLine(
        id=WHOLE,
        name="Toàn đảng bộ",
        members=found.members.total(),
        target=own.admit if own else sum(handed_out) if handed_out else None,
        done=found.done.total(),
        waiting=found.waiting.total(),
        possible=found.possible.total(),
        months=months,
        number=decided.number if decided else "",
        day=decided.day if decided else None,
    )
    for cell in cells:
        yield found.line(cell, targets.get(cell.id), months)


def _cell_of(one: Life, change: membership.Change) -> str:
    case = change.case
    return one.cell_on(change.day.earliest) or (case.cell.id if case and case.cell else "")
