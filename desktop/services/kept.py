"""Answers about cases kept from one reading of a file to the next; what changed is asked anew.

The journal tells which rows were written since. The tables named here are all that such an answer
may be read from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select
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
_ITSELF = {CaseRow.__tablename__, PersonRow.__tablename__}
TABLES = frozenset(_OF_CASES | _OF_PEOPLE | _OF_ALL | _ITSELF)
"""The tables whose changes are followed."""

# After so many changes, as of a workbook taken in, asking everything anew is quicker.
_MOST = 500


@dataclass(frozen=True, slots=True)
class _Kept:
    """The answers on a day after the operation of that number."""

    operation: int
    day: date
    answers: Answers


_KEPT: WeakKeyDictionary[Engine | Connection, _Kept] = WeakKeyDictionary()


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
    query = (
        select(ChangeRow.table, ChangeRow.row, ChangeRow.before, ChangeRow.after)
        .where(ChangeRow.operation_id > since, ChangeRow.table.in_(TABLES))
        .limit(_MOST)
    )
    changes = session.execute(query).all()
    if len(changes) == _MOST or any(one.table in _OF_ALL for one in changes):
        return None
    cases, people = set(), set()
    for one in changes:
        contents = [content for content in (one.before, one.after) if content]
        if one.table in _OF_CASES:
            cases |= {content["case_id"] for content in contents}
        elif one.table in _OF_PEOPLE:
            people |= {content["person_id"] for content in contents}
        else:
            (cases if one.table == CaseRow.__tablename__ else people).add(one.row)
    return cases | _cases_with(session, people)


def _cases_with(session: Session, people: set[str]) -> set[str]:
    """The cases of people, and those in which they help."""
    if not people:
        return set()
    own = select(CaseRow.id).where(CaseRow.person_id.in_(people))
    helped = select(MentorshipRow.case_id).where(MentorshipRow.mentor_id.in_(people))
    return {*session.scalars(own), *session.scalars(helped)}
