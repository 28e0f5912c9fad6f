"""What is known of a meeting of a cell, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.rules.text import date_text

MONTHLY, THEMATIC = "monthly", "thematic"
EXCUSED, UNEXCUSED, EXEMPT = "excused", "unexcused", "exempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A member who was not there: why is excused, unexcused or exempt."""

    person_id: str
    name: str
    why: str
    reason: str = ""

    @property
    def told(self) -> str:
        """The name, with the reason in brackets."""
        return f"{self.name} ({self.reason})" if self.reason else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTask:
    """What a meeting resolved to do: by whom, until when, and what came of it."""

    title: str
    who: str = ""
    due: date | None = None
    done: date | None = None
    result: str = ""

    @property
    def state(self) -> str:
        """How it ended, or that it did not."""
        if self.done is None:
            return self.result or "chưa xong"
        told = f"xong {date_text(self.done)}"
        return f"{told}: {self.result}" if self.result else told


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPart:
    """A part of the score sheet, the most it can give, and what it was given."""

    id: str
    title: str
    most: int
    points: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """Something the meeting has to deal with, and why; `heading` is where it belongs."""

    heading: str
    title: str
    note: str = ""
    person_id: str = ""

    @property
    def told(self) -> str:
        """What, and why in brackets."""
        return f"{self.title} ({self.note})" if self.note else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMeeting:
    """A meeting: when, who was there, what was said and resolved, and how it is scored.

    `month` is written YYYY-MM. Unknown counts are None; `official`, `probationary` and `away` are
    those of the list of members on the day.
    """

    id: str = ""
    revision: int = 1
    cell_id: str = ""
    month: str = ""
    period: str = ""
    kind: str = MONTHLY
    held: date | None = None
    skipped: bool = False
    late_reason: str = ""
    topic: str = ""
    began: str = ""
    ended: str = ""
    venue: str = ""
    chair: str = ""
    chair_post: str = ""
    clerk: str = ""
    guests: str = ""
    committee_present: bool | None = None
    committee_member: str = ""
    official: int | None = None
    probationary: int | None = None
    present: int | None = None
    present_probationary: int | None = None
    excused: int | None = None
    unexcused: int | None = None
    exempt: int | None = None
    fees: str = ""
    news: str = ""
    review: str = ""
    learning: str = ""
    plans: str = ""
    opinions: str = ""
    conclusion: str = ""
    praise: str = ""
    weaknesses: str = ""
    in_favour: int | None = None
    number: str = ""
    points: int | None = None
    grade: str = ""
    parts: tuple[ScoredPart, ...] = ()
    absences: tuple[Absence, ...] = ()
    tasks: tuple[MeetingTask, ...] = ()
    earlier_tasks: tuple[MeetingTask, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()

    @property
    def total(self) -> int | None:
        """All members of the list on the day."""
        if self.official is None or self.probationary is None:
            return None
        return self.official + self.probationary

    @property
    def absent(self) -> int | None:
        """All members of the list who were not there."""
        if self.total is None or self.present is None:
            return None
        return max(self.total - self.present, 0)

    @property
    def present_official(self) -> int | None:
        """Official members present, where it is known how many probationary ones were."""
        if self.present is None or self.present_probationary is None:
            return None
        return self.present - self.present_probationary

    @property
    def excused_names(self) -> str:
        """Who was absent with a reason, with it."""
        return self._names(EXCUSED)

    @property
    def unexcused_names(self) -> str:
        """Who was absent without a reason."""
        return self._names(UNEXCUSED)

    @property
    def exempt_names(self) -> str:
        """Who need not come."""
        return self._names(EXEMPT)

    @property
    def scores(self) -> Mapping[str, int | None]:
        """The points by part."""
        return {one.id: one.points for one in self.parts}

    @property
    def attended(self) -> str:
        """Who came from above: the committee member in charge, and guests."""
        member = self.committee_member if self.committee_present else ""
        return "; ".join(filter(None, (member, self.guests)))

    @property
    def score(self) -> str:
        """The points with the grade: 92 điểm, loại Tốt."""
        if self.points is None:
            return ""
        told = f"{self.points} điểm"
        return f"{told}, loại {self.grade}" if self.grade else told

    def _names(self, why: str) -> str:
        return "; ".join(one.told for one in self.absences if one.why == why)
