"""Members who keep contact with the Party organisation of the place where they live."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class ContactRow(Record):
    """A member introduced to the place of residence: sent, taken in there, remarked on, ended.

    `due` is the day by which the other committee's part of the slip is awaited.
    """

    __tablename__ = "contact"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    place: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    introduced: Mapped[date | None]
    due: Mapped[date | None]
    received: Mapped[date | None]
    cell: Mapped[str] = mapped_column(default="")
    remarked: Mapped[date | None]
    remark: Mapped[str] = mapped_column(default="")
    ended: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
