"""One list of everyone, with the stage each has reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import find_keys, membership, progress, text
from desktop.rules.facts.person import Person
from desktop.rules.process import Stage
from desktop.services import facts, settings, steps
from desktop.store.tables.members import MembershipRow
from desktop.store.tables.people import PersonRow

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
    whole, keys = facts.whole(session), _keys(session)
    cases = {case.person.id: case for case in whole.cases}
    names = {cell.id: cell.name for cell in whole.cells}
    law, calendar = facts.law(session), settings.working_calendar(session)
    asked = find_keys.asked(find)
    found = []
    for person in whole.people:
        if not asked.meets(keys[person.id][1]):
            continue
        case = cases.get(person.id)
        state = None
        if case is not None:
            state = progress.standing(case, steps.processes_for(case), law, calendar, day)
        one = _line(person, state, names, day, keys[person.id])
        if (stage is None or one.stage == stage) and cell_id in (None, one.cell_id):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.sort_key))


def line(session: Session, /, *, id: str, day: date) -> PersonLine:
    """One person on a day, as the list shows it."""
    case = facts.case_of(session, id)
    state = None
    if case is not None:
        law, calendar = facts.law(session), settings.working_calendar(session)
        state = progress.standing(case, steps.processes_for(case), law, calendar, day)
    names = {cell.id: cell.name for cell in facts.cells(session)}
    return _line(facts.person(session, id), state, names, day, _keys(session, id)[id])


def _keys(session: Session, id: str | None = None) -> dict[str, tuple[str, str]]:
    """The keys to sort and to find everyone by, or one person; a member also by the cards."""
    query = select(
        PersonRow.id,
        PersonRow.sort_key,
        PersonRow.find_key,
        MembershipRow.card_number,
        MembershipRow.old_card_number,
    ).outerjoin(MembershipRow, MembershipRow.person_id == PersonRow.id)
    if id is not None:
        query = query.where(PersonRow.id == id)
    return {
        key: (order, f"{found} {card or ''} {old or ''}")
        for key, order, found, card, old in session.execute(query)
    }


def _line(
    person: Person,
    state: progress.Progress | None,
    names: dict[str, str],
    day: date,
    keys: tuple[str, str],
) -> PersonLine:
    cell_id = membership.cell_on(person, day) or ""
    stage = state.stage if state else _stage(person, day)
    following = state.next if state else None
    return PersonLine(
        id=person.id,
        name=person.name,
        sort_key=keys[0],
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
        find_key=keys[1],
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
