"""One person as a whole: everything a screen shows, and everything it saves, in one operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.facts.person import Person
from desktop.rules.members import discipline
from desktop.services import facts, rows, shipped
from desktop.services.keeping import settings
from desktop.services.members import members
from desktop.services.people import people, people_list
from desktop.services.people.people_list import PersonLine
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class Sheet:
    """A person with the whole history, the stage reached, and the revision to save against."""

    person: Person
    line: PersonLine
    revision: int
    removed: bool
    cells: tuple[str, ...]
    terms: tuple[str, ...] = ()


def sheet(session: Session, /, *, id: str, day: date) -> Sheet:
    """Everything about a person on a day; Refusal if the person is gone."""
    row = rows.present(session, PersonRow, id)
    person = facts.person(session, id)
    names = {cell.id: cell.name for cell in facts.cells(session)}
    return Sheet(
        person=person,
        line=people_list.line(session, id=id, day=day),
        revision=row.revision,
        removed=row.removed is not None,
        cells=tuple(
            f"{names.get(one.cell_id, '')}: từ {_day(one.since)} đến {_day(one.until)}"
            for one in person.belongings
            if one.until is not None
        ),
        terms=tuple(_terms(session, person)),
    )


def _terms(session: Session, person: Person) -> Iterator[str]:
    """By when what a member's discipline brings with it ends, each in a sentence."""
    law, calendar = facts.law(session), settings.working_calendar(session)
    names = {one.code: one.name for one in shipped.entries("discipline_forms")}
    for one in person.disciplines:
        for term in discipline.terms(one, law, calendar):
            number = f" {one.number}" if one.number else ""
            yield (
                f"{names.get(one.form, one.form)}{number}: {term.title.lower()} ngày "
                f"{text.date_text(term.due)} ({'; '.join(filter(None, (term.note, term.source)))})."
            )


def add(
    session: Session,
    /,
    *,
    id: str,
    name: str,
    cell_id: str = "",
    member: bool = False,
    membership: Mapping[str, Any] | None = None,
    **values: Any,
) -> str:
    """Enter a person with the cell and, for a member, the dates of membership."""
    label = people.add_person(session, id=id, name=name, **values)
    session.flush()
    if cell_id:
        members.place_in_cell(session, person_id=id, cell_id=cell_id)
    if member:
        members.set_membership(session, person_id=id, **(membership or {}))
    return label


def save(
    session: Session,
    /,
    *,
    id: str,
    revision: int,
    values: Mapping[str, Any],
    parts: Mapping[str, Sequence[Mapping[str, Any]]],
    membership: Mapping[str, Any],
    movements: Sequence[Mapping[str, Any]] | None = None,
    disciplines: Sequence[Mapping[str, Any]] | None = None,
    standing: Mapping[str, Any] | None = None,
    cell_id: str = "",
    since: date | None = None,
) -> str:
    """Save what was changed of a person, all or nothing; what is not named stays as it is.

    `membership` may hold `member`: False takes the membership back.
    """
    label = people.change_person(session, id=id, revision=revision, **values)
    for part, lines in parts.items():
        people.set_part(session, id=id, part=part, lines=lines)
    dates = {name: value for name, value in membership.items() if name != "member"}
    if membership.get("member") is False:
        members.remove_membership(session, person_id=id)
    elif membership:
        members.set_membership(session, person_id=id, **dates)
    if movements is not None:
        members.set_movements(session, person_id=id, lines=movements)
    if standing:
        members.set_standing(session, person_id=id, **standing)
    if disciplines is not None:
        session.flush()
        members.set_disciplines(session, person_id=id, lines=disciplines)
    if cell_id:
        members.place_in_cell(session, person_id=id, cell_id=cell_id, since=since)
    return label


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "chưa rõ"
