"""Written reports: their sections as the clerk wrote them, the figures in them, own skeletons."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class WritingRow(Record):
    """A written report of a period; once issued, its number, its sheet and its figures stay."""

    __tablename__ = "writing"

    kind: Mapped[str]
    title: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    as_of: Mapped[date]
    number: Mapped[str] = mapped_column(default="")
    authority: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    sheet: Mapped[dict[str, Any] | None]
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)


class WritingSectionRow(Record):
    """A section: what the program wrote last and where figures stand in it, what the clerk has."""

    __tablename__ = "writing_section"
    __table_args__ = (UniqueConstraint("writing_id", "section"),)

    writing_id: Mapped[str] = mapped_column(ForeignKey("writing.id"), index=True)
    section: Mapped[str]
    position: Mapped[int]
    level: Mapped[int]
    heading: Mapped[str]
    tells: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    written: Mapped[str] = mapped_column(default="")
    spans: Mapped[dict[str, Any]] = mapped_column(default=dict)


class WritingFiguresRow(Record):
    """The figures named in a section, with the people in them, as when it was written."""

    __tablename__ = "writing_figures"

    section_id: Mapped[str] = mapped_column(ForeignKey("writing_section.id"), unique=True)
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)


class SkeletonRow(Record):
    """The office's own headings of a kind of report, from a day on."""

    __tablename__ = "skeleton"
    __table_args__ = (UniqueConstraint("kind", "in_force_from"),)

    kind: Mapped[str]
    in_force_from: Mapped[date]
    sections: Mapped[dict[str, Any]]
