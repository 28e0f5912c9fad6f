"""Members who take part no more: exempt for a time, struck off, leaving, expelled, dead."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class DepartureRow(Record):
    """How a member comes to take part no more: asked for, resolved by the cell, decided, in effect.

    That a member left by it is never stored in MovementRow: it follows from `day`.
    """

    __tablename__ = "departure"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    asked: Mapped[date | None]
    met: Mapped[date | None]
    resolution: Mapped[str] = mapped_column(default="")
    decided: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    received: Mapped[date | None]
    until: Mapped[date | None]
    ended: Mapped[date | None]
    card_back: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
