"""Who is a member on which day: admissions, comings and goings, and the cell a person is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.rules import text
from desktop.rules.facts.case import Case
from desktop.rules.facts.person import Belonging, Person
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import transfers
from desktop.rules.partial_date import PartialDate

ADMITTED = "admitted"
RECOGNISED = "recognition-decision"
MOVEMENTS = {
    "transferred-in": True,
    "restored": True,
    "transferred-out": False,
    "died": False,
    "expelled": False,
    "struck-off": False,
    "resigned": False,
}
"""The codes of `lists/movements.toml`: whether the person comes."""
STRUCK_OFF = "struck-off"
LEAVING_STEPS = (STRUCK_OFF, "not-recognised")
"""The steps of a case that end membership; the first of them on record gives the day."""
GIVEN_UP_STEPS = ("moved-away", "withdrawn")
"""The steps by which somebody on the way to admission goes elsewhere or gives up."""


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody becomes a member here or ceases to be one; `kind` is ADMITTED or a movement.

    `reach` says of a transfer how far away the other place is, where that is known.
    """

    kind: str
    day: PartialDate
    joins: bool
    case: Case | None = None
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """A person with all cases, and the changes that fit together, in order.

    `always` says that the person was a member before the first change; `misfits` are changes
    that contradict the others, such as leaving twice.
    """

    person: Person
    cases: tuple[Case, ...]
    always: bool
    changes: tuple[Change, ...]
    misfits: tuple[Change, ...]

    def member_on(self, day: date) -> bool:
        """Whether the person is a member at the end of a day; a part date counts as its first."""
        inside = self.always
        for change in self.changes:
            if change.day.earliest > day:
                break
            inside = change.joins
        return inside

    def admitted_by(self, day: date) -> Change | None:
        """The latest admission until a day; None if it lies before the changes known."""
        held = [one for one in self.changes if one.kind == ADMITTED and one.day.earliest <= day]
        return held[-1] if held else None

    def cell_on(self, day: date) -> str | None:
        """The cell of the person on a day, else the cell of the latest case, else None."""
        known = [case.cell.id for case in self.cases if case.cell]
        return cell_on(self.person, day) or (known[-1] if known else None)

    def days_of(self, step: str) -> tuple[PartialDate, ...]:
        """The days a step was recorded; of recognition also the one entered without a case."""
        days = tuple(
            PartialDate.of(record.day)
            for case in self.cases
            for record in case.steps
            if record.step == step
        )
        membership = self.person.membership
        official = membership.official if membership else None
        if step == RECOGNISED and not days and official and self.member_on(official.earliest):
            return (official,)
        return days


def lives(facts: OfficeFacts) -> tuple[Life, ...]:
    """Everyone in the order of name lists, each with the cases and changes."""
    cases: dict[str, list[Case]] = defaultdict(list)
    for case in sorted(facts.cases, key=lambda one: one.began or date.min):
        cases[case.person.id].append(case)
    everyone = sorted(facts.people, key=lambda one: (text.sort_key(one.name), one.id))
    return tuple(life(person, cases[person.id]) for person in everyone)


def life(person: Person, cases: Iterable[Case]) -> Life:
    """One person with the cases and changes."""
    own = tuple(cases)
    moves = [
        Change(move.kind, PartialDate.of(move.day), MOVEMENTS[move.kind], reach=move.reach)
        for move in sorted(person.movements, key=lambda move: move.day)
    ]
    # Whoever comes first from elsewhere, or is given back membership, was admitted before that.
    came = moves[0].day.earliest if moves and moves[0].joins else None
    earlier = _tells_more(person, own, moves)
    entered = _dated(person) if earlier else None
    held = [Change(ADMITTED, PartialDate.of(day), True, case) for day, case in _ceremonies(own)]
    admissions = [
        change
        for change in ([Change(ADMITTED, entered, True)] if entered else []) + held
        if came is None or change.day.earliest > came
    ]
    always = came is None and earlier and entered is None
    fitting: list[Change] = []
    misfits: list[Change] = []
    inside = always
    told = sorted([*admissions, *moves, *_ends(own)], key=lambda change: change.day.earliest)
    for change in told:
        if change.joins != inside:
            fitting.append(change)
            inside = change.joins
        elif not (fitting and fitting[-1].kind == change.kind) and (inside or fitting or not own):
            # The same told twice is no contradiction, nor a candidate who goes.
            misfits.append(change)
    return Life(person, own, always, tuple(fitting), tuple(misfits))


def members_on(facts: OfficeFacts, day: date) -> tuple[Person, ...]:
    """The members on a day, in the order of name lists."""
    return tuple(one.person for one in lives(facts) if one.member_on(day))


def cell_on(person: Person, day: date) -> str | None:
    """The id of the cell a person is listed in on a day, or None."""
    return listed_on(person.belongings, day)


def listed_on(belongings: Iterable[Belonging], day: date) -> str | None:
    """The id of the cell among these in which somebody is listed on a day, or None."""
    listed = [
        one
        for one in belongings
        if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
    ]
    latest = max(listed, key=lambda one: one.since or date.min, default=None)
    return latest.cell_id if latest else None


def _ceremonies(cases: tuple[Case, ...]) -> list[tuple[date, Case]]:
    return [(case.ceremony_on, case) for case in cases if case.ceremony_on]


def _ends(cases: tuple[Case, ...]) -> list[Change]:
    """Probations that a case says were ended."""
    return [
        Change(STRUCK_OFF, PartialDate.of(days[0]), False, case)
        for case in cases
        if (days := [day for step in LEAVING_STEPS if (day := case.day_of(step))])
    ]


def _tells_more(person: Person, cases: tuple[Case, ...], moves: list[Change]) -> bool:
    """Whether the membership tells of an admission that no case does.

    Beside a re-admission it is the earlier one, if the record says when that one ended. That of
    a guest, or of somebody who has not been taken in yet, is counted elsewhere.
    """
    if person.membership is None or (not moves and transfers.from_elsewhere(person)):
        return False
    first = min((day for day, _ in _ceremonies(cases)), default=date.max)
    ended = any(not move.joins and move.day.earliest <= first for move in moves)
    if first < date.max:
        return ended and all(case.again for case in cases)
    return _dated(person) is not None or all(case.again for case in cases)


def _dated(person: Person) -> PartialDate | None:
    membership = person.membership
    return (membership.admitted or membership.decided) if membership else None
