"""What every line about a member tells in the lists of cards, badges, departures and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.rules.facts.person import Person
from desktop.rules.members import membership
from desktop.services import facts
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record

Line = TypeVar("Line", bound=Record)
_DUE = "due:"
"""Before the person's id: a line that is only due, of which nothing is in the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMember:
    """Whose line it is; of one that is only due the id just says whose it would be."""

    id: str
    revision: int = 1
    person_id: str
    person: str
    cell: str

    @property
    def recorded(self) -> bool:
        """Whether the line is in the record."""
        return not self.id.startswith(_DUE)


def due(person_id: str) -> str:
    """The id of a member's line of which nothing is in the record yet."""
    return f"{_DUE}{person_id}"


@dataclass(frozen=True, slots=True)
class Held(Generic[Line]):
    """The rows of a table on people, with what their lists tell of those people."""

    rows: tuple[Line, ...]
    people: Mapping[str, Person]
    cells: Mapping[str, str]

    def told(self, row: Any, day: date) -> dict[str, Any]:
        """Whose a row is, and in which cell on a day, by the names of `OfMember`."""
        person = self.people[row.person_id]
        return {
            "id": row.id,
            "revision": row.revision,
            "person_id": person.id,
            "person": person.name,
            "cell": self.cells.get(membership.cell_on(person, day) or "", ""),
        }


def held(session: Session, table: type[Line], *where: ColumnElement[bool]) -> Held[Line]:
    """The rows of a table that fulfil something, of whoever is not in the bin."""
    whose = table.__table__.columns["person_id"]
    query = select(table).join(PersonRow, PersonRow.id == whose)
    found = tuple(session.scalars(query.where(PersonRow.removed.is_(None), *where)))
    told: tuple[Any, ...] = found
    people = facts.people(session, list({row.person_id for row in told}))
    return Held(found, people, {cell.id: cell.name for cell in facts.cells(session)})
