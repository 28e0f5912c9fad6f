"""Answers kept from one reading of a file to the next; what changed is asked anew.

The journal tells which rows were written since. The tables named here are all that an answer about
a case may be read from; a kind of lines names its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, func, select
from sqlalchemy.orm import Session

from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.cases import (
    AtAdmissionRow,
    CaseRow,
    ExtraPaperRow,
    MentorshipRow,
    StepRow,
    VerificationRow,
)
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.members import (
    BelongingRow,
    DisciplineRow,
    MembershipRow,
    MovementRow,
)
from desktop.store.tables.office import DayOffRow, LocalLimitRow, OfficeRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.remarks import TrialTaskRow
from desktop.store.tables.transfers import TransferRow
from desktop.store.tables.updates import UpdatePackRow

Answer = TypeVar("Answer")
Answers = Mapping[str, tuple[Any, ...]]
Ask = Callable[[Session, date, set[str] | None], Answers]

_OF_CASES = {
    one.__tablename__
    for one in (
        StepRow,
        MentorshipRow,
        ExtraPaperRow,
        VerificationRow,
        AtAdmissionRow,
        TrialTaskRow,
    )
}
_OF_PEOPLE = {
    one.__tablename__
    for one in (
        MembershipRow,
        BelongingRow,
        MovementRow,
        DisciplineRow,
        CentralRow,
        TransferRow,
        DepartureRow,
        BadgeRow,
        CardRequestRow,
    )
}
_OF_ALL = {
    one.__tablename__ for one in (OfficeRow, CellRow, LocalLimitRow, DayOffRow, UpdatePackRow)
}
PEOPLE = frozenset({PersonRow.__tablename__, *_OF_PEOPLE})
CASES = frozenset({CaseRow.__tablename__, *_OF_CASES})
"""The tables of people, and those of their cases."""
TABLES = CASES | PEOPLE | _OF_ALL
"""All tables whose changes are followed for the answers about cases."""

# After so many changes, as of a workbook taken in, asking everything anew is quicker.
_MOST = 500


Whom = Callable[[Session, date], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How lines of one subject are asked, and all tables that they are read from.

    `whom` tells of which people; what is written of anybody else then leaves them as they are.
    """

    ask: Callable[..., Iterable[Any]]
    tables: frozenset[str]
    whom: Whom | None = None

    @classmethod
    def read_from(
        cls, ask: Callable[..., Iterable[Any]], tables: Set[str], whom: Whom | None = None
    ) -> Kind:
        """A kind read from these tables, and from what all of the office rests on."""
        return cls(ask, frozenset(tables | _OF_ALL), whom)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The answers on a day after the operation of that number."""

    operation: int
    day: date
    answers: Answers


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a kind, and of whom they were read."""

    lines: tuple[Any, ...]
    whom: frozenset[str]


@dataclass(frozen=True, slots=True)
class _KeptKinds:
    """The lines of each kind on a day after the operation of that number."""

    operation: int
    day: date
    kinds: Mapping[Kind, _Lines]


@dataclass(frozen=True, slots=True)
class _KeptAnswer:
    """The answer about something after the operation of that number."""

    operation: int
    about: tuple[object, ...]
    answer: Any


_KEPT: WeakKeyDictionary[Engine | Connection, _Kept] = WeakKeyDictionary()
_KEPT_KINDS: WeakKeyDictionary[Engine | Connection, _KeptKinds] = WeakKeyDictionary()
_KEPT_ANSWERS: WeakKeyDictionary[Engine | Connection, dict[Callable[..., Any], _KeptAnswer]] = (
    WeakKeyDictionary()
)


def by_case(session: Session, day: date, ask: Ask) -> Answers:
    """What `ask` answers on a day by case: all of them, or only those of the ids it is given."""
    file = session.get_bind()
    if file.get_execution_options().get("writing"):
        # What a command has written so far may yet be given up, and stands in no journal.
        return ask(session, day, None)
    last = session.scalar(select(func.max(OperationRow.id))) or 0
    kept = _of_day(session, day, last)
    touched = None if kept is None else _touched(session, kept.operation)
    if kept is None or touched is None:
        answers = ask(session, day, None)
    else:
        rest = {case: answer for case, answer in kept.answers.items() if case not in touched}
        answers = {**rest, **ask(session, day, touched)} if touched else rest
    _KEPT[file] = _Kept(last, day, answers)
    return answers


def by_kind(session: Session, day: date, kinds: Iterable[Kind], *given: object) -> list[Any]:
    """The lines of all kinds on a day, each asked with what is given once its tables changed."""
    file = session.get_bind()
    if file.get_execution_options().get("writing"):
        return [line for kind in kinds for line in kind.ask(session, *given)]
    last = session.scalar(select(func.max(OperationRow.id))) or 0
    kept = _KEPT_KINDS.get(file)
    if kept is None or kept.day != day or kept.operation > last:
        kept = _KeptKinds(last, day, {})
    changes = _changes(session, kept.operation)
    found = {}
    for kind in kinds:
        whom = frozenset(kind.whom(session, day)) if kind.whom else frozenset()
        old = kept.kinds.get(kind)
        if old is None or changes is None or _concerned(session, kind, changes, whom | old.whom):
            old = _Lines(tuple(kind.ask(session, *given)), whom)
        found[kind] = old
    _KEPT_KINDS[file] = _KeptKinds(last, day, found)
    return [line for one in found.values() for line in one.lines]


def until_written(
    session: Session, but: Set[str], ask: Callable[..., Answer], *about: object
) -> Answer:
    """What `ask` answers about something, asked anew once a table other than these is written.

    Of each function only the answer about the latest thing is kept.
    """
    file = session.get_bind()
    if file.get_execution_options().get("writing"):
        return ask(session, *about)
    last = session.scalar(select(func.max(OperationRow.id))) or 0
    held = _held(session, last, but, ask, about)
    answer: Answer = held.answer if held else ask(session, *about)
    _KEPT_ANSWERS.setdefault(file, {})[ask] = _KeptAnswer(last, about, answer)
    return answer


def is_kept(session: Session, but: Set[str], ask: Callable[..., object], *about: object) -> bool:
    """Whether `until_written` answers at once."""
    last = session.scalar(select(func.max(OperationRow.id))) or 0
    return _held(session, last, but, ask, about) is not None


def _held(
    session: Session,
    last: int,
    but: Set[str],
    ask: Callable[..., object],
    about: tuple[object, ...],
) -> _KeptAnswer | None:
    """The answer kept about something, if it still holds after the latest operation."""
    held = _KEPT_ANSWERS.get(session.get_bind(), {}).get(ask)
    if held is None or held.about != about or held.operation > last:
        return None
    return None if held.operation < last and _beside(session, held.operation, but) else held


def _beside(session: Session, since: int, but: Set[str]) -> bool:
    """Whether anything but these tables may have been written after an operation."""
    changes = _changes(session, since)
    return changes is None or any(one.table not in but for one in changes)


def to_ask(session: Session, day: date) -> int | None:
    """Of how many cases `by_case` would ask anew on a day; None for all of them."""
    last = session.scalar(select(func.max(OperationRow.id))) or 0
    kept = _of_day(session, day, last)
    touched = None if kept is None else _touched(session, kept.operation)
    return None if touched is None else len(touched)


def _of_day(session: Session, day: date, last: int) -> _Kept | None:
    """What is kept of a day in the file whose latest operation is that."""
    kept = _KEPT.get(session.get_bind())
    return None if kept is None or kept.day != day or kept.operation > last else kept


def _touched(session: Session, since: int) -> set[str] | None:
    """The cases of which something was written after an operation; None if it may be all."""
    changes = _changes(session, since)
    if changes is None or any(one.table in _OF_ALL for one in changes):
        return None
    cases, people = _whose(changes)
    return cases | _cases_with(session, people)


def _changes(session: Session, since: int) -> Sequence[Row[Any]] | None:
    """What was written after an operation; None if it is too much to be looked at."""
    query = (
        select(ChangeRow.table, ChangeRow.row, ChangeRow.before, ChangeRow.after)
        .where(ChangeRow.operation_id > since)
        .limit(_MOST)
    )
    changes = session.execute(query).all()
    return None if len(changes) == _MOST else changes


def _whose(changes: Iterable[Row[Any]]) -> tuple[set[str], set[str]]:
    """The cases and the people of which something was written."""
    cases, people = set(), set()
    for one in changes:
        contents = [content for content in (one.before, one.after) if content]
        if one.table in _OF_CASES:
            cases |= {content["case_id"] for content in contents}
        elif one.table in _OF_PEOPLE:
            people |= {content["person_id"] for content in contents}
        elif one.table == CaseRow.__tablename__:
            cases.add(one.row)
            people |= {content["person_id"] for content in contents}
        elif one.table == PersonRow.__tablename__:
            people.add(one.row)
    return cases, people


def _concerned(
    session: Session, kind: Kind, changes: Sequence[Row[Any]], whom: frozenset[str]
) -> bool:
    """Whether a kind's lines may be others after these changes."""
    own = [one for one in changes if one.table in kind.tables]
    if kind.whom is None or any(one.table in _OF_ALL for one in own):
        return bool(own)
    cases, people = _whose(own)
    of_cases = select(CaseRow.person_id).where(CaseRow.id.in_(cases))
    return not whom.isdisjoint({*people, *session.scalars(of_cases)})


def _cases_with(session: Session, people: set[str]) -> set[str]:
    """The cases of people, and those in which they help."""
    if not people:
        return set()
    own = select(CaseRow.id).where(CaseRow.person_id.in_(people))
    helped = select(MentorshipRow.case_id).where(MentorshipRow.mentor_id.in_(people))
    return {*session.scalars(own), *session.scalars(helped)}
