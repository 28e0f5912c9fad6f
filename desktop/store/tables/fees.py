"""The Party fee: what was noted of a member in a month, and decisions to exempt a member."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class FeeRow(Record):
    """A month of a member, named by its first day: paid, exempt, or unpaid with good reason.

    The cell is the one in which it was noted; a month without a row is not paid.
    """

    __tablename__ = "fee"
    __table_args__ = (UniqueConstraint("person_id", "month"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    month: Mapped[date]
    state: Mapped[str]


class FeeExemptionRow(Record):
    """A decision by which a member owes no fee from a day on, for good or until a day.

    `document_id` is the entry of its number in the register.
    """

    __tablename__ = "fee_exemption"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)
    decided: Mapped[date | None]
    since: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
