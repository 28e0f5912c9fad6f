"""Papers: the answers typed for a form, and the sheet kept when it was issued."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class PaperRow(Record):
    """One paper of a person; a draft has no sheet, an issued one never changes.

    `about` tells apart the papers of one form, such as those of two introducers. A voided paper
    stays to be reprinted, and another may be made instead.
    """

    __tablename__ = "paper"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    form: Mapped[str]
    edition: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    sheet: Mapped[dict[str, Any] | None]
    about: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)
    voided: Mapped[bool] = mapped_column(default=False)
