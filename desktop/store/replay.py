"""What the journal alone tells of every row, beside the row itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import TextClause, select, text
from sqlalchemy.orm import Session

from desktop.store.journal import content_of
from desktop.store.tables.every import recorded
from desktop.store.tables.gathering import SHARED
from desktop.store.tables.record import Record

# Of several rows of a group SQLite gives the columns of the one with the greatest number.
_LAST = text(
    'SELECT "row", after, max(operation_id * 1000000000 + position) FROM "change" '
    'WHERE "table" = :name GROUP BY "row"'
)
_LAST_ON_A_SERVER = text(
    'SELECT DISTINCT ON ("row") "row", CAST(after AS TEXT) FROM "change" WHERE "table" = :name '
    'ORDER BY "row", operation_id DESC, position DESC'
)


def strangers(session: Session) -> Mapping[str, int]:
    """How many rows of each table are not as the journal left them: changed past the program."""
    return Counter(table for table, _ in strange_rows(session))


def strange_rows(session: Session, ignoring: Collection[str] = ()) -> frozenset[tuple[str, str]]:
    """The rows, by table and id, that the journal tells otherwise in other columns than these."""
    return _strange(session, recorded(), _LAST, ignoring)


def strangers_of_store(session: Session) -> Mapping[str, int]:
    """The same of the shared store, whose own journal tells of what is gathered there."""
    kinds = {kind.__tablename__: kind for kind in SHARED}
    return Counter(table for table, _ in _strange(session, kinds, _LAST_ON_A_SERVER, ()))


def _strange(
    session: Session,
    kinds: Mapping[str, type[Record]],
    last: TextClause,
    ignoring: Collection[str],
) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for name, kind in kinds.items():
        told = {
            row[0]: json.loads(row[1])
            for row in session.execute(last, {"name": name})
            if row[1] is not None
        }
        for record in session.scalars(select(kind)).yield_per(1000):
            if not _agrees(told.pop(record.id, None), content_of(record), ignoring):
                found.add((name, record.id))
        found |= {(name, id) for id in told}
    return frozenset(found)


def _agrees(
    told: dict[str, Any] | None, content: dict[str, Any], ignoring: Collection[str]
) -> bool:
    # A column that came with an upgrade is not told of by what was written before.
    return told is not None and all(
        content[name] == value
        for name, value in told.items()
        if name in content and name != "revision" and name not in ignoring
    )
