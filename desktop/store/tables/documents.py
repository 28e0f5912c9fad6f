"""The registers of documents: what the bodies of this office issue, and what comes in."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class DocumentRow(Record):
    """A document of a body, reserved, issued or void; a void number is never used again.

    `owner` tells the cells and base committees apart, `holder_id` whom it is about. `term` is empty
    for a day outside the term that was running when the document was entered.
    """

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_series", "body", "owner", "kind", "term", "serial"),)

    body: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    term: Mapped[str] = mapped_column(default="")
    serial: Mapped[int | None]
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    title: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    signer: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    copies: Mapped[int | None]
    holder_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    step: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="reserved")
    void_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class SeriesStartRow(Record):
    """The number that a series begins with in a term, where it is not 01."""

    __tablename__ = "series_start"

    body: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    term: Mapped[str]
    first: Mapped[int]


class IncomingRow(Record):
    """A document that came in, numbered by its arrival within the year."""

    __tablename__ = "incoming"

    arrived: Mapped[date]
    serial: Mapped[int]
    author: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    title: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
