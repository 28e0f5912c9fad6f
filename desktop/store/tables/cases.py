"""Cases: the dated steps of one person's way, the mentors, and what hangs on both."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.rules.partial_date import PartialDate
from desktop.store.tables.record import Record


class CaseRow(Record):
    """One way from first notice to recognised member; a re-admission is another case."""

    __tablename__ = "case"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    again: Mapped[bool] = mapped_column(default=False)
    began: Mapped[date]


class StepRow(Record):
    """A step as it happened; `values` holds what the process file asks of it.

    `document_id` is the entry of its number in the register of the body that issued the paper.
    """

    __tablename__ = "step"
    # Searching reads this index from end to end, and nothing of the rows themselves.
    __table_args__ = (Index("ix_step_find", "day", "search_key"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    step: Mapped[str]
    day: Mapped[date]
    number: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    override: Mapped[str] = mapped_column(default="")
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    search_key: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)


class MentorshipRow(Record):
    """An official member assigned to help the person of a case."""

    __tablename__ = "mentorship"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    mentor_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    stage: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    replaces: Mapped[bool] = mapped_column(default=False)
    together_since: Mapped[PartialDate | None]


class ExtraPaperRow(Record):
    """A paper that a special case needs and that is there."""

    __tablename__ = "extra_paper"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    special: Mapped[str]
    paper: Mapped[str]
    day: Mapped[date]
    number: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class VerificationRow(Record):
    """A committee asked about the person of a case or a relative; the person has no relation."""

    __tablename__ = "verification"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    relation: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    committee: Mapped[str] = mapped_column(default="")
    envoy: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    abroad: Mapped[bool] = mapped_column(default=False)
    sent: Mapped[date | None]
    received: Mapped[date | None]
    replied: Mapped[date | None]
    conclusion: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class AtAdmissionRow(Record):
    """What the person of a case was on the day of the ceremony, whatever is changed later."""

    __tablename__ = "at_admission"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), unique=True)
    occupation_group: Mapped[str] = mapped_column(default="")
    general_level: Mapped[str] = mapped_column(default="")
    professional_level: Mapped[str] = mapped_column(default="")
    political_theory: Mapped[str] = mapped_column(default="")
    groups: Mapped[list[str]] = mapped_column(default=list)


class PlanRow(Record):
    """The backward plan kept for a case: the ceremony wished for, and each step's last safe day."""

    __tablename__ = "plan"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), unique=True)
    ceremony: Mapped[date]
    made: Mapped[date]
    days: Mapped[dict[str, Any]] = mapped_column(default=dict)
