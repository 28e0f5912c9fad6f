"""Papers lent from the dossiers of members."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class LoanRow(Record):
    """Papers of a dossier that somebody has: since when, why, by whose leave, until when."""

    __tablename__ = "loan"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    papers: Mapped[str]
    borrower: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    allowed_by: Mapped[str] = mapped_column(default="")
    lent: Mapped[date]
    due: Mapped[date | None]
    returned: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
