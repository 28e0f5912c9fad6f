"""What a writing session changed, row by row, recorded by the store itself and reversible."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    Insert,
    Integer,
    LargeBinary,
    Table,
    func,
    literal,
    literal_column,
    null,
    select,
    type_coerce,
)
from sqlalchemy import delete as sql_delete
from sqlalchemy import event as sql_event
from sqlalchemy import insert as sql_insert
from sqlalchemy import inspect as sql_inspect
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.every import recorded
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.record import PartialDateText, Record, new_id

Content = dict[str, Any]

_RECORDER = "recorder"
_JSON = json.JSONEncoder()
_ROWID = literal_column("rowid", Integer)
# SQLite takes so many values in one statement in every version.
_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after."""

    table: str
    row: str
    before: Content | None
    after: Content | None


@dataclass(frozen=True, slots=True)
class Inserted:
    """Many rows that a table was given at once: those in the places next to `after`."""

    table: str
    kind: type[Record]
    after: int
    ids: frozenset[str]


class Recorder:
    """Follows a writing session from its start; several flushes become one change per row."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[tuple[str, str], Content | None] = {}
        self._rows: dict[tuple[str, str], Record] = {}
        self._noted: list[Change | Inserted] = []
        session.info[_RECORDER] = self
        sql_event.listen(session, "before_flush", self._note)

    def finish(self) -> tuple[Change | Inserted, ...]:
        """Flush, and return what truly changed, in the order in which rows were first touched."""
        self._session.flush()
        changes = list(self._noted)
        for (table, row), before in self._before.items():
            record = self._rows[table, row]
            gone = sql_inspect(record).was_deleted or sql_inspect(record).deleted
            after = None if gone else content_of(record)
            if _without_revision(before) != _without_revision(after):
                changes.append(Change(table, row, before, after))
        return tuple(changes)

    def note(self, changes: Iterable[Change | Inserted]) -> None:
        """Take down changes that were written past the session's objects."""
        self._noted += changes

    def _note(self, session: Session, *_: object) -> None:
        for record in session.new:
            if isinstance(record, Record):
                record.id = record.id or new_id()
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
        if any(isinstance(one, Inserted) and record.id in one.ids for one in self._noted):
            raise RuntimeError("a row is changed in the operation that inserted it with others")
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
    """Write many new rows of a table at once; columns that are not told get their defaults.

    They are recorded like any other, several times quicker than one object a row, and may not be
    changed again in the same operation.
    """
    if not contents:
        return
    table = cast(Table, kind.__table__)
    columns = list(table.columns)
    place = {one.name: at for at, one in enumerate(columns)}
    dated = {one.name for one in columns if isinstance(one.type, Date | PartialDateText)}
    as_json = {one.name for one in columns if isinstance(one.type, JSON)}
    untold = [_default(one) for one in columns]
    rows = []
    for content in contents:
        row = untold.copy()
        for name, value in content.items():
            if value is not None and name in dated:
                value = str(value)
            elif name in as_json:
                value = _json(value)
            row[place[name]] = value
        rows.append(tuple(row))
    last = select(func.coalesce(func.max(_ROWID), 0)).select_from(table)
    after = session.connection().execute(last).scalar_one()
    _insert(session, table, rows)
    ids = frozenset(content["id"] for content in contents)
    _note(session, [Inserted(table.name, kind, after, ids)])


def write(
    session: Session,
    changes: Sequence[Change | Inserted],
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
    number, position, rows = operation.id, 0, []
    for change in changes:
        if isinstance(change, Inserted):
            session.connection().execute(_copied(change, number, position))
            position += len(change.ids)
        else:
            before, after = _json(change.before), _json(change.after)
            rows.append((number, position, change.table, change.row, before, after))
            position += 1
    if rows:
        _insert(session, cast(Table, ChangeRow.__table__), rows)
    return number


def _copied(inserted: Inserted, operation: int, position: int) -> Insert:
    """Has SQLite itself put down the rows it was given, which is quicker than telling it again."""
    columns = inserted.kind.__table__.columns
    told = (part for one in columns for part in (literal(one.name), _told(one)))
    rows = select(
        literal(operation),
        literal(position - inserted.after - 1) + _ROWID,
        literal(inserted.table),
        columns["id"],
        null(),
        func.json_object(*told),
    ).where(_ROWID.between(inserted.after + 1, inserted.after + len(inserted.ids)))
    return sql_insert(ChangeRow).from_select(list(ChangeRow.__table__.columns), rows)


def _told(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column as `_encode` gives it."""
    bare = type_coerce(column, NullType())
    if isinstance(column.type, JSON):
        return func.json(bare)
    return func.lower(func.hex(bare)) if isinstance(column.type, LargeBinary) else bare


def _note(session: Session, changes: Iterable[Change | Inserted]) -> None:
    recorder: Recorder = session.info[_RECORDER]
    recorder.note(changes)


def _insert(session: Session, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """By the driver's own words: SQLAlchemy's would look at each value again."""
    connection = session.connection()
    connection.exec_driver_sql(str(sql_insert(table).compile(dialect=connection.dialect)), rows)


def _default(column: Any) -> object:
    default = column.default
    if default is None or column.primary_key:
        return None
    value = default.arg(None) if default.is_callable else default.arg
    return _json(value) if isinstance(column.type, JSON) else value


def _json(content: object) -> str | None:
    return None if content is None else _JSON.encode(content)


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
    for (table, made, gone), several in itertools.groupby(
        session.scalars(query),
        lambda one: (one.table, one.before is None, one.after is None),
    ):
        changes = list(several)
        for first in range(0, len(changes), _TOGETHER):
            some = changes[first : first + _TOGETHER]
            present = _present(session, tables[table], some)
            if made:
                _remove(session, tables[table], present)
            elif gone:
                _bring_back(session, tables[table], some)
            else:
                _change_back(session, tables[table], some)


def _present(
    session: Session, kind: type[Record], changes: Sequence[ChangeRow]
) -> dict[str, Content]:
    """The rows of these changes as they stand; ChangedSince if one is not as it was left."""
    table = kind.__table__
    query = select(table).where(table.c.id.in_([change.row for change in changes]))
    rows = session.connection().execute(query).mappings()
    present = {
        row["id"]: {str(name): _encode(value) for name, value in row.items()} for row in rows
    }
    for change in changes:
        if _without_revision(present.get(change.row)) != _without_revision(change.after):
            raise ChangedSince(change.table, change.row)
    return present


def _remove(session: Session, kind: type[Record], present: dict[str, Content]) -> None:
    table = cast(Table, kind.__table__)
    session.connection().execute(sql_delete(table).where(table.c.id.in_(list(present))))
    _note(session, (Change(table.name, id, content, None) for id, content in present.items()))


def _bring_back(session: Session, kind: type[Record], changes: Sequence[ChangeRow]) -> None:
    session.add_all(kind(**_decoded(kind, change.before or {})) for change in changes)


def _change_back(session: Session, kind: type[Record], changes: Sequence[ChangeRow]) -> None:
    for change in changes:
        record = session.get_one(kind, change.row)
        for name, value in _decoded(kind, change.before or {}).items():
            if name != "revision":
                setattr(record, name, value)


def content_of(record: Record) -> Content:
    """A row as plain JSON values by column name."""
    return {column.name: _encode(getattr(record, column.name)) for column in record.__table__.c}


def _encode(value: object) -> object:
    if isinstance(value, (date, PartialDate)):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value


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
