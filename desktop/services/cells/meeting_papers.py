"""One meeting of a cell with all that is known of it, and its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.facts.cell_meeting import MONTHLY, Absence, CellMeeting, MeetingTask
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.months import period_of
from desktop.services import facts, rows, shipped
from desktop.services.cells import agendas, cell_leaders, cell_meetings, meeting_scores, meetings
from desktop.services.cells.meetings import Roll
from desktop.services.fact_rows import like
from desktop.services.papers import numbering, papers
from desktop.store.tables.cell_meetings import (
    CellMeetingRow,
    MeetingAbsenceRow,
    MeetingTaskRow,
)
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow

AGENDA, MINUTES, RESOLUTION = (
    "chuong-trinh-sinh-hoat",
    "bien-ban-sinh-hoat",
    "nghi-quyet-sinh-hoat",
)


def meeting(
    session: Session, /, *, cell_id: str, month: str, day: date, kind: str = MONTHLY
) -> CellMeeting:
    """A meeting of a cell, entered or not, as it stands on a day."""
    period = period_of(month)
    cell = rows.present(session, CellRow, cell_id)
    row = cell_meetings.kept(session, cell_id, month, kind)
    held = row.held if row and row.held else max(day, period.first)
    book = meeting_scores.book(session)
    known = _like(session, row) if row else CellMeeting(cell_id=cell_id, month=month, kind=kind)
    on = row.held if row and row.held else cell_meetings.roll_day(session, period)
    roll = meetings.roll(session, cell_id=cell_id, day=on)
    earlier = _tasks(session, _before(session, cell_id, month, kind))
    return replace(
        known,
        period=period.text,
        official=len(roll.official) if roll.people else None,
        probationary=len(roll.probationary) if roll.people else None,
        chair=known.chair or cell.secretary,
        committee_member=cell_leaders.in_charge(session, cell_id=cell_id, day=on),
        grade=book.graded(known.points),
        parts=meeting_scores.scored(book, row, period.last),
        earlier_tasks=earlier,
        agenda=agendas.agenda(session, cell_id=cell_id, month=month, day=held),
    )


def roll(session: Session, /, *, cell_id: str, month: str, day: date) -> Roll:
    """The members who belong to a cell's meeting of a month."""
    on = min(cell_meetings.roll_day(session, period_of(month)), day)
    return meetings.roll(session, cell_id=cell_id, day=on)


def before(session: Session, /, *, cell_id: str, month: str, kind: str = MONTHLY) -> str:
    """The month of the meeting before, of which tasks were entered; "" for none."""
    row = _before(session, cell_id, month, kind)
    return row.month if row else ""


def next_number(session: Session, /, *, cell_id: str, day: date) -> str:
    """The number that the next resolution of a cell would have."""
    series = shipped.documents().series("cell", "resolution")
    return numbering.following(session, series, cell_id, numbering.term(session, day))


def sheet(
    session: Session,
    /,
    *,
    form_id: str,
    cell_id: str,
    month: str,
    day: date,
    kind: str = MONTHLY,
) -> Sheet:
    """The agenda, the minutes or the resolution of a meeting.

    Refusal for minutes or a resolution of a meeting that has no day yet.
    """
    known = meeting(session, cell_id=cell_id, month=month, day=day, kind=kind)
    if form_id != AGENDA and known.held is None:
        raise Refusal("Hãy ghi ngày họp trước khi in giấy tờ này.", field="held")
    office = facts.office(session)
    cells = {cell.id: cell for cell in facts.cells(session)}
    on = known.held or day
    held = PaperFacts(
        office=office,
        cell=cells[cell_id],
        paper=Paper(place=office.place, day=on),
        law=facts.law(session).facts(on),
        meeting=known,
    )
    return papers.made(session, form_id, on, held)


def _like(session: Session, row: CellMeetingRow) -> CellMeeting:
    table = CellMeetingRow.__table__
    raw = session.execute(select(table).where(table.c.id == row.id)).one()
    query = (
        select(MeetingAbsenceRow, PersonRow)
        .join(PersonRow, PersonRow.id == MeetingAbsenceRow.person_id)
        .where(MeetingAbsenceRow.cell_meeting_id == row.id)
    )
    absences = [
        Absence(person_id=person.id, name=person.name, why=one.why, reason=one.reason)
        for one, person in session.execute(query)
    ]
    absences.sort(key=lambda one: text.sort_key(one.name))
    return like(
        CellMeeting,
        CellMeetingRow,
        raw,
        absences=tuple(absences),
        tasks=_tasks(session, row),
        parts=(),
    )


def _tasks(session: Session, row: CellMeetingRow | None) -> tuple[MeetingTask, ...]:
    if row is None:
        return ()
    query = (
        select(MeetingTaskRow)
        .where(MeetingTaskRow.cell_meeting_id == row.id)
        .order_by(MeetingTaskRow.position)
    )
    return tuple(
        MeetingTask(title=one.title, who=one.who, due=one.due, done=one.done, result=one.result)
        for one in session.scalars(query)
    )


def _before(session: Session, cell_id: str, month: str, kind: str) -> CellMeetingRow | None:
    """The meeting of the same kind before, of which something was resolved."""
    return session.scalar(
        select(CellMeetingRow)
        .join(MeetingTaskRow, MeetingTaskRow.cell_meeting_id == CellMeetingRow.id)
        .where(
            CellMeetingRow.cell_id == cell_id,
            CellMeetingRow.kind == kind,
            CellMeetingRow.month < month,
        )
        .order_by(CellMeetingRow.month.desc())
        .limit(1)
    )
