"""Membership cards: asked for, sent for, issued and handed over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class CardRequestRow(Record):
    """One card of a member: why it is asked for, when it was sent for, decided and handed over."""

    __tablename__ = "card_request"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    asked: Mapped[date | None]
    sent: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    decided: Mapped[date | None]
    handed: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
