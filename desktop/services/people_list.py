"""One list of everyone, with the stage each has reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.rules import membership, progress, text
from desktop.rules.facts.person import Person
from desktop.rules.process import Stage
from desktop.services import facts, settings, shipped, steps

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
    """A person as the list shows it; the personal number is masked."""

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
    whole = facts.whole(session)
    cases = {case.person.id: case for case in whole.cases}
    names = {cell.id: cell.name for cell in whole.cells}
    law, calendar = shipped.law(), settings.working_calendar(session)
    found = []
    for person in whole.people:
        if not text.matches(
            find, person.name, person.other_names, person.personal_number, person.old_id_number
        ):
            continue
        case = cases.get(person.id)
        state = None
        if case is not None:
            state = progress.progress(case, steps.processes_for(case), law, calendar, day)
        one = _line(person, state, names, day)
        if (stage is None or one.stage == stage) and cell_id in (None, one.cell_id):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.sort_key))


def line(session: Session, /, *, id: str, day: date) -> PersonLine:
    """One person on a day, as the list shows it."""
    case = facts.case_of(session, id)
    state = None
    if case is not None:
        law, calendar = shipped.law(), settings.working_calendar(session)
        state = progress.progress(case, steps.processes_for(case), law, calendar, day)
    names = {cell.id: cell.name for cell in facts.cells(session)}
    return _line(facts.person(session, id), state, names, day)


def _line(
    person: Person, state: progress.Progress | None, names: dict[str, str], day: date
) -> PersonLine:
    listed = [one for one in person.belongings if one.until is None or one.until > day]
    cell_id = listed[-1].cell_id if listed else ""
    stage = state.stage if state else _stage(person, day)
    following = state.next if state else None
    return PersonLine(
        id=person.id,
        name=person.name,
        sort_key=text.sort_key(person.name),
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
    )


def _stage(person: Person, day: date) -> Stage:
    """The stage of somebody without a case, from the membership dates alone."""
    if membership.life(person, ()).member_on(day):
        dates = person.membership
        waits = dates is not None and dates.admitted is not None and dates.official is None
        return "probationary" if waits else "official"
    return "left" if any(move.day <= day for move in person.movements) else "person"
