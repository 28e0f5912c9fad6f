"""What mentors say each month of those they help, and the tasks given to try them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class RemarkRow(Record):
    """A mentor's remark on the person of a case in one month, named by its first day."""

    __tablename__ = "remark"
    __table_args__ = (UniqueConstraint("case_id", "mentor_id", "stage", "month"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    mentor_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    stage: Mapped[str]
    month: Mapped[date]
    strengths: Mapped[str] = mapped_column(default="")
    weaknesses: Mapped[str] = mapped_column(default="")
    trend: Mapped[str] = mapped_column(default="")


class TrialTaskRow(Record):
    """A task given to the person of a case: due when, done when, how, and who saw it."""

    __tablename__ = "trial_task"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    title: Mapped[str]
    given: Mapped[date]
    due: Mapped[date | None]
    done: Mapped[date | None]
    result: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
