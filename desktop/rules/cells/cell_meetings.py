"""Meetings of cells: in time, late or missed; the themes of a quarter; points and grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.errors import Refusal
from desktop.rules import definition, text
from desktop.rules.calendar import Calendar, Period, period
from desktop.rules.editions import Confidence, LawBook, Limit
from desktop.rules.facts.office import Cell

State = Literal["held", "late", "skipped", "unknown", "due", "open", "none"]

STATE_TEXTS: Mapping[State, str] = {
    "held": "đúng kỳ",
    "late": "trễ",
    "skipped": "không họp",
    "unknown": "chưa ghi",
    "due": "quá ngày",
    "open": "chưa đến hạn",
    "none": "",
}
_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the score sheet: the most it gives; `share_from` are shares and their points."""

    id: str
    title: str
    most: int
    share_from: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """The sheet in force from a day on."""

    in_force_from: date
    confidence: Confidence = "high"
    source: str = ""
    part: tuple[Part, ...] = ()

    @property
    def most(self) -> int:
        """What all parts give together."""
        return sum(one.most for one in self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade and the points from which a meeting has it."""

    name: str
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBook:
    """The shape of `law/meeting_scores.toml`; grades from the highest."""

    title: str
    source: str
    sheet: tuple[ScoreSheet, ...]
    grade: tuple[Grade, ...]
    own: tuple[ScoreSheet, ...] = field(default=())

    def on(self, day: date) -> ScoreSheet:
        """The sheet in force on a day: the office's own before the central one."""
        for sheets in (self.own, self.sheet):
            held = [one for one in sheets if one.in_force_from <= day]
            if held:
                return max(held, key=lambda one: one.in_force_from)
        return self.sheet[0]

    def graded(self, points: int | None) -> str:
        """The grade of so many points; "" where they are not known."""
        if points is None:
            return ""
        return next((one.name for one in self.grade if points >= one.least), "")


def read_scores(content: str, file: str) -> ScoreBook:
    """The score book of a file; Trouble if it is faulty."""
    return definition.parse(ScoreBook, content, file)


def last_day(month: Period, law: LawBook, calendar: Calendar) -> tuple[date, Limit]:
    """By when a cell meets in a month, and the rule: the common day, or the end of the week.

    The week counts where the common day is a day off, or where no common day was set.
    """
    common = law.limit("cell-meeting-day", month.last)
    day = month.first.replace(day=common.value)
    if common.basis is not None and calendar.is_working(day):
        return day, common
    week = law.limit("cell-meeting-week", month.last)
    return month.first.replace(day=min(week.value, month.last.day)), week


def state(
    cell: Cell,
    month: Period,
    held: date | None,
    asked: tuple[LawBook, Calendar, date],
    *,
    skipped: bool = False,
    reason: str = "",
) -> State:
    """How the monthly meeting of a cell stands on a day.

    A reason allows for the first week. What is past and not recorded is unknown, not missed.
    """
    law, calendar, day = asked
    due, _ = last_day(month, law, calendar)
    if held is not None:
        week = law.limit("cell-meeting-week", month.last).value
        excused = bool(reason) and held <= month.first.replace(day=min(week, month.last.day))
        return "held" if held <= due or excused else "late"
    if not meets(cell, month):
        return "none"
    if skipped:
        return "skipped"
    if month.last < day:
        return "unknown"
    return "due" if due < day else "open"


def meets(cell: Cell, month: Period) -> bool:
    """Whether a cell has to meet in a month: it was there before it, and is there after it."""
    begun = cell.founded is None or cell.founded.earliest < month.first
    return begun and (cell.dissolved is None or cell.dissolved > month.last)


def quarter_of(month: Period) -> Period:
    """The quarter that a month lies in."""
    return quarter(month.first.year, (month.first.month - 1) // _QUARTER + 1)


def quarter(year: int, number: int) -> Period:
    """A quarter of a year, counted from 1."""
    return period(f"{year:04d}-Q{number}")


def themes_missing(held: int, in_quarter: Period, law: LawBook) -> int:
    """How many meetings on a theme a quarter still lacks."""
    return max(0, law.limit("thematic-meetings", in_quarter.last).value - held)


def proposed(sheet: ScoreSheet, present: int | None, summoned: int | None) -> dict[str, int]:
    """The points that follow from who was there, by part; nothing where that is not known."""
    if present is None or not summoned:
        return {}
    share = present * 100 / summoned
    found = {}
    for part in sheet.part:
        for least, points in part.share_from:
            if share >= least:
                found[part.id] = points
                break
    return found


def check_parts(parts: Sequence[Part]) -> None:
    """Refusal for a sheet without parts, or with one without a title or points, or twice."""
    if not parts:
        raise Refusal("Phiếu chấm điểm cần ít nhất một nội dung.", field="parts")
    if len({text.fold(part.title) for part in parts}) < len(parts):
        raise Refusal("Phiếu chấm điểm có nội dung ghi hai lần; hãy bỏ một.", field="parts")
    for at, part in enumerate(parts, start=1):
        if not part.title or part.most <= 0:
            raise Refusal(
                f"Dòng {at} của phiếu chấm điểm cần nội dung và điểm tối đa.", field="parts"
            )


def day_in(typed: str, month: Period) -> date | None:
    """A day typed as its number in the month, or in full; None where nothing is typed."""
    if not typed:
        return None
    if typed.isdecimal() and len(typed) <= len("31"):
        if not 1 <= int(typed) <= month.last.day:
            raise Refusal(f"Tháng này có {month.last.day} ngày; hãy gõ lại ngày.")
        return month.first.replace(day=int(typed))
    found = text.parse_date(typed, today=month.last).exact
    if found is None:
        raise Refusal("Gõ số của ngày, ví dụ 3, hoặc đủ ngày, tháng, năm.")
    return found


def counted(states: Iterable[State]) -> dict[State, int]:
    """How many months stand in each state."""
    found: dict[State, int] = {}
    for one in states:
        found[one] = found.get(one, 0) + 1
    return found
