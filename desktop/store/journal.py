"""What a writing session changed, row by row, recorded by the store itself and reversible."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, FromClause, LargeBinary, select
from sqlalchemy import event as sql_event
from sqlalchemy import insert as sql_insert
from sqlalchemy import inspect as sql_inspect
from sqlalchemy.orm import Session

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.every import recorded
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.record import PartialDateText, Record

Content = dict[str, Any]

_RECORDER = "recorder"
_JSON = json.JSONEncoder()


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after."""

    table: str
    row: str
    before: Content | None
    after: Content | None


class Recorder:
    """Follows a writing session from its start; several flushes become one change per row."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[tuple[str, str], Content | None] = {}
        self._rows: dict[tuple[str, str], Record] = {}
        self._inserted: list[Change] = []
        session.info[_RECORDER] = self
        sql_event.listen(session, "before_flush", self._note)

    def finish(self) -> tuple[Change, ...]:
        """Flush, and return what truly changed, in the order in which rows were first touched."""
        self._session.flush()
        changes = list(self._inserted)
        for (table, row), before in self._before.items():
            record = self._rows[table, row]
            gone = sql_inspect(record).was_deleted or sql_inspect(record).deleted
            after = None if gone else content_of(record)
            if _without_revision(before) != _without_revision(after):
                changes.append(Change(table, row, before, after))
        return tuple(changes)

    def note_inserted(self, table: str, contents: Sequence[Content]) -> None:
        """Note rows that were written past the session's objects, as plain JSON values."""
        self._inserted += [Change(table, content["id"], None, content) for content in contents]

    def _note(self, session: Session, *_: object) -> None:
        for record in session.new:
            if isinstance(record, Record):
                record.id = record.id or _new_key(record)
                self._remember(record, lambda _: None)
        for record in session.dirty:
            if isinstance(record, Record) and session.is_modified(record):
                self._remember(record, self._stored)
                record.revision += 1
        for record in session.deleted:
            if isinstance(record, Record):
                self._remember(record, self._stored)

    def _remember(self, record: Record, before: Callable[[Record], Content | None]) -> None:
        key = (record.__tablename__, record.id)
        if key not in self._before:
            self._before[key] = before(record)
        self._rows[key] = record

    def _stored(self, record: Record) -> Content:
        # The file is asked: a column that was set before it was read has no memory of its own.
        table = record.__table__
        query = select(table).where(table.c.id == record.id)
        row = self._session.connection().execute(query).mappings().one()
        return {str(name): _encode(value) for name, value in row.items()}


def insert(session: Session, kind: type[Record], contents: Sequence[Content]) -> None:
    """Write many new rows of a table at once, given with every column but the revision.

    They are recorded like any other; several times quicker than one object a row.
    """
    if not contents:
        return
    columns = kind.__table__.columns
    dated = {column.name for column in columns if isinstance(column.type, Date | PartialDateText)}
    written = [
        {
            name: str(value) if name in dated and value is not None else value
            for name, value in content.items()
        }
        for content in ({"revision": 1, **content} for content in contents)
    ]
    recorder: Recorder = session.info[_RECORDER]
    recorder.note_inserted(kind.__tablename__, written)
    _insert(session, kind.__table__, written)


def _insert(session: Session, table: FromClause, contents: Sequence[Content]) -> None:
    """By the driver's own words: SQLAlchemy's would look at each value again."""
    columns = list(table.c)
    kept_as_json = [column.name for column in columns if isinstance(column.type, JSON)]
    statement = str(sql_insert(table).compile(dialect=session.connection().dialect))
    names = [column.name for column in columns]
    rows = []
    for content in contents:
        plain = dict(content)
        for name in kept_as_json:
            plain[name] = None if plain[name] is None else _JSON.encode(plain[name])
        rows.append(tuple([plain[name] for name in names]))
    session.connection().exec_driver_sql(statement, rows)


def write(
    session: Session,
    changes: tuple[Change, ...],
    *,
    at: datetime,
    who: str,
    command: str,
    label: str,
    undoes: int | None = None,
) -> int:
    """Write an operation and its changes into the same transaction; return its number."""
    operation = OperationRow(at=at, who=who, command=command, label=label, undoes=undoes)
    session.add(operation)
    session.flush()
    contents = [
        {
            "operation_id": operation.id,
            "position": position,
            "table": change.table,
            "row": change.row,
            "before": change.before,
            "after": change.after,
        }
        for position, change in enumerate(changes)
    ]
    if contents:
        _insert(session, ChangeRow.__table__, contents)
    return operation.id


class ChangedSince(Exception):
    """A row of the operation is no longer as the operation left it."""


def reverse(session: Session, operation_id: int) -> None:
    """Put every row of an operation back as it was; ChangedSince if one has changed since."""
    query = (
        select(ChangeRow)
        .where(ChangeRow.operation_id == operation_id)
        .order_by(ChangeRow.position.desc())
    )
    tables = recorded()
    for change in session.scalars(query):
        kind = tables[change.table]
        record = session.get(kind, change.row)
        present = None if record is None else content_of(record)
        if _without_revision(present) != _without_revision(change.after):
            raise ChangedSince(change.table, change.row)
        _put_back(session, kind, record, change.before)


def content_of(record: Record) -> Content:
    """A row as plain JSON values by column name."""
    return {column.name: _encode(getattr(record, column.name)) for column in record.__table__.c}


def _encode(value: object) -> object:
    if isinstance(value, (date, PartialDate)):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value


def _put_back(
    session: Session, kind: type[Record], record: Record | None, before: Content | None
) -> None:
    if before is None:
        if record is not None:
            session.delete(record)
        return
    values = _decoded(kind, before)
    if record is None:
        session.add(kind(**values))
        return
    for name, value in values.items():
        if name != "revision":
            setattr(record, name, value)


def _decoded(kind: type[Record], content: Content) -> Content:
    columns = kind.__table__.columns
    return {
        name: _decode(columns[name].type, value) if name in columns else value
        for name, value in content.items()
    }


def _decode(column_type: object, value: Any) -> Any:
    if value is None or isinstance(column_type, JSON):
        return value
    if isinstance(column_type, PartialDateText):
        return PartialDate.stored(value)
    if isinstance(column_type, Date):
        return date.fromisoformat(value)
    if isinstance(column_type, LargeBinary):
        return bytes.fromhex(value)
    return value


def _without_revision(content: Content | None) -> Content | None:
    if content is None:
        return None
    return {name: value for name, value in content.items() if name != "revision"}


def _new_key(record: Record) -> str:
    default = type(record).__table__.columns["id"].default
    return str(default.arg(None))
