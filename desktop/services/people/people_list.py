"""One list of everyone, with the stage each has reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from desktop.rules import find_keys, text
from desktop.rules.cases.process import Stage
from desktop.rules.cases.progress import Progress as Standing
from desktop.rules.cases.progress import stage as stage_of
from desktop.rules.cases.progress import standing
from desktop.rules.facts.person import Person
from desktop.rules.members import membership
from desktop.rules.partial_date import PartialDate
from desktop.services import facts
from desktop.services.cases import steps
from desktop.services.keeping import settings
from desktop.store import search
from desktop.store.tables.cases import CaseRow
from desktop.store.tables.members import BelongingRow, MembershipRow
from desktop.store.tables.people import PersonRow

Progress = Callable[[int, int], None]

_TOGETHER = 250
_MANY = 4000
"""Of so many people and fewer, whatever is read of all of them is read in no time."""
_SOME = 500
"""The same of what is counted over all their lives and cases."""

STAGE_TEXTS: dict[Stage, str] = {
    "person": "Quần chúng",
    "outstanding": "Quần chúng ưu tú",
    "candidate": "Cảm tình Đảng",
    "probationary": "Đảng viên dự bị",
    "official": "Đảng viên chính thức",
    "left": "Đã ra khỏi danh sách",
}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as the list shows it; the personal number is masked, `find_key` for searching."""

    id: str
    name: str
    sort_key: str
    sex: str
    born: str
    ethnicity: str
    cell: str
    cell_id: str
    stage: Stage
    stage_text: str
    number: str
    next: str
    late: bool
    find_key: str = field(default="", repr=False)


def is_large(session: Session, /) -> bool:
    """Whether so many people are known that reading of all of them takes a while."""
    return (session.scalar(select(func.count()).select_from(PersonRow)) or 0) > _MANY


def counts_long(session: Session, /) -> bool:
    """Whether so many people are known that counting over their lives and cases takes a while."""
    return (session.scalar(select(func.count()).select_from(PersonRow)) or 0) > _SOME


def silent(_done: int, _all: int) -> None:
    """Tells nobody how far the work is."""


def never() -> bool:
    """Work that nobody stops."""
    return False


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in the roll: what the list is ordered and narrowed by, and no more."""

    id: str
    name: str
    sort_key: str
    find_key: str = field(repr=False)
    sex: str
    born: PartialDate | None
    ethnicity: str
    cell_id: str
    stage: Stage


def count(session: Session, /) -> int:
    """How many people the list has."""
    query = select(func.count()).select_from(PersonRow).where(PersonRow.removed.is_(None))
    return session.scalar(query) or 0


def roll(
    session: Session,
    /,
    *,
    day: date,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> tuple[Entry, ...]:
    """Everyone on a day, by given name; not all of them if cancelled."""
    stages = _stages(session, day, progress, cancelled)
    cells = _cells(session, day)
    return tuple(
        Entry(
            id=row.id,
            name=row.name,
            sort_key=row.sort_key,
            find_key=_find_key(row),
            sex=row.sex or "",
            born=row.born,
            ethnicity=row.ethnicity,
            cell_id=cells.get(row.id, ""),
            stage=stages.get(row.id, "person"),
        )
        for row in session.execute(_everyone())
    )


def some(session: Session, /, *, ids: Sequence[str], day: date) -> tuple[PersonLine, ...]:
    """These people on a day in this order, without those who are not there any more."""
    return tuple(line for _, line in told(session, ids, day))


def told(session: Session, ids: Sequence[str], day: date) -> Iterator[tuple[Person, PersonLine]]:
    """These people on a day, each as facts and as the list shows them."""
    return ((person, line) for person, line, _ in _told(session, ids, day))


def with_cases(session: Session, day: date) -> Iterator[tuple[PersonLine, Standing]]:
    """Whoever has a case, by given name, with how it stands on a day; nobody else is read."""
    for ids in in_parts(_ids_with_cases(session), silent, never):
        for _, line, state in _told(session, ids, day):
            if state is not None:
                yield line, state


def _told(
    session: Session, ids: Sequence[str], day: date
) -> Iterator[tuple[Person, PersonLine, Standing | None]]:
    whole = facts.some(session, ids)
    cases = {case.person.id: case for case in whole.cases}
    names = {cell.id: cell.name for cell in whole.cells}
    law, calendar = facts.law(session), settings.working_calendar(session)
    keys = {row.id: row for row in session.execute(_everyone().where(PersonRow.id.in_(ids)))}
    for person in whole.people:
        case = cases.get(person.id)
        state = None
        if case is not None:
            state = standing(case, steps.processes_for(case), law, calendar, day)
        yield person, _line(person, state, names, day, keys[person.id]), state


def nexts(
    session: Session,
    /,
    *,
    day: date,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> dict[str, str]:
    """What comes next for whoever has a case, by person; not all of it if cancelled."""
    found: dict[str, str] = {}
    for ids in in_parts(_ids_with_cases(session), progress, cancelled):
        found |= {line.id: line.next for line in some(session, ids=ids, day=day)}
    return found


def lines(
    session: Session,
    /,
    *,
    day: date,
    find: str = "",
    stage: Stage | None = None,
    cell_id: str | None = None,
) -> tuple[PersonLine, ...]:
    """Everyone on a day who matches, by given name."""
    asked = find_keys.asked(find)
    ids = [
        one.id
        for one in roll(session, day=day)
        if stage in (None, one.stage)
        and cell_id in (None, one.cell_id)
        and asked.meets(one.find_key)
    ]
    parts = in_parts(ids, silent, never)
    return tuple(line for part in parts for line in some(session, ids=part, day=day))


def line(session: Session, /, *, id: str, day: date) -> PersonLine:
    """One person on a day, as the list shows it; also one in the bin, who is in no list."""
    case = facts.case_of(session, id, with_life=False)
    law, calendar = facts.law(session), settings.working_calendar(session)
    state = standing(case, steps.processes_for(case), law, calendar, day) if case else None
    names = {cell.id: cell.name for cell in facts.cells(session)}
    keys = session.execute(_all_ever().where(PersonRow.id == id)).one()
    return _line(facts.person(session, id), state, names, day, keys)


def in_parts(
    ids: Sequence[str], progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[Sequence[str]]:
    """The ids some at a time, until cancelled."""
    for first in range(0, len(ids), _TOGETHER):
        if cancelled():
            return
        progress(first, len(ids))
        yield ids[first : first + _TOGETHER]


def _cells(session: Session, day: date) -> dict[str, str]:
    """The cell of everybody who is in one on a day, as `membership.cell_on` tells it of one."""
    query = (
        select(BelongingRow.person_id, BelongingRow.cell_id)
        .where(or_(BelongingRow.since.is_(None), BelongingRow.since <= day))
        .where(or_(BelongingRow.until.is_(None), BelongingRow.until >= day))
        # The latest one holds: it is put down last.
        .order_by(BelongingRow.since, search.place(BelongingRow).desc())
    )
    return {row.person_id: row.cell_id for row in session.execute(query)}


def _stages(
    session: Session, day: date, progress: Progress, cancelled: Callable[[], bool]
) -> dict[str, Stage]:
    """The stage of everybody who is more than a person."""
    law, calendar = facts.law(session), settings.working_calendar(session)
    found = {person.id: _stage(person, day) for person in facts.bare_members(session)}
    for ids in in_parts(_ids_with_cases(session), progress, cancelled):
        for case in facts.some(session, ids).cases:
            processes = steps.processes_for(case)
            found[case.person.id] = stage_of(case, processes, law, calendar, day)
    return found


def _ids_with_cases(session: Session) -> list[str]:
    """Whoever has a case, by given name."""
    query = select(PersonRow.id).where(PersonRow.removed.is_(None))
    query = query.where(PersonRow.id.in_(select(CaseRow.person_id)))
    return list(session.scalars(query.order_by(PersonRow.sort_key, PersonRow.id)))


def _everyone() -> Select[Any]:
    """What the roll tells of everyone who is not in the bin."""
    return _all_ever().where(PersonRow.removed.is_(None))


def _all_ever() -> Select[Any]:
    """What the roll tells of people; a member is found by the cards as well."""
    columns: tuple[Any, ...] = (
        *(PersonRow.id, PersonRow.name, PersonRow.sort_key, PersonRow.find_key, PersonRow.sex),
        *(PersonRow.born, PersonRow.ethnicity),
        *(MembershipRow.card_number, MembershipRow.old_card_number),
    )
    query: Select[Any] = select(*columns)
    query = query.outerjoin(MembershipRow, MembershipRow.person_id == PersonRow.id)
    return query.order_by(PersonRow.sort_key, PersonRow.id)


def _find_key(row: Row[Any]) -> str:
    return f"{row.find_key} {row.card_number or ''} {row.old_card_number or ''}"


def _line(
    person: Person,
    state: Standing | None,
    names: dict[str, str],
    day: date,
    keys: Row[Any],
) -> PersonLine:
    cell_id = membership.cell_on(person, day) or ""
    stage = state.stage if state else _stage(person, day)
    following = state.next if state else None
    return PersonLine(
        id=person.id,
        name=person.name,
        sort_key=keys.sort_key,
        sex=person.sex_text,
        born=person.born.text if person.born else "",
        ethnicity=person.ethnicity,
        cell=names.get(cell_id, ""),
        cell_id=cell_id,
        stage=stage,
        stage_text=STAGE_TEXTS[stage],
        number=text.mask_number(person.personal_number),
        next=following.title if following else "",
        late=bool(state and state.late),
        find_key=_find_key(keys),
    )


def _stage(person: Person, day: date) -> Stage:
    """The stage of somebody without a case, from the membership dates alone."""
    if person.membership is None and not person.movements:
        return "person"
    if membership.life(person, ()).member_on(day):
        dates = person.membership
        waits = dates is not None and dates.admitted is not None and dates.official is None
        return "probationary" if waits else "official"
    return "left" if any(move.day <= day for move in person.movements) else "person"
