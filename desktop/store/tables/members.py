"""Being a Party member: since when, in which cell, coming and going."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.record import Record


class MembershipRow(Record):
    """The dates of a member whose admission did not pass through this program, and the cards."""

    __tablename__ = "membership"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), unique=True)
    decided: Mapped[PartialDate | None]
    admitted: Mapped[PartialDate | None]
    official: Mapped[PartialDate | None]
    party_post: Mapped[str] = mapped_column(default="")
    card_number: Mapped[str] = mapped_column(default="")
    old_card_number: Mapped[str] = mapped_column(default="")
    dossier_number: Mapped[str] = mapped_column(default="")
    interrupted: Mapped[int | None]


class BelongingRow(Record):
    """Being listed in a cell; no beginning means since before the record."""

    __tablename__ = "belonging"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]


class MovementRow(Record):
    """A member comes or goes."""

    __tablename__ = "movement"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    day: Mapped[date]
    number: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    reach: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class DisciplineRow(Record):
    """Discipline of a member, or, without a day, a violation still to be decided on.

    What a person declares of it in the personal history stands in PenaltyRow.
    """

    __tablename__ = "discipline"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    form: Mapped[str]
    violated: Mapped[date | None]
    day: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    in_force: Mapped[date | None]
    received: Mapped[date | None]
    until: Mapped[date | None]
