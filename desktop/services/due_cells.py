"""The lines of the day's work on cells: meetings, terms, and what inspections found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.rules.cells import cell_hints
from desktop.rules.cells.cell_meetings import last_day
from desktop.rules.facts.office import Cell
from desktop.rules.months import beside, month_of, period_of
from desktop.services import facts
from desktop.services.cells import cell_leaders, inspections, meeting_grid
from desktop.services.cells.cell_leaders import SECRETARY, CongressLine, OfficerLine
from desktop.services.due import Asked, Task, When, some_of
from desktop.services.kept import Kind
from desktop.store.tables.cell_meetings import CellMeetingRow
from desktop.store.tables.inspections import InspectionFindingRow, InspectionRow
from desktop.store.tables.organisations import CongressRow, OfficerRow
from desktop.store.tables.people import PersonRow

_YEAR = 12


def _of_findings(session: Session, asked: Asked) -> Iterator[Task]:
    """What inspections found and nobody has mended yet, as soon as its day is near."""
    for one in inspections.findings(session, only_open=True):
        when = asked.by(one.due) if one.due else None
        if when is not None:
            told = (asked.left(one.due, one.settler), one.inspection)
            yield Task(
                when,
                one.about_id,
                one.about or one.cell,
                one.cell,
                f"finding-{one.id}",
                f"Khắc phục sau kiểm tra: {one.words}",
                "; ".join(told),
                one.due,
                "",
                screen="inspections",
                place=one.id,
            )


def _of_meetings(session: Session, asked: Asked) -> Iterator[Task]:
    """Which cells still have to meet this month, or have no meeting noted of it or of the last.

    Nothing for an office that has noted none in a year.
    """
    this = month_of(asked.day)
    if not meeting_grid.noted_since(session, month=beside(this, -_YEAR)):
        return
    for month in (beside(this, -1), this):
        states = meeting_grid.month_states(session, month=month, day=asked.day)
        lacking = [cell for cell, state in states if state in ("unknown", "due", "open")]
        yield from _of_month(month, lacking, asked)
        if month == this:
            yield from _to_catch_up(month, [cell for cell, state in states if state == "skipped"])


def _of_month(month: str, cells: Sequence[Cell], asked: Asked) -> Iterator[Task]:
    due, limit = last_day(period_of(month), asked.law, asked.calendar)
    when = asked.by(due)
    if cells and when is not None:
        yield _meeting(
            when, month, cells, "Ghi ngày họp chi bộ", asked.left(due), (due, limit.shown_source)
        )


def _to_catch_up(month: str, cells: Sequence[Cell]) -> Iterator[Task]:
    if cells:
        reason = "đã ghi là không họp; họp bù trong tháng thì ghi ngày họp"
        yield _meeting("incomplete", month, cells, "Chi bộ chưa sinh hoạt", reason, (None, ""))


def _meeting(
    when: When,
    month: str,
    cells: Sequence[Cell],
    title: str,
    reason: str,
    due: tuple[date | None, str],
) -> Task:
    """A line on the meetings of some cells; of one, it leads to its meeting."""
    alone = cells[0] if len(cells) == 1 else None
    named = "" if alone else f"; {some_of([one.name for one in cells])}"
    return Task(
        when,
        "",
        alone.name if alone else f"{len(cells)} chi bộ",
        alone.name if alone else "",
        f"cell-meeting-{month}-{when}",
        f"{title} {period_of(month).text}",
        f"{reason}{named}",
        *due,
        screen="cell-meetings",
        place=f"{month}#{alone.id}" if alone else month,
    )


def _of_terms(session: Session, asked: Asked) -> Iterator[Task]:
    """The cells whose term has ended or ends soon, by their latest congress."""
    standing = _standing(session, asked)
    latest: dict[str, CongressLine] = {}
    for one in cell_leaders.congresses(session):
        if one.day <= asked.day:
            latest.setdefault(one.cell_id, one)
    for cell_id, one in latest.items():
        when = asked.by(one.ends)
        if when is not None and cell_id in standing:
            yield Task(
                when,
                "",
                one.cell,
                one.cell,
                f"cell-term-{cell_id}",
                "Đại hội chi bộ, hết nhiệm kỳ",
                asked.left(one.ends),
                one.ends,
                asked.law.limit(cell_hints.TERM, one.day).shown_source,
                screen="cell-structure",
                place=cell_id,
            )


def _of_officers(session: Session, asked: Asked) -> Iterator[Task]:
    """Whose time in office ends soon; which cell has had no secretary since the last one."""
    standing = _standing(session, asked)
    served = [one for one in cell_leaders.officers(session) if one.cell_id in standing]
    held = {
        (one.cell_id, one.office)
        for one in served
        if one.since <= asked.day and (one.until is None or one.until > asked.day)
    }
    told: set[str] = set()
    for one in sorted(served, key=lambda one: one.until or date.max, reverse=True):
        gone = one.until is not None and one.until <= asked.day
        vacant = one.office == SECRETARY and (one.cell_id, SECRETARY) not in held
        if one.until is None or (gone and (not vacant or one.cell_id in told)):
            continue
        told |= {one.cell_id} if gone else set()
        when = asked.by(one.until)
        if when is not None:
            yield _officer(when, one, asked)


def _officer(when: When, one: OfficerLine, asked: Asked) -> Task:
    office = one.office_text.lower()
    vacant = one.until is not None and one.until <= asked.day
    title = f"Chưa có {office} thay" if vacant else f"Hết thời gian làm {office}"
    return Task(
        when,
        one.person_id,
        one.person,
        one.cell,
        f"officer-{one.id}",
        title,
        asked.left(one.until),
        one.until,
        "",
        screen="cell-structure",
        place=one.id,
    )


def _standing(session: Session, asked: Asked) -> set[str]:
    """The cells that are not dissolved."""
    cells = facts.cells(session)
    return {one.id for one in cells if one.dissolved is None or one.dissolved > asked.day}


_FINDINGS = (InspectionFindingRow, InspectionRow, PersonRow)
KINDS = (
    Kind.read_from(_of_findings, {one.__tablename__ for one in _FINDINGS}),
    Kind.read_from(_of_meetings, {CellMeetingRow.__tablename__}),
    Kind.read_from(_of_terms, {CongressRow.__tablename__}),
    Kind.read_from(_of_officers, {OfficerRow.__tablename__, PersonRow.__tablename__}),
)
"""The kinds of these lines, each with the tables that it is read from."""
