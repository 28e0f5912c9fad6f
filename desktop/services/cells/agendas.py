"""The agenda of a cell's meeting, drawn from what is due: cases, remarks, new members, themes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.calendar import Period, add_months
from desktop.rules.cases import progress
from desktop.rules.cases.progress import StepProgress
from desktop.rules.cells import cell_meetings
from desktop.rules.facts.case import Case
from desktop.rules.facts.cell_meeting import AgendaItem
from desktop.rules.members.membership import RECOGNISED
from desktop.rules.months import period_of
from desktop.services import facts, shipped
from desktop.services.cases import remarks, steps, trial_tasks
from desktop.services.cells import meeting_grid
from desktop.services.keeping import settings
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.cell_meetings import CellMeetingRow
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.transfers import TransferRow

_CELL = "Chi bộ"
_CONSIDER, _DO = "Xét, quyết nghị", "Việc của chi bộ"
_ANNOUNCE, _WELCOME = "Công bố quyết định", "Đảng viên mới"
_REMARK, _TRIAL, _THEME = "Nhận xét tháng", "Nhiệm vụ thử thách", "Chuyên đề"
_ANNOUNCED = {"decision": "kết nạp", RECOGNISED: "công nhận chính thức"}


def agenda(session: Session, /, *, cell_id: str, month: str, day: date) -> tuple[AgendaItem, ...]:
    """What a cell's meeting of a month, held on a day, has to deal with of member development."""
    period = period_of(month)
    since = _last_held(session, cell_id, period) or add_months(day, -1)
    cases = _cases(session, cell_id, day)
    return (
        *_announced(session, cell_id, since, day),
        *_arrived(session, cell_id, since, day),
        *_of_cases(session, cases, day),
        *_of_remarks(session, cell_id, period),
        *_of_trials(session, cases, day),
        *_of_theme(session, cell_id, period),
    )


def _cases(session: Session, cell_id: str, day: date) -> tuple[Case, ...]:
    listed = _listed(cell_id, day)
    ids = session.scalars(select(CaseRow.id).where(CaseRow.person_id.in_(listed)))
    found = facts.open_cases(session, shipped.ending_steps(), day, set(ids))
    return tuple(sorted(found, key=lambda one: text.sort_key(one.person.name)))


def _listed(cell_id: str, day: date) -> Select[str]:
    return select(BelongingRow.person_id).where(
        BelongingRow.cell_id == cell_id,
        or_(BelongingRow.since.is_(None), BelongingRow.since <= day),
        or_(BelongingRow.until.is_(None), BelongingRow.until > day),
    )


def _of_cases(session: Session, cases: tuple[Case, ...], day: date) -> Iterator[AgendaItem]:
    """The open steps that are the cell's own: first those that its meeting decides."""
    law, calendar = facts.law(session), settings.working_calendar(session)
    found = []
    for case in cases:
        state = progress.standing(case, steps.processes_for(case), law, calendar, day)
        for one in state.steps:
            own = one.step.meets or one.step.who == _CELL
            # What only time can open is not for this meeting.
            if own and one.open and not one.step.optional and one.opens is None:
                found.append((case, one))
    for meets in (True, False):
        for case, one in found:
            if one.step.meets is meets:
                yield AgendaItem(
                    heading=_CONSIDER if meets else _DO,
                    title=f"{one.title}: {case.person.name}",
                    note=_note(one),
                    person_id=case.person.id,
                )


def _note(one: StepProgress) -> str:
    blocks = [found.sentence for found in one.findings if found.level == "block"]
    if blocks:
        return blocks[0].rstrip(".")
    return f"hạn {text.date_text(one.due)}" if one.due else ""


def _announced(session: Session, cell_id: str, since: date, day: date) -> Iterator[AgendaItem]:
    query = (
        select(StepRow, PersonRow)
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .join(PersonRow, PersonRow.id == CaseRow.person_id)
        .where(StepRow.step.in_(_ANNOUNCED), StepRow.day > since, StepRow.day <= day)
        .where(CaseRow.person_id.in_(_listed(cell_id, day)), PersonRow.removed.is_(None))
        .order_by(StepRow.day, PersonRow.sort_key)
    )
    for step, person in session.execute(query):
        number = f"số {step.number} " if step.number else ""
        yield AgendaItem(
            heading=_ANNOUNCE,
            title=f"Quyết định {_ANNOUNCED[step.step]}: {person.name}",
            note=f"{number}ngày {text.date_text(step.day)}",
            person_id=person.id,
        )


def _arrived(session: Session, cell_id: str, since: date, day: date) -> Iterator[AgendaItem]:
    query = (
        select(TransferRow, PersonRow)
        .join(PersonRow, PersonRow.id == TransferRow.person_id)
        .where(TransferRow.cell_id == cell_id, PersonRow.removed.is_(None))
        .where(TransferRow.received > since, TransferRow.received <= day)
        .order_by(TransferRow.received, PersonRow.sort_key)
    )
    for way, person in session.execute(query):
        yield AgendaItem(
            heading=_WELCOME,
            title=f"Giới thiệu đảng viên chuyển đến: {person.name}",
            note=f"từ {way.place}" if way.place else "",
            person_id=person.id,
        )


def _of_remarks(session: Session, cell_id: str, period: Period) -> Iterator[AgendaItem]:
    for cell in remarks.month(session, month=period.first):
        for line in cell.lines if cell.cell_id == cell_id else ():
            if not line.said:
                yield AgendaItem(
                    heading=_REMARK,
                    title=f"Nhận xét {line.person}",
                    note=f"{line.mentor} báo cáo",
                    person_id=line.person_id,
                )


def _of_trials(session: Session, cases: tuple[Case, ...], day: date) -> Iterator[AgendaItem]:
    for case in cases:
        for task in trial_tasks.tasks(session, case_id=case.id):
            if task.done is None:
                due = f"hạn {text.date_text(task.due)}" if task.due else ""
                late = "quá hạn, " if task.late_on(day) else ""
                yield AgendaItem(
                    heading=_TRIAL,
                    title=f"{case.person.name}: {task.title}",
                    note=late + due,
                    person_id=case.person.id,
                )


def _of_theme(session: Session, cell_id: str, period: Period) -> Iterator[AgendaItem]:
    quarter = cell_meetings.quarter_of(period)
    held = meeting_grid.themes_held(session, cell_id=cell_id, period=quarter)
    if cell_meetings.themes_missing(held, quarter, facts.law(session)):
        yield AgendaItem(
            heading=_THEME, title="Sinh hoạt chuyên đề của quý", note=f"{quarter.text} chưa có"
        )


def _last_held(session: Session, cell_id: str, period: Period) -> date | None:
    query = select(CellMeetingRow.held).where(
        CellMeetingRow.cell_id == cell_id, CellMeetingRow.held < period.first
    )
    return max((one for one in session.scalars(query) if one), default=None)
