"""The grids of cell meetings: all cells in a month, and each month of a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import calendar
from desktop.rules.calendar import Calendar, Period
from desktop.rules.cells import cell_meetings
from desktop.rules.cells.cell_meetings import State
from desktop.rules.editions import LawBook
from desktop.rules.facts.cell_meeting import MONTHLY, THEMATIC
from desktop.rules.facts.office import Cell
from desktop.rules.months import month_of, period_of
from desktop.services import facts, shipped
from desktop.services.cells import meetings
from desktop.services.cells.cell_meetings import roll_day
from desktop.services.cells.meetings import Strength
from desktop.services.keeping import settings
from desktop.store.tables.cell_meetings import CellMeetingRow

_Asked = tuple[LawBook, Calendar, date]
_MONTHLY_FIELDS = (
    *("held", "skipped", "late_reason", "topic", "committee_present", "points"),
    *("present", "excused", "unexcused", "exempt"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """A cell in a month as the grid keys it; `total` and `exempt_named` are of its list."""

    id: str
    cell: Cell
    state: State
    total: int
    exempt_named: int
    held: date | None = None
    skipped: bool = False
    late_reason: str = ""
    topic: str = ""
    committee_present: bool | None = None
    present: int | None = None
    excused: int | None = None
    unexcused: int | None = None
    exempt: int | None = None
    points: int | None = None
    grade: str = ""

    @property
    def name(self) -> str:
        """The cell's name."""
        return self.cell.name

    @property
    def met(self) -> date | Literal["no"] | None:
        """The day, or that it did not meet; None where nothing is known."""
        return "no" if self.skipped else self.held

    @property
    def left_over(self) -> int:
        """How many of the list are neither present nor absent; below 0 if there are too many."""
        counts = (self.present, self.excused, self.unexcused, self.exempt)
        if self.present is None or not self.total:
            return 0
        return self.total - sum(one or 0 for one in counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """A cell in a year: the day and state of each month, and the quarters' themes."""

    id: str
    name: str
    days: tuple[date | None, ...]
    states: tuple[State, ...]
    themes: tuple[int, ...]
    themes_due: tuple[bool, ...]
    counted: Mapping[State, int]
    attended: int
    points: int | None


def due(session: Session, /, *, month: str) -> tuple[date, str]:
    """By when cells meet in a month, and what that rests on."""
    law, days = facts.law(session), settings.working_calendar(session)
    day, limit = cell_meetings.last_day(period_of(month), law, days)
    return day, limit.shown_source


def month_lines(session: Session, /, *, month: str, day: date) -> tuple[MonthLine, ...]:
    """All cells in a month, in the office's order, as things stand on a day."""
    period = period_of(month)
    asked = (facts.law(session), settings.working_calendar(session), day)
    held = meetings.strengths(session, day=roll_day(session, period))
    kept = _by_cell(session, [month], MONTHLY)
    book = shipped.meeting_scores()
    found = []
    for cell in facts.cells(session):
        row = kept.get((cell.id, month))
        if row is None and not cell_meetings.meets(cell, period):
            continue
        listed = held.get(cell.id, Strength())
        values = {name: getattr(row, name) for name in _MONTHLY_FIELDS} if row else {}
        points = values.get("points")
        found.append(
            MonthLine(
                id=cell.id,
                cell=cell,
                state=_state(cell, period, row, asked),
                total=listed.total,
                exempt_named=listed.exempt,
                grade=book.graded(points),
                **values,
            )
        )
    return tuple(found)


def month_states(session: Session, /, *, month: str, day: date) -> tuple[tuple[Cell, State], ...]:
    """How the meeting of each cell in a month stands on a day, in the office's order."""
    period = period_of(month)
    asked = (facts.law(session), settings.working_calendar(session), day)
    kept = _by_cell(session, [month], MONTHLY)
    return tuple(
        (cell, _state(cell, period, kept.get((cell.id, month)), asked))
        for cell in facts.cells(session)
    )


def noted_since(session: Session, /, *, month: str) -> bool:
    """Whether the office noted any meeting of that month or of a later one."""
    query = select(CellMeetingRow.id).where(CellMeetingRow.month >= month).limit(1)
    return session.scalar(query) is not None


def year_lines(session: Session, /, *, year: int, day: date) -> tuple[YearLine, ...]:
    """All cells in a year: which months met in time, late or not, and the themes of quarters.

    A month of which nothing was entered for any cell says nothing.
    """
    asked = (facts.law(session), settings.working_calendar(session), day)
    months = [calendar.period(f"{year:04d}-{at:02d}") for at in range(1, 13)]
    names = [month_of(one.first) for one in months]
    monthly = _by_cell(session, names, MONTHLY)
    thematic = _by_cell(session, names, THEMATIC)
    known = {month for _, month in monthly}
    found = []
    for cell in facts.cells(session):
        states = tuple(
            _state(cell, one, monthly.get((cell.id, name)), asked, known=name in known)
            for one, name in zip(months, names, strict=True)
        )
        there = any(cell_meetings.meets(cell, one) for one in months)
        if not there and not any(id == cell.id for id, _ in monthly):
            continue
        own = [monthly.get((cell.id, name)) for name in names]
        themes = _themes(own, [thematic.get((cell.id, name)) for name in names])
        points = [row.points for row in own if row and row.points is not None]
        found.append(
            YearLine(
                id=cell.id,
                name=cell.name,
                days=tuple(row.held if row else None for row in own),
                states=states,
                themes=themes,
                themes_due=tuple(_themes_due(cell, year, themes, asked, bool(known))),
                counted=cell_meetings.counted(states),
                attended=sum(bool(row and row.committee_present) for row in own),
                points=round(sum(points) / len(points)) if points else None,
            )
        )
    return tuple(found)


def _themes(
    own: Iterable[CellMeetingRow | None], thematic: Iterable[CellMeetingRow | None]
) -> tuple[int, ...]:
    """How many themes each quarter had, joined with a monthly meeting or apart."""
    found = [0, 0, 0, 0]
    for at, (row, theme) in enumerate(zip(own, thematic, strict=True)):
        found[at // 3] += bool(row and row.held and row.topic) + bool(theme and theme.held)
    return tuple(found)


def _themes_due(
    cell: Cell, year: int, themes: tuple[int, ...], asked: _Asked, known: bool
) -> Iterable[bool]:
    """Whether each quarter is over and lacks its theme."""
    law, _, day = asked
    for at, held in enumerate(themes, start=1):
        period = cell_meetings.quarter(year, at)
        there = cell_meetings.meets(cell, Period(period.first, period.last))
        missing = cell_meetings.themes_missing(held, period, law)
        yield known and there and missing > 0 and period.last < day


def _state(
    cell: Cell, period: Period, row: CellMeetingRow | None, asked: _Asked, *, known: bool = True
) -> State:
    found = cell_meetings.state(
        cell,
        period,
        row.held if row else None,
        asked,
        skipped=bool(row and row.skipped),
        reason=row.late_reason if row else "",
    )
    return "none" if found == "unknown" and not known else found


def themes_held(session: Session, /, *, cell_id: str, period: Period) -> int:
    """How many themes a cell had in a quarter."""
    query = select(CellMeetingRow).where(
        CellMeetingRow.cell_id == cell_id, CellMeetingRow.held.is_not(None)
    )
    return sum(
        period_of(row.month).first in period and (row.kind == THEMATIC or bool(row.topic))
        for row in session.scalars(query)
    )


def _by_cell(
    session: Session, months: Sequence[str], kind: str
) -> dict[tuple[str, str], CellMeetingRow]:
    query = select(CellMeetingRow).where(
        CellMeetingRow.month.in_(months), CellMeetingRow.kind == kind
    )
    return {(row.cell_id, row.month): row for row in session.scalars(query)}
