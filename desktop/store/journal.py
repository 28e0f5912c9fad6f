"""What a writing session changed, row by row, recorded by the store itself and reversible."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import JSON, Date, LargeBinary, Table, select
from sqlalchemy import delete as sql_delete
from sqlalchemy import event as sql_event
from sqlalchemy import inspect as sql_inspect
from sqlalchemy.orm import Session

from desktop.rules.partial_date import PartialDate
from desktop.store import chain
from desktop.store.tables.every import recorded
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.record import PartialDateText, Record, new_id

Content = dict[str, Any]

_RECORDER = "recorder"
_JSON = json.JSONEncoder()
# SQLite takes so many values in one statement in every version.
_TOGETHER = 500
# What a row written with others tells whatever it was given.
_ALWAYS = frozenset({"id", "revision"})


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after."""

    table: str
    row: str
    before: Content | None
    after: Content | None


@dataclass(frozen=True, slots=True)
class Inserted:
    """Many rows that a table was given at once: those in the places next to `after`.

    `told` names the columns that any of them was told; the others have their defaults.
    """

    table: str
    kind: type[Record]
    after: int
    ids: frozenset[str]
    told: frozenset[str]


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
    told = frozenset[str]().union(*contents)
    columns = [one for one in table.columns if one.name in told]
    rows = list(zip(*(_values(one, contents) for one in columns), strict=True))
    last = f'SELECT coalesce(max(rowid), 0) FROM "{table.name}"'
    after = session.connection().exec_driver_sql(last).scalar_one()
    _insert(session, table, rows, told)
    ids = frozenset(content["id"] for content in contents)
    _note(session, [Inserted(table.name, kind, after, ids, told)])


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
    last = chain.head(session)
    operation = OperationRow(
        id=last.number + 1, at=at, who=who, command=command, label=label, undoes=undoes
    )
    number, position = operation.id, 0
    rows: list[tuple[int, int, str, str, str | None, str | None]] = []
    copied = False
    for change in changes:
        if isinstance(change, Inserted):
            _copy(session, change, number, position)
            position += len(change.ids)
            copied = True
        else:
            before, after = _json(change.before), _json(change.after)
            rows.append((number, position, change.table, change.row, before, after))
            position += 1
    if copied:
        _insert(session, cast(Table, ChangeRow.__table__), rows)
    told = chain.changes_of(session, number) if copied else (row[1:] for row in rows)
    operation.chain = chain.link(last.hash, operation, told)
    session.add(operation)
    if not copied:
        # A server looks at references at once: the operation first, then its changes.
        session.flush()
        _insert(session, cast(Table, ChangeRow.__table__), rows)
    return number


def _copy(session: Session, inserted: Inserted, operation: int, position: int) -> None:
    """Has SQLite itself put down the rows it was given, which is quicker than telling it again."""
    first, last = inserted.after + 1, inserted.after + len(inserted.ids)
    values = (operation, position - first, inserted.table, first, last)
    session.connection().exec_driver_sql(_copying(inserted.kind, inserted.told), values)


@functools.cache
def _copying(kind: type[Record], told: frozenset[str]) -> str:
    """Columns that no row was told are left out: `in_full` knows their defaults."""
    columns = [one for one in kind.__table__.columns if one.name in told | _ALWAYS]
    content = ", ".join(f"'{one.name}', {_encoded(one)}" for one in columns)
    names = ", ".join(f'"{one.name}"' for one in ChangeRow.__table__.columns)
    return (
        f'INSERT INTO "{ChangeRow.__tablename__}" ({names}) '
        f"SELECT ?, rowid + ?, ?, id, NULL, json_object({content}) "
        f'FROM "{kind.__tablename__}" WHERE rowid BETWEEN ? AND ?'
    )


def _encoded(column: Any) -> str:
    """A column as `_encode` gives it."""
    if isinstance(column.type, JSON):
        return f'json("{column.name}")'
    if isinstance(column.type, LargeBinary):
        return f'lower(hex("{column.name}"))'
    return f'"{column.name}"'


def _note(session: Session, changes: Iterable[Change | Inserted]) -> None:
    recorder: Recorder = session.info[_RECORDER]
    recorder.note(changes)


def _insert(
    session: Session,
    table: Table,
    rows: Sequence[tuple[object, ...]],
    told: frozenset[str] = frozenset(),
) -> None:
    """By the driver's own words: SQLAlchemy's would look at each value again.

    The rows are of the columns told, or of all; the other columns get their defaults.
    """
    if not rows:
        return
    connection = session.connection()
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    connection.exec_driver_sql(_inserting(table, told, mark), rows)


@functools.cache
def _inserting(table: Table, told: frozenset[str], mark: str) -> str:
    names = ", ".join(f'"{one.name}"' for one in table.columns)
    values = (mark if one.name in told or not told else _constant(one) for one in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join(values)})'


def _values(column: Any, contents: Sequence[Content]) -> list[object]:
    """What a column is given, row by row, as the driver takes it."""
    name, default = column.name, _default(column)
    values: list[object] = [content.get(name, default) for content in contents]
    if isinstance(column.type, Date | PartialDateText):
        return [None if value is None else str(value) for value in values]
    return [_json(value) for value in values] if isinstance(column.type, JSON) else values


def _constant(column: Any) -> str:
    (value,) = _values(column, ({},))
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return "NULL" if value is None else str(value)


def _default(column: Any) -> object:
    default = column.default
    if default is None or column.primary_key:
        return None
    return default.arg(None) if default.is_callable else default.arg


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
        left = None if change.after is None else in_full(kind, change.after)
        if _without_revision(present.get(change.row)) != _without_revision(left):
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


def in_full(kind: type[Record], content: Content) -> Content:
    """What a row was left as, with the defaults of the columns that its change does not tell."""
    return {one.name: _default(one) for one in kind.__table__.columns} | content


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
