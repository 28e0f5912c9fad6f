"""The chain of the journal: every operation carries the hash of the one before it.

It shows that what is kept was not altered by accident or by a hand without the program. Whoever
holds the file key can build a whole new chain; only a head that was printed before tells that.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from desktop.store.tables.journal import OperationRow

BEGINNING = "0" * 64
"""What the first operation carries of the one before."""
_CHANGES = (
    'SELECT operation_id, position, "table", "row", CAST(before AS TEXT), CAST(after AS TEXT) '
    'FROM "change" {} ORDER BY operation_id, position'
)
_LAST = (
    select(OperationRow.id, OperationRow.at, OperationRow.chain)
    .order_by(OperationRow.id.desc())
    .limit(1)
)

Told = tuple[int, str, str, str | None, str | None]
"""A change as the file keeps it: position, table, row, and the JSON texts before and after."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last operation and its hash, in hexadecimal; number 0 where nothing was done yet."""

    number: int
    at: datetime | None
    hash: str


def head(session: Session) -> Head:
    """Where the chain ends now."""
    last = session.execute(_LAST).first()
    return Head(0, None, BEGINNING) if last is None else Head(*last)


def link(before: str, operation: OperationRow, changes: Iterable[Told]) -> str:
    """The hash of an operation with its changes, after the one before: SHA-256 in hexadecimal.

    Every value is told with its length, so that no two contents read alike.
    """
    digest = hashlib.sha256()
    at = operation.at.isoformat(" ", "microseconds")
    told = (operation.id, at, operation.who, operation.command, operation.label, operation.undoes)
    for value in itertools.chain((before, *told), *changes):
        if value is None:
            digest.update(b"-;")
        else:
            content = str(value).encode()
            digest.update(b"%d:%b;" % (len(content), content))
    return digest.hexdigest()


def changes_of(session: Session, operation: int) -> Iterator[Told]:
    """The changes of one operation as the file keeps them."""
    rows = _rows(session, "WHERE operation_id = :operation", {"operation": operation})
    return (_told(row) for row in rows)


def broken(session: Session) -> int | None:
    """The number of the first operation that is not as it was written; None if all are."""
    before, expected = BEGINNING, 1
    groups = itertools.groupby(_rows(session), key=itemgetter(0))
    number, rows = next(groups, (None, iter(())))
    for operation in session.scalars(select(OperationRow).order_by(OperationRow.id)):
        if number is not None and number < operation.id:
            return int(number)
        changes = (_told(row) for row in rows) if number == operation.id else iter(())
        if operation.id != expected or operation.chain != link(before, operation, changes):
            return expected
        if number == operation.id:
            number, rows = next(groups, (None, iter(())))
        before, expected = operation.chain, expected + 1
    return None if number is None else expected


def _rows(
    session: Session, where: str = "", values: Mapping[str, int] | None = None
) -> Iterable[Any]:
    # The texts themselves are hashed: read into Python and written again they could differ.
    return session.execute(text(_CHANGES.format(where)), values or {})


def _told(row: Any) -> Told:
    return (row[1], row[2], row[3], row[4], row[5])
