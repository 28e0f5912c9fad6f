"""Putting plain values into a row: only known columns, and never over somebody's newer change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.store.tables.every import recorded
from desktop.store.tables.record import Record

Row = TypeVar("Row", bound=Record)


def present(session: Session, table: type[Row], row_id: str) -> Row:
    """The row of that id; Refusal if it is gone."""
    row = session.get(table, row_id)
    if row is None:
        raise Refusal("Dữ liệu này không còn trong tệp. Hãy quay lại danh sách và chọn lại.")
    return row


def fill(row: Record, values: dict[str, object], *, revision: int | None = None) -> None:
    """Set columns by name, text tidied; Refusal if the row is not of the revision shown."""
    if revision is not None and row.revision != revision:
        raise Refusal(
            "Dữ liệu này vừa được sửa ở chỗ khác nên chưa lưu. Hãy mở lại để xem bản mới rồi "
            "sửa tiếp."
        )
    columns = row.__table__.columns
    for name, value in values.items():
        if name in ("id", "revision") or name not in columns:
            raise ValueError(f"{row.__tablename__} has no column {name!r} to set")
        tidy = text.nfc(value) if isinstance(value, str) else value
        if getattr(row, name) != tidy:
            setattr(row, name, tidy)


def references(kind: type[Record]) -> Iterable[tuple[str, str]]:
    """The columns that name a row of another table, each with that table."""
    return [
        (column.name, key.column.table.name)
        for column in kind.__table__.columns
        for key in column.foreign_keys
    ]


def uses(session: Session, row: Record) -> dict[str, int]:
    """How many rows of each table name this one, so that it cannot go."""
    found: dict[str, int] = {}
    for name, kind in recorded().items():
        for column, table in references(kind):
            if table == row.__tablename__:
                query = select(func.count()).where(kind.__table__.columns[column] == row.id)
                found[name] = found.get(name, 0) + (session.scalar(query) or 0)
    return {name: count for name, count in found.items() if count}
