"""Members on the way from one Party organisation to another."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class TransferRow(Record):
    """A transfer: its cause, letter and receipt; a temporary one also until when, and its end.

    That a member came or went by it is never stored in MovementRow: it follows from `received`.
    """

    __tablename__ = "transfer"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    reach: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    from_cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"))
    cell_id: Mapped[str | None] = mapped_column(ForeignKey("cell.id"))
    reason: Mapped[str] = mapped_column(default="")
    caused: Mapped[date | None]
    started: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    letter: Mapped[date | None]
    received: Mapped[date | None]
    until: Mapped[date | None]
    ended: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
