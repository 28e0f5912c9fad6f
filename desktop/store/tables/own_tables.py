"""Tables that the office made itself, and what it changed in the rows of the official ones."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class OwnTableRow(Record):
    """A table under its name; `definition` says whom it counts and how it is split."""

    __tablename__ = "own_table"

    name: Mapped[str] = mapped_column(unique=True)
    definition: Mapped[dict[str, Any]] = mapped_column(default=dict)


class TableEditRow(Record):
    """What the office changed in one official table of one generation, and rows of its own."""

    __tablename__ = "table_edit"
    __table_args__ = (UniqueConstraint("report", "edition"),)

    report: Mapped[str]
    edition: Mapped[str]
    edits: Mapped[dict[str, Any]] = mapped_column(default=dict)
