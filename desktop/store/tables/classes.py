"""Rounds of the classes held with the political centre, and who was sent to them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class ClassRoundRow(Record):
    """A round of a class: `kind` is awareness or new-member; `sent` is when its list went out."""

    __tablename__ = "class_round"

    kind: Mapped[str]
    title: Mapped[str]
    centre: Mapped[str] = mapped_column(default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    seats: Mapped[int | None]
    number: Mapped[str] = mapped_column(default="")
    sent: Mapped[date | None]
    issued: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class ClassSeatRow(Record):
    """Somebody on the list of a round, whether they came, and the certificate they got."""

    __tablename__ = "class_seat"
    __table_args__ = (UniqueConstraint("class_round_id", "person_id"),)

    class_round_id: Mapped[str] = mapped_column(ForeignKey("class_round.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    came: Mapped[bool | None]
    absence: Mapped[str] = mapped_column(default="")
    grade: Mapped[str] = mapped_column(default="")
    certificate: Mapped[str] = mapped_column(default="")
    certified: Mapped[date | None]
