"""The tables of the first released file."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.store.tables.every import metadata


def run(connection: Connection) -> None:
    """Make every table."""
    metadata.create_all(connection)
