"""Everything that an office file holds of one person, carried out of it whole."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, select
from sqlalchemy.orm import Session

from desktop.services import rows
from desktop.services.people import comparing
from desktop.store.tables.attachments import AttachmentRow
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.every import recorded
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row by its table and id, with the values of its columns as Python sees them."""

    table: str
    id: str
    values: Mapping[str, Any]

    @property
    def key(self) -> str:
        """What tells it from the other lines."""
        return f"{self.table}.{self.id}"

    def row(self) -> Record:
        """A row of these values that no session knows."""
        return recorded()[self.table](**self.values)


@dataclass(frozen=True, slots=True)
class Past:
    """A person as a backup of some time holds them: each line after the one it hangs on.

    `names` are those of the people and cells that the lines name; `files` the photo and the scans
    with their kind and bytes. `others` name the person and hang on somebody else, `helped` tells
    the person of the case by whose id.
    """

    person_id: str
    name: str
    at: datetime
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]]
    others: tuple[Line, ...] = ()
    helped: Mapping[str, str] = field(default_factory=dict)


def read(session: Session, /, *, person_id: str, at: datetime) -> Past:
    """Everything of a person in the file of a backup made at that time; Refusal if not there."""
    person = rows.present(session, PersonRow, person_id)
    found = owned(session, person_id)
    lines = tuple(_line(row) for row in found)
    named = {id for line in lines for id in _ids(line.values.values())}
    others = tuple(_line(row) for row in _naming(session, person_id, found))
    return Past(
        person_id=person_id,
        name=person.name,
        at=at,
        lines=lines,
        names=_names(session, named),
        files=_files(session, found),
        others=others,
        helped=_helped(session, {one.values.get("case_id") for one in others}),
    )


def owned(session: Session, person_id: str) -> list[Record]:
    """The row of a person, if there is one, and all rows that hang on it or on each other."""
    person = session.get(PersonRow, person_id)
    found: dict[str, Record] = {person.id: person} if person else {}
    parents = {PersonRow.__tablename__: [person_id]}
    while parents:
        children: dict[str, list[str]] = {}
        for kind in sorted(recorded().values(), key=_place):
            for name, owner in owners(kind):
                ids = parents.get(owner, [])
                columns = kind.__table__.columns
                query = select(kind).where(columns[name].in_(ids)).order_by(*_order(kind))
                for row in session.scalars(query) if ids else ():
                    if row.id not in found:
                        found[row.id] = row
                        children.setdefault(kind.__tablename__, []).append(row.id)
        parents = children
    return list(found.values())


def owners(kind: type[Record]) -> Iterable[tuple[str, str]]:
    """The columns by which a row hangs on a person or on what does, each with that table."""
    return [
        (name, table)
        for name, table in rows.references(kind)
        if name == f"{table}_id" and table in _hanging_on_people()
    ]


@functools.cache
def _hanging_on_people() -> frozenset[str]:
    """The table of people, and those whose rows hang on them or on each other."""
    found, before = {PersonRow.__tablename__}, 0
    while len(found) > before:
        before = len(found)
        found |= {
            name
            for name, kind in recorded().items()
            if any(
                column == f"{table}_id" and table in found
                for column, table in rows.references(kind)
            )
        }
    return frozenset(found)


def _place(kind: type[Record]) -> tuple[bool, str]:
    """The case and its steps are told first."""
    return kind not in (CaseRow, StepRow), kind.__tablename__


def _order(kind: type[Record]) -> list[ColumnElement[Any]]:
    columns = kind.__table__.columns
    known = [columns[name] for name in ("position", "day", "since", "began") if name in columns]
    return [*known, columns["id"]]


def _line(row: Record) -> Line:
    columns = row.__table__.columns
    return Line(
        row.__tablename__,
        row.id,
        {
            column.name: getattr(row, column.name)
            for column in columns
            if column.name not in ("id", "revision")
        },
    )


def _ids(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, Mapping):
            yield from _ids(value.values())
        elif isinstance(value, str) and _ID.fullmatch(value):
            yield value


def _naming(session: Session, person_id: str, found: list[Record]) -> list[Record]:
    """The rows that name a person and hang on somebody else, documents first."""
    own = {row.id for row in found}
    named: list[Record] = []
    for kind, name in sorted(comparing.naming_columns(), key=lambda one: one[0] is not DocumentRow):
        query = select(kind).where(kind.__table__.columns[name] == person_id)
        named += session.scalars(query.order_by(*_order(kind)))
    return [row for row in named if row.id not in own]


def _helped(session: Session, cases: set[str | None]) -> dict[str, str]:
    """The names of the people of cases."""
    query = select(CaseRow.id, PersonRow.name).join(PersonRow, PersonRow.id == CaseRow.person_id)
    return {row.id: row.name for row in session.execute(query.where(CaseRow.id.in_(cases)))}


def _names(session: Session, ids: set[str]) -> dict[str, str]:
    named = ((kind, session.get(kind, id)) for id in ids for kind in (PersonRow, CellRow))
    return {row.id: row.name for _, row in named if isinstance(row, PersonRow | CellRow)}


def _files(session: Session, found: Iterable[Record]) -> dict[str, tuple[str, bytes]]:
    wanted = {
        getattr(row, name)
        for row in found
        for name, table in rows.references(type(row))
        if table == AttachmentRow.__tablename__
    }
    kept = (session.get(AttachmentRow, id) for id in wanted if id)
    return {row.id: (row.media, row.content) for row in kept if row is not None}


def is_json(kind: type[Record], name: str) -> bool:
    """Whether a column holds values by name."""
    return isinstance(kind.__table__.columns[name].type, JSON)
