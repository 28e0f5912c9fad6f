"""The journal as readable lines, each with what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.services import words
from desktop.store.tables.journal import ChangeRow, OperationRow


@dataclass(frozen=True, slots=True)
class Line:
    """One operation: when, who, what."""

    id: int
    at: datetime
    who: str
    label: str
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after, in words."""

    thing: str
    name: str
    before: str
    after: str


def lines(session: Session, /, *, find: str = "", most: int = 1000) -> tuple[Line, ...]:
    """The latest operations whose words match, newest first."""
    query = select(OperationRow).order_by(OperationRow.id.desc())
    found = (row for row in session.scalars(query) if text.matches(find, row.label, row.who))
    return tuple(
        Line(row.id, row.at, row.who, row.label, row.undoes) for row in islice(found, most)
    )


def differences(session: Session, /, *, operation: int) -> tuple[Difference, ...]:
    """What an operation changed, value by value."""
    query = (
        select(ChangeRow).where(ChangeRow.operation_id == operation).order_by(ChangeRow.position)
    )
    return tuple(
        difference for change in session.scalars(query) for difference in _differences(change)
    )


def _differences(change: ChangeRow) -> list[Difference]:
    before, after = change.before or {}, change.after or {}
    names = [name for name in {**before, **after} if words.is_shown(name)]
    return [
        Difference(
            words.table(change.table),
            words.column(change.table, name),
            words.value(before.get(name)),
            words.value(after.get(name)),
        )
        for name in names
        if before.get(name) != after.get(name)
    ]
