"""Rows of a table as facts: columns and fields of the same name, without mapped objects."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from desktop.store.tables.record import Record

Fact = TypeVar("Fact")
Ids = Collection[str] | Select[Any]


@functools.cache
def table_rows(table: type[Record]) -> Select[Any]:
    """A table's rows as they lie there: to thousands of facts, mapped objects are a detour."""
    return select(table.__table__)


@functools.cache
def _rows(table: type[Record], by: str, order: str) -> Select[Any]:
    """Kept: to put a statement together takes longer than to run it on a few rows."""
    columns, query = table.__table__.columns, table_rows(table)
    if by:
        query = query.where(columns[by].in_(bindparam("ids", expanding=True)))
    return query.order_by(columns[order]) if order else query


def like(kind: type[Fact], table: type[Record], row: Row[Any], **given: object) -> Fact:
    """A fact whose fields are columns of the same name, apart from those given."""
    shared = _shared(kind, table)  # type: ignore[arg-type]  # a class is hashable
    values = {name: row[place] for name, place in shared}
    return kind(**{**values, **given})


def of(kind: type[Fact], row: Record) -> Fact:
    """A mapped row as a fact with fields of the same names."""
    return kind(**{one.name: getattr(row, one.name) for one in fields(kind)})  # type: ignore[arg-type]  # facts are dataclasses


@functools.cache
def _shared(kind: type, table: type[Record]) -> tuple[tuple[str, int], ...]:
    """The columns that a fact has fields for, and where in a row they stand."""
    names = {item.name for item in fields(kind)}
    columns = table.__table__.columns
    return tuple((one.name, place) for place, one in enumerate(columns) if one.name in names)


def rows_of(
    session: Session,
    table: type[Record],
    ids: Ids | None = None,
    by: str = "id",
    order: str = "",
) -> Sequence[Row[Any]]:
    """The rows of a table with one of these ids in a column, or all, by the order of another."""
    if ids is None:
        return session.execute(_rows(table, "", order)).all()
    if isinstance(ids, Select):
        query = _rows(table, "", order).where(table.__table__.columns[by].in_(ids))
        return session.execute(query).all()
    return session.execute(_rows(table, by, order), {"ids": list(ids)}).all() if ids else []


def hanging(
    session: Session,
    table: type[Record],
    kind: type[Fact],
    ids: Ids | None = None,
    by: str = "person_id",
) -> dict[str, tuple[Fact, ...]]:
    """The facts of a table by the id in a column: of these ids, or of all."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for row in rows_of(session, table, ids, by):
        found[getattr(row, by)].append(like(kind, table, row))
    return {key: tuple(rows) for key, rows in found.items()}


def only(found: Mapping[str, tuple[Fact, ...]]) -> dict[str, Fact]:
    """Of tables with one row for a person, that row."""
    return {key: rows[0] for key, rows in found.items()}
