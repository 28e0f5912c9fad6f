"""The tables of the first released file."""

from __future__ import annotations

import functools
from typing import Any

from sqlalchemy import Connection, create_mock_engine

from desktop.store.tables.every import metadata


def run(connection: Connection) -> None:
    """Make every table."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


@functools.cache
def _statements() -> tuple[str, ...]:
    """The SQL of every table and index, put into words once however many files are made."""
    found = []

    def keep(element: Any, *_: object, **__: object) -> None:
        found.append(str(element.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", keep)
    metadata.create_all(engine, checkfirst=False)
    return tuple(found)
