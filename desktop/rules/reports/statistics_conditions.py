"""Every named question that statistics may ask of a person, a cell or a unit.

An answer of None is not known; `lacks` then says which fact is missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.cells import bases
from desktop.rules.facts.case import Case
from desktop.rules.facts.office import Cell, Unit
from desktop.rules.facts.ranking import Ranked
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import card_requests
from desktop.rules.members.membership import (
    ADMITTED,
    GIVEN_UP_STEPS,
    MOVEMENTS,
    RECOGNISED,
    Change,
    Life,
    lives,
)
from desktop.rules.partial_date import PartialDate

Answer = bool | None
Count = Literal["people", "cells", "units", "bases"]
Question = TypeVar("Question", bound=Callable[..., bool | None])

_MAJORITY = "kinh"
_NO_RELIGION = "khong"


@dataclass(frozen=True)
class Scene:
    """The whole office over a period, prepared once for all questions."""

    facts: OfficeFacts
    period: Period

    @property
    def term(self) -> Period | None:
        """The office's term until the end of the period; None if unknown or another term."""
        began, ends = self.facts.office.term_from, self.facts.office.term_to
        if began is None or self.period.last < began or (ends and ends < self.period.first):
            return None
        return Period(began, min(self.period.last, ends) if ends else self.period.last)

    @cached_property
    def lives(self) -> tuple[Life, ...]:
        """Everyone, in the order of name lists."""
        return lives(self.facts)

    @cached_property
    def _touched(self) -> Mapping[str, frozenset[int]]:
        """The places in `lives` of those of whom a change or step of a kind is recorded."""
        found: dict[str, set[int]] = defaultdict(set)
        for at, one in enumerate(self.lives):
            for change in one.changes:
                found[change.kind].add(at)
            for case in one.cases:
                for record in case.steps:
                    found[record.step].add(at)
            if one.person.membership and one.person.membership.official:
                found[RECOGNISED].add(at)
        return {name: frozenset(places) for name, places in found.items()}

    def touched_by(self, names: Iterable[str]) -> Iterator[Life]:
        """Those who have changes or steps of these kinds, in the order of name lists."""
        places = (self._touched.get(name, frozenset()) for name in names)
        return (self.lives[at] for at in sorted(frozenset().union(*places)))

    def everyone_on(self, day: date) -> tuple[OnePerson, ...]:
        """Everyone on a day, in the order of name lists; the same objects whenever asked."""
        if day not in self._days:
            self._days[day] = tuple(OnePerson(life, day, self) for life in self.lives)
        return self._days[day]

    @cached_property
    def _days(self) -> dict[date, tuple[OnePerson, ...]]:
        return {}

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Cells by id."""
        return {cell.id: cell for cell in self.facts.cells}

    @cached_property
    def bodies(self) -> Mapping[str, bases.Body]:
        """What each cell stands under, by the id of the cell."""
        return bases.bodies(self.facts.office, self.facts.cells)

    @cached_property
    def rankings(self) -> Mapping[str, Ranked]:
        """Who and which cell is in the ranking of the period's last year, by id."""
        year = self.period.last.year
        return {one.of: one for one in self.facts.rankings if one.year == year}

    @cached_property
    def by_id(self) -> Mapping[str, Life]:
        """Everyone by id."""
        return {one.person.id: one for one in self.lives}

    @cached_property
    def with_members(self) -> frozenset[str | None]:
        """The cells in which a member is listed at the end of the period."""
        last = self.period.last
        return frozenset(one.cell_on(last) for one in self.lives if one.member_on(last))

    @cached_property
    def with_source(self) -> frozenset[str | None]:
        """The cells that have an outstanding person or a candidate at the end of the period."""
        ones = self.everyone_on(self.period.last)
        return frozenset(one.cell_id for one in ones if _outstanding(one) or _candidate(one))

    @cached_property
    def with_admission(self) -> frozenset[str | None]:
        """The cells that admitted somebody in the period."""
        return frozenset(
            OnePerson(one, change.day.earliest, self, change=change).cell_id
            for one in self.lives
            for change in one.changes
            if change.kind == ADMITTED and change.day.earliest in self.period
        )


@dataclass(frozen=True)
class OnePerson:
    """A person on a day; `when` is the day as recorded if something of that day is counted.

    `way` is that of the inspection or supervision that is counted, `badge` the years of the badge.
    """

    life: Life
    day: date
    scene: Scene
    when: PartialDate | None = None
    change: Change | None = None
    way: str = ""
    badge: int = 0

    @property
    def undated(self) -> bool:
        """Whether what is counted may have been after the period: only month or year is known."""
        return self.when is not None and self.when.latest > self.scene.period.last

    @cached_property
    def cell_id(self) -> str | None:
        """The cell on that day, or that of the case that is counted."""
        case = self.change.case if self.change else None
        return self.life.cell_on(self.day) or (case.cell.id if case and case.cell else None)

    @property
    def cell(self) -> Cell | None:
        """The cell on that day, where it is known."""
        return self.scene.cells.get(self.cell_id or "")


@dataclass(frozen=True, slots=True)
class OneCell:
    """A cell at the end of the period, or inspected in a `way` at some time of it."""

    cell: Cell
    scene: Scene
    way: str = ""


@dataclass(frozen=True, slots=True)
class OneUnit:
    """A unit at the end of the period."""

    unit: Unit
    scene: Scene


@dataclass(frozen=True, slots=True)
class Condition:
    """A question, and the Vietnamese name of the fact without which it has no answer."""

    of: Count | Literal["cells or people", "bases or cells", "bases or cells or people"]
    question: Callable[[Any], Answer]
    lacks: str = ""


REGISTERED: dict[str, Condition] = {}


def _ask(of: Count, name: str, lacks: str = "") -> Callable[[Question], Question]:
    def register(question: Question) -> Question:
        REGISTERED[name] = Condition(of, question, lacks)
        return question

    return register


@_ask("people", "member")
def _member(one: OnePerson) -> Answer:
    return one.life.member_on(one.day)


@_ask("people", "probationary", lacks="ngày chính thức")
def _probationary(one: OnePerson) -> Answer:
    admitted = one.life.admitted_by(one.day)
    if admitted is not None and admitted.case is not None:
        # What an earlier membership came to says nothing of the probation after a new admission.
        began = admitted.day.earliest
        recognised = one.life.days_of(RECOGNISED)
        return not any(began < day.earliest <= one.day for day in recognised)
    if any(day.earliest <= one.day for day in one.life.days_of(RECOGNISED)):
        return False
    membership = one.life.person.membership
    if membership is None or membership.official is None:
        return None
    return membership.official.earliest > one.day


@_ask("people", "no longer probationary", lacks="ngày chính thức")
def _no_longer_probationary(one: OnePerson) -> Answer:
    probationary = _probationary(one)
    return None if probationary is None else not probationary


@_ask("people", "official member", lacks="ngày chính thức")
def _official_member(one: OnePerson) -> Answer:
    return _no_longer_probationary(one) if _member(one) else False


@_ask("people", "exempt")
def _exempt(one: OnePerson) -> Answer:
    standing = one.life.person.standing
    if standing is None or standing.status != "exempt":
        return False
    return standing.status_on is None or standing.status_on.earliest <= one.day


@_ask("people", "with a card")
def _with_a_card(one: OnePerson) -> Answer:
    membership = one.life.person.membership
    return membership is not None and bool(membership.card_number or membership.old_card_number)


@_ask("people", "with a lost card")
def _with_a_lost_card(one: OnePerson) -> Answer:
    return _awaits_a_card(one, card_requests.LOST)


@_ask("people", "with a damaged card")
def _with_a_damaged_card(one: OnePerson) -> Answer:
    return _awaits_a_card(one, card_requests.DAMAGED)


@_ask("people", "with a dossier number")
def _with_a_dossier_number(one: OnePerson) -> Answer:
    membership = one.life.person.membership
    return membership is not None and bool(membership.dossier_number)


@_ask("people", "woman", lacks="giới tính")
def _woman(one: OnePerson) -> Answer:
    return None if one.life.person.sex is None else one.life.person.sex == "nữ"


@_ask("people", "of a minority", lacks="dân tộc")
def _of_a_minority(one: OnePerson) -> Answer:
    words = text.fold(one.life.person.ethnicity).split()
    return words[0] != _MAJORITY if words else None


@_ask("people", "religious", lacks="tôn giáo")
def _religious(one: OnePerson) -> Answer:
    words = text.fold(one.life.person.religion).split()
    return words[0] != _NO_RELIGION if words else None


@_ask("people", "in a village cell", lacks="chi bộ")
def _in_a_village_cell(one: OnePerson) -> Answer:
    return one.cell.sector == "village" if one.cell else None


@_ask("people", "admitted again", lacks="hồ sơ kết nạp")
def _admitted_again(one: OnePerson) -> Answer:
    admitted = one.change or one.life.admitted_by(one.day)
    return admitted.case.again if admitted and admitted.case else None


@_ask("people", "candidate")
def _candidate(one: OnePerson) -> Answer:
    return _on_the_way(one, "candidate")


@_ask("people", "outstanding")
def _outstanding(one: OnePerson) -> Answer:
    return _on_the_way(one, "outstanding")


@_ask("cells", "cell at work")
def cell_at_work(one: OneCell) -> bool:
    """Whether a cell is founded and not dissolved at the end of the period."""
    founded, dissolved, last = one.cell.founded, one.cell.dissolved, one.scene.period.last
    return (founded is None or founded.earliest <= last) and (dissolved is None or last < dissolved)


@_ask("cells", "newly founded")
def _newly_founded(one: OneCell) -> bool:
    return one.cell.founded is not None and one.cell.founded.earliest in one.scene.period


@_ask("cells", "without admission")
def _without_admission(one: OneCell) -> bool:
    return one.cell.id not in one.scene.with_admission


@_ask("cells", "with admission")
def _with_admission(one: OneCell) -> bool:
    return one.cell.id in one.scene.with_admission


@_ask("cells", "without source")
def _without_source(one: OneCell) -> bool:
    return one.cell.id not in one.scene.with_source


@_ask("units", "unit at work")
def _unit_at_work(one: OneUnit) -> bool:
    since, until, last = one.unit.since, one.unit.until, one.scene.period.last
    return (since is None or since <= last) and (until is None or last < until)


@_ask("units", "without members")
def _without_members(one: OneUnit) -> bool:
    cell_id = one.unit.cell_on(one.scene.period.last)
    return cell_id is None or cell_id not in one.scene.with_members


@_ask("units", "without a cell")
def _without_a_cell(one: OneUnit) -> bool:
    return one.unit.cell_on(one.scene.period.last) is None


def _awaits_a_card(one: OnePerson, kind: str) -> bool:
    """Whether a card was asked for by that day and not handed over yet."""
    return any(
        card.kind == kind
        and (card.asked is None or card.asked <= one.day)
        and (card.handed is None or one.day < card.handed)
        for card in one.life.person.cards
    )


def _on_the_way(one: OnePerson, step: str) -> bool:
    """Whether a case that passed the step goes on: no ceremony, nobody gone or given up."""
    if one.life.member_on(one.day):
        return False
    return any(_open_after(case, step, one.day) for case in one.life.cases)


def _open_after(case: Case, step: str, day: date) -> bool:
    passed = {record.step: record.day for record in case.steps if record.day <= day}
    if step not in passed or "ceremony" in passed or not passed.keys().isdisjoint(GIVEN_UP_STEPS):
        return False
    return not any(
        passed[step] <= move.day <= day and not MOVEMENTS[move.kind]
        for move in case.person.movements
    )
