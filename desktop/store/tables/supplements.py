"""The yearly supplements of members' files."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class SupplementRow(Record):
    """A member's supplement of a year: its items by their titles, when printed, when back."""

    __tablename__ = "supplement"
    __table_args__ = (UniqueConstraint("person_id", "year"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    year: Mapped[int]
    items: Mapped[dict[str, Any]] = mapped_column(default=dict)
    printed: Mapped[date | None]
    returned: Mapped[date | None]
