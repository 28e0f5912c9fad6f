"""The smallest commands and queries, for tests of the store and of the Office door."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.store.journal import content_of, in_full
from desktop.store.keys import Cost
from desktop.store.tables.every import recorded
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.record import Record

PASSWORD = "hạt giống"
CHEAP = Cost(memory=64, passes=1, lanes=1)
NOW = datetime.fromisoformat("2026-03-02T08:30")

Contents = dict[tuple[str, str], dict[str, Any]]


def add(session: Session, kind: type[Record], /, **values: Any) -> str:
    """Make a row."""
    session.add(kind(**values))
    return f"Thêm {kind.__tablename__}"


def change(session: Session, kind: type[Record], id: str, /, **values: Any) -> str:
    """Change some columns of a row."""
    row = session.get_one(kind, id)
    for name, value in values.items():
        setattr(row, name, value)
    return f"Sửa {kind.__tablename__}"


def remove(session: Session, kind: type[Record], id: str) -> str:
    """Take a row away."""
    session.delete(session.get_one(kind, id))
    return f"Xóa {kind.__tablename__}"


def values_of(session: Session, kind: type[Record], id: str) -> dict[str, Any]:
    """The values of a row as Python sees them."""
    row = session.get_one(kind, id)
    return {name: getattr(row, name) for name in kind.__table__.columns.keys()}  # noqa: SIM118


def contents(session: Session) -> Contents:
    """Everything the journal follows, without the revision counters."""
    tables = recorded()
    # Most tables are empty; to ask each one for its rows takes ten times as long.
    asked = ", ".join(f'EXISTS (SELECT 1 FROM "{name}")' for name in tables)
    filled = session.connection().exec_driver_sql(f"SELECT {asked}").one()
    return {
        (name, row.id): _content(content_of(row))
        for (name, kind), any_row in zip(tables.items(), filled, strict=True)
        if any_row
        for row in session.scalars(select(kind))
    }


def replayed(session: Session) -> Contents:
    """The content that the journal alone tells of."""
    found: Contents = {}
    for change in changes(session):
        if change.after is None:
            del found[change.table, change.row]
        else:
            whole = in_full(recorded()[change.table], change.after)
            found[change.table, change.row] = _content(whole)
    return found


def changes(session: Session) -> list[ChangeRow]:
    """Every change, in order."""
    query = select(ChangeRow).order_by(ChangeRow.operation_id, ChangeRow.position)
    return list(session.scalars(query))


def labels(session: Session) -> list[str]:
    """What was done, oldest first."""
    return list(session.scalars(select(OperationRow.label).order_by(OperationRow.id)))


def _content(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "revision"}
