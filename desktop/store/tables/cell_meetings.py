"""Meetings of cells month by month: who was there, what was resolved, how they are scored."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class CellMeetingRow(Record):
    """A meeting of a cell for a month written YYYY-MM; `kind` is monthly or thematic.

    `skipped` says that the cell did not meet; `scores` holds points by part of the sheet.
    """

    __tablename__ = "cell_meeting"
    __table_args__ = (UniqueConstraint("cell_id", "month", "kind"),)

    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id"), index=True)
    month: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="monthly")
    held: Mapped[date | None]
    skipped: Mapped[bool] = mapped_column(default=False)
    late_reason: Mapped[str] = mapped_column(default="")
    topic: Mapped[str] = mapped_column(default="")
    began: Mapped[str] = mapped_column(default="")
    ended: Mapped[str] = mapped_column(default="")
    venue: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    chair_post: Mapped[str] = mapped_column(default="")
    clerk: Mapped[str] = mapped_column(default="")
    guests: Mapped[str] = mapped_column(default="")
    committee_present: Mapped[bool | None]
    present: Mapped[int | None]
    present_probationary: Mapped[int | None]
    excused: Mapped[int | None]
    unexcused: Mapped[int | None]
    exempt: Mapped[int | None]
    fees: Mapped[str] = mapped_column(default="")
    news: Mapped[str] = mapped_column(default="")
    review: Mapped[str] = mapped_column(default="")
    learning: Mapped[str] = mapped_column(default="")
    plans: Mapped[str] = mapped_column(default="")
    opinions: Mapped[str] = mapped_column(default="")
    conclusion: Mapped[str] = mapped_column(default="")
    praise: Mapped[str] = mapped_column(default="")
    weaknesses: Mapped[str] = mapped_column(default="")
    in_favour: Mapped[int | None]
    number: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)
    points: Mapped[int | None]
    scores: Mapped[dict[str, Any]] = mapped_column(default=dict)


class MeetingAbsenceRow(Record):
    """A member who was not at a meeting: excused, unexcused or exempt."""

    __tablename__ = "meeting_absence"

    cell_meeting_id: Mapped[str] = mapped_column(ForeignKey("cell_meeting.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    why: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class MeetingTaskRow(Record):
    """What a meeting resolved to do, and what came of it."""

    __tablename__ = "meeting_task"

    cell_meeting_id: Mapped[str] = mapped_column(ForeignKey("cell_meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    done: Mapped[date | None]
    result: Mapped[str] = mapped_column(default="")


class ScoreSheetRow(Record):
    """The office's own score sheet from a day on: its parts with the most each gives."""

    __tablename__ = "score_sheet"

    in_force_from: Mapped[date] = mapped_column(unique=True)
    source: Mapped[str] = mapped_column(default="")
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON(none_as_null=True), default=list)
