"""Badges for years of membership: asked for, decided on, handed over, lost."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class BadgeRow(Record):
    """A badge of a member, from the request on; one given again has a row of its own."""

    __tablename__ = "badge"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    years: Mapped[int]
    kind: Mapped[str]
    round: Mapped[date | None]
    asked: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    decided: Mapped[date | None]
    handed: Mapped[date | None]
    lost: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
