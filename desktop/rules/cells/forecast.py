"""How many of those on the way will be admitted by a day, told by the office's own past cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.rules.facts.case import Case
from desktop.rules.members.membership import GIVEN_UP_STEPS

MILESTONES = (
    "outstanding",
    "candidate",
    "class-sent",
    "certificate",
    "application",
    "cell-meeting",
    "decision",
)
"""The steps between which a case is said to wait, in their order."""
FEWEST = 5
"""With fewer past cases to compare with, nothing is foretold: chance would speak, not practice."""
_JOINED = "ceremony"
ENDS = (_JOINED, *GIVEN_UP_STEPS)
"""The steps after which a case waits no longer."""
_NEVER = date.max.toordinal()
_LEAST, _MIDDLE, _MOST = 0.1, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Standing:
    """The last milestone that a case has reached, and on which day."""

    step: str
    reached: date


@dataclass(frozen=True, slots=True)
class Stay:
    """A case at a milestone: the day it began, as an ordinal, and how many days it `stood` there.

    `took` are the days until it joined; what has not come yet takes longer than anybody waits.
    """

    began: int
    stood: int
    took: int


@dataclass(frozen=True, slots=True)
class Chance:
    """So many comparable past cases were seen, and so many of them came to the ceremony in time."""

    seen: int
    made: int

    @property
    def known(self) -> bool:
        """Whether there are enough past cases to say anything."""
        return self.seen >= FEWEST

    @property
    def share(self) -> float:
        """The chance by the rule of succession, which never takes a few cases for certainty."""
        return (self.made + 1) / (self.seen + 2)


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many will be admitted: the middle, and the bounds that hold eight times in ten."""

    low: int
    likely: int
    high: int


def standing(case: Case, day: date) -> Standing | None:
    """Where a case waits on a day; None before the first milestone and once it is over."""
    if any(_by(case, step, day) for step in ENDS):
        return None
    passed = [(step, on) for step in MILESTONES if (on := _by(case, step, day))]
    return Standing(*passed[-1]) if passed else None


def stays(past: Iterable[Case]) -> Mapping[str, tuple[Stay, ...]]:
    """How long each case stood at each milestone, by milestone: what `chance` compares with."""
    found: dict[str, list[Stay]] = {step: [] for step in MILESTONES}
    for case in past:
        days = {step: on.toordinal() for step in (*MILESTONES, *ENDS) if (on := case.day_of(step))}
        left = min((on for step, on in days.items() if step in ENDS), default=_NEVER)
        for step in reversed(MILESTONES):
            if step in days:
                began = days[step]
                found[step].append(Stay(began, left - began, days.get(_JOINED, _NEVER) - began))
                left = min(left, began)
    return {step: tuple(ones) for step, ones in found.items()}


def chance(past: Mapping[str, tuple[Stay, ...]], now: Standing, day: date, by: date) -> Chance:
    """What became of the past cases that once waited at the same step for as long.

    Compared are cases that reached the step, were still at it after as many days as this one has
    waited by `day`, and reached it so long ago that the time left to this one until `by` has
    passed for them too. One that went on, gave up or still waits has not come in time.
    """
    waited, given = (day - now.reached).days, (by - now.reached).days
    latest = day.toordinal() - max(given, 0)
    compared = [one for one in past[now.step] if one.began <= latest and waited < one.stood]
    return Chance(len(compared), sum(one.took <= given for one in compared))


def estimate(chances: Sequence[Chance]) -> Estimate:
    """How many of several come in time, each by the own chance, whatever becomes of the others.

    The likelihood of every number of admissions is reckoned exactly from the single chances, not
    drawn by lot: the same record gives the same answer. `low` and `high` leave out the tenth of
    cases at either end. That people help or hinder one another, and that a year may be unlike the
    years before, is not in it.
    """
    weights = [1.0]
    for one in chances:
        out, into = [*weights, 0.0], [0.0, *weights]
        weights = [
            stays * (1 - one.share) + comes * one.share
            for stays, comes in zip(out, into, strict=True)
        ]
    return Estimate(*(_quantile(weights, share) for share in (_LEAST, _MIDDLE, _MOST)))


def _quantile(weights: Sequence[float], share: float) -> int:
    """The least number that is not passed with this likelihood."""
    total = 0.0
    for number, weight in enumerate(weights):
        total += weight
        if total >= share:
            return number
    return len(weights) - 1


def _by(case: Case, step: str, day: date) -> date | None:
    """The day on which a step was done, if it was by a day."""
    on = case.day_of(step)
    return on if on is not None and on <= day else None


def months_left(day: date, last: date) -> int:
    """The months until a day, the present one among them."""
    if last < day:
        return 0
    return (last.year - day.year) * 12 + last.month - day.month + 1
