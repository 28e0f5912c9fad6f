"""A line of the day's work, and how near its last day is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.calendar import Calendar
from desktop.rules.editions import LawBook
from desktop.services import facts
from desktop.services.keeping import settings

When = Literal["overdue", "week", "month", "later", "incomplete"]

_WEEK, _MONTH = 7, 30
_NAMED = 3
"""So many of those who are named together."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the work list; `screen` and `record` lead to where it is done.

    `due` is the last day, or, where only time is missing and `opens`, the day from which it may be
    done.
    """

    when: When
    person_id: str
    person: str
    cell: str
    step: str
    title: str
    reason: str
    due: date | None
    source: str
    screen: str = "case"
    place: str = ""
    opens: bool = False

    @property
    def record(self) -> str:
        """The record that the screen opens: a person's at the place or step, else the place."""
        place = self.place or self.step
        return f"{self.person_id}#{place}" if self.person_id else place


@dataclass(frozen=True, slots=True)
class Asked:
    """The day asked about, the law of it, and how many days before a last day to tell of it."""

    law: LawBook
    calendar: Calendar
    day: date
    lead: int

    def by(self, due: date) -> When | None:
        """In which group a day stands; None while it is further off than the lead time."""
        left = (due - self.day).days
        if left < 0:
            return "overdue"
        if left > self.lead:
            return None
        return "week" if left <= _WEEK else "month" if left <= _MONTH else "later"

    def left(self, due: date | None, note: str = "") -> str:
        """How many days are left until a last day, or how long it has passed, in words."""
        if due is None:
            return ""
        left = (due - self.day).days
        counted = f" ({note})" if note else ""
        if left < 0:
            return f"quá hạn {-left} ngày, hạn {text.date_text(due)}{counted}"
        if left == 0:
            return f"hôm nay là hạn cuối{counted}"
        return f"còn {left} ngày, hạn {text.date_text(due)}{counted}"


def asked(session: Session, day: date) -> Asked:
    """What a day is asked with: what has a last day is told of within the largest lead time."""
    lead = max(settings.lead_days(session), default=0)
    return Asked(facts.law(session), settings.working_calendar(session), day, lead)


def some_of(names: Sequence[str]) -> str:
    """The first of many names, as a line has room for."""
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
