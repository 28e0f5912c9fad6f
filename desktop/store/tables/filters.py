"""Filters of the list of people that somebody gave a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class PeopleFilterRow(Record):
    """A named filter; `conditions` holds what it asks."""

    __tablename__ = "people_filter"

    name: Mapped[str] = mapped_column(unique=True)
    conditions: Mapped[dict[str, Any]] = mapped_column(default=dict)
