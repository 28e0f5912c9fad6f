"""Copying what the history of a relative in the office already tells of the shared family."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.person import Person, Relative
from desktop.rules.people import family
from desktop.rules.people.family import Brought, Tie
from desktop.services import facts, rows, shipped
from desktop.services.people import people
from desktop.store.tables.people import PersonRow, RelativeRow

_STATES = {"new": "thêm", "more": "bổ sung chỗ trống", "same": "đã có"}


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody in the office who is a relative by what the histories tell."""

    id: str
    name: str
    born: str
    tie: Tie
    tie_text: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A relative that copying would bring: `state_text` says whether it is new."""

    id: str
    relation: str
    name: str
    born: str
    state_text: str
    changes: bool


def sources(session: Session, /, *, id: str) -> tuple[Source, ...]:
    """The relatives of a person who are in the office themselves, by name."""
    row = rows.present(session, PersonRow, id)
    person = facts.person(session, id)
    relatives = person.history.relatives if person.history else ()
    names = {one.name for one in relatives if one.name}
    telling = select(RelativeRow.person_id).where(RelativeRow.name.in_({*names, row.name}))
    named = [PersonRow.search_key.startswith(text.fold(name)) for name in names]
    query = select(PersonRow.id).where(
        PersonRow.removed.is_(None),
        PersonRow.id != id,
        or_(PersonRow.id.in_(telling), *named),
    )
    found = []
    for key in session.scalars(query.order_by(PersonRow.sort_key)).all():
        other = facts.person(session, key)
        tie = family.tie(person, other, shipped.entries("relations"))
        if tie is not None:
            born = other.born.text if other.born else ""
            found.append(Source(key, other.name, born, tie, family.TIES[tie]))
    return tuple(found)


def preview(session: Session, /, *, id: str, source: str, tie: Tie) -> tuple[CopyLine, ...]:
    """What copying from a relative would bring, in the order of the booklet."""
    _, news = _brought(session, id, source, tie)
    return tuple(
        CopyLine(
            str(at),
            one.relative.relation,
            one.relative.name,
            one.relative.born.text if one.relative.born else "",
            _STATES[one.state],
            one.state != "same",
        )
        for at, one in enumerate(news)
    )


def copy_family(session: Session, /, *, id: str, source: str, tie: Tie) -> str:
    """Copy the shared relatives; what the person's history tells itself stays.

    Refusal if there is nothing to copy.
    """
    person, news = _brought(session, id, source, tie)
    changes = [one for one in news if one.state != "same"]
    name = rows.present(session, PersonRow, source).name
    if not changes:
        raise Refusal(f"Lý lịch của {name} không có gì mới để chép cho {person.name}.")
    own = person.history.relatives if person.history else ()
    after = family.placed(own, changes, shipped.entries("relations"))
    columns = [item.name for item in fields(Relative)]
    lines = [{column: getattr(one, column) for column in columns} for one in after]
    people.set_part(session, id=id, part="relatives", lines=lines)
    return f"Chép {len(changes)} người thân từ lý lịch của {name} sang {person.name}"


def _brought(
    session: Session, id: str, source: str, tie: Tie
) -> tuple[Person, tuple[Brought, ...]]:
    if id == source:
        raise Refusal("Hãy chọn một người khác để chép.", field="source")
    for key in (id, source):
        rows.present(session, PersonRow, key)
    person, other = facts.person(session, id), facts.person(session, source)
    return person, family.brought(person, other, tie, shipped.entries("relations"))
