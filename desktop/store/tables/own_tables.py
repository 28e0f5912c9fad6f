"""Tables of figures that the office made itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class OwnTableRow(Record):
    """A table under its name; `definition` says whom it counts and how it is split."""

    __tablename__ = "own_table"

    name: Mapped[str] = mapped_column(unique=True)
    definition: Mapped[dict[str, Any]] = mapped_column(default=dict)
