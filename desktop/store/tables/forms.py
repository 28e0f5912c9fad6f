"""Forms of the office's own, and the official blanks it has compared with ours."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class OwnFormRow(Record):
    """A file of the office's own for a form: its definition ("toml") or Word template ("docx")."""

    __tablename__ = "own_form"

    form: Mapped[str] = mapped_column(index=True)
    media: Mapped[str]
    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachment.id"), index=True)
    code: Mapped[str]
    title: Mapped[str]
    file_name: Mapped[str]
    added: Mapped[date]


class FormConfirmationRow(Record):
    """Somebody compared a form with the official blank; `attachment_id` if the form is own."""

    __tablename__ = "form_confirmation"

    form: Mapped[str] = mapped_column(index=True)
    edition: Mapped[str]
    attachment_id: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    who: Mapped[str]
    document: Mapped[str]
