"""Meetings of cells: entering one, or those of a month for all cells at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.rules.cells import cell_meetings
from desktop.rules.facts.cell_meeting import EXCUSED, EXEMPT, MONTHLY, THEMATIC, UNEXCUSED
from desktop.rules.months import period_of
from desktop.services import facts, rows, shipped
from desktop.services.cells import meetings
from desktop.services.cells.meetings import Strength
from desktop.services.keeping import settings
from desktop.services.papers import numbering
from desktop.store.tables.cell_meetings import (
    CellMeetingRow,
    MeetingAbsenceRow,
    MeetingTaskRow,
)
from desktop.store.tables.organisations import CellRow

_KINDS = (MONTHLY, THEMATIC)
WHYS = (EXCUSED, UNEXCUSED, EXEMPT)
"""Why somebody was not at a meeting; each is also the name of its count."""
_COUNTS = ("present", *WHYS)
_KEYS = {"id", "revision", "cell_id", "month", "kind"}
_FIELD = "absences"


def set_month(session: Session, /, *, month: str, lines: Sequence[Mapping[str, Any]]) -> str:
    """Enter the monthly meetings of many cells, each line with its `cell_id`, as one change.

    Who was there follows from the list where only the day and the absences are given. Refusal for
    counts that cannot be, naming the cell.
    """
    period = period_of(month)
    held = meetings.strengths(session, day=roll_day(session, period))
    query = select(CellMeetingRow).filter_by(month=month, kind=MONTHLY)
    present = {row.cell_id: row for row in session.scalars(query)}
    cells = {cell.id: cell for cell in session.scalars(select(CellRow))}
    for line in lines:
        values = {name: value for name, value in line.items() if name != "cell_id"}
        cell = cells.get(line["cell_id"]) or rows.present(session, CellRow, line["cell_id"])
        row = present.get(cell.id)
        entered = row or CellMeetingRow(cell_id=cell.id, month=month, kind=MONTHLY, skipped=False)
        _set(entered, cell, values, held.get(cell.id, Strength()))
        if row is not None:
            _drop_blank(session, row)
        elif not _is_blank(entered):
            session.add(entered)
    session.flush()
    return f"Ghi sinh hoạt chi bộ {period.text}: {len(lines)} chi bộ"


def set_meeting(
    session: Session, /, *, cell_id: str, month: str, kind: str = MONTHLY, **values: object
) -> str:
    """Enter what is known of one meeting of a cell; Refusal for counts that cannot be."""
    if kind not in _KINDS:
        raise ValueError(f"no kind of meeting {kind!r}")
    period = period_of(month)
    cell = rows.present(session, CellRow, cell_id)
    row = _row(session, cell_id, month, kind)
    day = row.held or roll_day(session, period)
    held = meetings.roll(session, cell_id=cell_id, day=day)
    _set(row, cell, values, held.strength)
    session.flush()
    return f"Sinh hoạt {_named(kind)}{period.text} của {cell.name}"


def remove_meeting(session: Session, /, *, id: str) -> str:
    """Take back a meeting entered by mistake; Refusal once its resolution has a number."""
    row = rows.present(session, CellMeetingRow, id)
    if row.document_id is not None:
        raise Refusal(
            f"Nghị quyết số {row.number} của kỳ họp này đã vào sổ. Hãy hủy số ở màn hình Văn bản "
            "trước, rồi xóa kỳ họp."
        )
    for table in (MeetingAbsenceRow, MeetingTaskRow):
        for one in session.scalars(select(table).where(table.cell_meeting_id == id)):
            session.delete(one)
    session.flush()
    session.delete(row)
    return f"Xóa kỳ sinh hoạt {_named(row.kind)}{period_of(row.month).text}"


def set_absences(
    session: Session,
    /,
    *,
    cell_id: str,
    month: str,
    kind: str = MONTHLY,
    lines: Sequence[Mapping[str, Any]],
) -> str:
    """Name who was not at a meeting (`person_id`, `why`, `reason`); counts follow if they lack.

    Refusal for somebody named twice, or for more names of a kind than were counted.
    """
    row = _row(session, cell_id, month, kind)
    session.flush()
    seen: set[str] = set()
    for line in lines:
        if not line["person_id"] or line["why"] not in WHYS:
            raise Refusal("Mỗi dòng vắng cần họ tên và kiểu vắng.", field=_FIELD)
        if line["person_id"] in seen:
            raise Refusal("Có người được ghi vắng hai lần; hãy bỏ một dòng.", field=_FIELD)
        seen.add(line["person_id"])
    _replace(session, MeetingAbsenceRow, row.id, lines)
    for why in WHYS:
        named = sum(line["why"] == why for line in lines)
        counted = getattr(row, why)
        if counted is None and named:
            rows.fill(row, {why: named})
        elif counted is not None and named > counted:
            raise Refusal(
                f"Ghi tên {named} người vắng nhưng số vắng chỉ là {counted}; hãy sửa một trong "
                "hai.",
                field=_FIELD,
            )
    return f"Ghi người vắng {period_of(month).text} của {_name(session, cell_id)}"


def set_tasks(
    session: Session,
    /,
    *,
    cell_id: str,
    month: str,
    kind: str = MONTHLY,
    lines: Sequence[Mapping[str, Any]],
) -> str:
    """Enter what a meeting resolved to do (`title`, `who`, `due`, `done`, `result`)."""
    row = _row(session, cell_id, month, kind)
    session.flush()
    if not all(line["title"] for line in lines):
        raise Refusal("Mỗi dòng cần ghi việc phải làm.", field="tasks")
    numbered = [{**line, "position": at} for at, line in enumerate(lines)]
    _replace(session, MeetingTaskRow, row.id, numbered)
    return f"Ghi việc chi bộ giao {period_of(month).text} của {_name(session, cell_id)}"


def take_number(
    session: Session, /, *, cell_id: str, month: str, kind: str = MONTHLY, number: str = ""
) -> str:
    """Give the resolution of a meeting its number in the cell's register, the next if none typed.

    Refusal before the meeting was held, and if it has one.
    """
    row = _row(session, cell_id, month, kind)
    if row.held is None:
        raise Refusal("Hãy ghi ngày họp trước khi lấy số nghị quyết.", field="held")
    if row.document_id is not None:
        raise Refusal(f"Nghị quyết này đã có số {row.number}.", field="number")
    series = shipped.documents().series("cell", "resolution")
    kept = numbering.claim(session, series, cell_id, day=row.held, number=number)
    title = f"Nghị quyết sinh hoạt {_named(kind)}{period_of(month).text}"
    rows.fill(kept, {"state": numbering.ISSUED, "title": title})
    row.number, row.document_id = kept.number, kept.id
    return f"Nghị quyết {kept.number} của {_name(session, cell_id)}"


def roll_day(session: Session, period: Period) -> date:
    """The day whose list of members a month's meeting goes by: the one by which it is due."""
    law, days = facts.law(session), settings.working_calendar(session)
    return cell_meetings.last_day(period, law, days)[0]


def kept(session: Session, cell_id: str, month: str, kind: str) -> CellMeetingRow | None:
    """The row of a meeting, if anything was entered of it."""
    query = select(CellMeetingRow).filter_by(cell_id=cell_id, month=month, kind=kind)
    return session.scalar(query)


def _set(
    row: CellMeetingRow, cell: CellRow, values: Mapping[str, object], listed: Strength
) -> None:
    whole = row.present is not None and _sum(row) == listed.total
    rows.fill(row, dict(values))
    if whole and "present" not in values:
        # Whoever is told to have been absent after all was not there.
        absent = sum(getattr(row, why) or 0 for why in WHYS)
        rows.fill(row, {"present": listed.total - absent})
    if row.scores and row.points != sum(row.scores.values()):
        # A total that was typed stands; the parts no longer tell it.
        rows.fill(row, {"scores": {}})
    period = period_of(row.month)
    if row.held is not None and row.held < period.first:
        raise Refusal(
            f"{cell.name}: ngày họp {row.held:%d/%m/%Y} trước {period.text}; hãy sửa.",
            field="held",
        )
    if row.held is not None and row.skipped:
        raise Refusal(f"{cell.name}: đã có ngày họp thì không ghi là không họp.", field="held")
    if row.held is not None and row.present is None and listed.total:
        _count_present(row, listed)
    counts = [getattr(row, name) for name in _COUNTS]
    if any(one is not None and one < 0 for one in counts):
        raise Refusal(
            f"{cell.name}: số vắng nhiều hơn số đảng viên ({listed.total}).", field="held"
        )
    of_present = row.present_probationary
    if of_present is not None and row.present is not None and of_present > row.present:
        raise Refusal(
            f"{cell.name}: số dự bị có mặt nhiều hơn số có mặt.", field="present_probationary"
        )


def _sum(row: CellMeetingRow) -> int:
    return sum(getattr(row, name) or 0 for name in _COUNTS)


def _count_present(row: CellMeetingRow, listed: Strength) -> None:
    """Who is neither absent nor exempt was there."""
    exempt = listed.exempt if row.exempt is None else row.exempt
    absent = {EXCUSED: row.excused or 0, UNEXCUSED: row.unexcused or 0, EXEMPT: exempt}
    rows.fill(row, {**absent, "present": listed.total - sum(absent.values())})


def _row(session: Session, cell_id: str, month: str, kind: str) -> CellMeetingRow:
    period_of(month)
    row = kept(session, cell_id, month, kind)
    if row is None:
        rows.present(session, CellRow, cell_id)
        row = CellMeetingRow(cell_id=cell_id, month=month, kind=kind, skipped=False)
        session.add(row)
        session.flush()
    return row


def _drop_blank(session: Session, row: CellMeetingRow) -> None:
    """Keep no row of which everything was taken away again."""
    hanging = (
        session.scalar(select(table.id).where(table.cell_meeting_id == row.id))
        for table in (MeetingAbsenceRow, MeetingTaskRow)
    )
    if _is_blank(row) and not any(hanging):
        session.delete(row)


def _is_blank(row: CellMeetingRow) -> bool:
    return not any(getattr(row, one.name) for one in row.__table__.columns if one.name not in _KEYS)


def _replace(
    session: Session,
    table: type[MeetingAbsenceRow | MeetingTaskRow],
    meeting_id: str,
    lines: Sequence[Mapping[str, Any]],
) -> None:
    query = select(table).where(table.cell_meeting_id == meeting_id).order_by(table.id)
    present = list(session.scalars(query))
    for at, line in enumerate(lines):
        row = present[at] if at < len(present) else table(cell_meeting_id=meeting_id)
        rows.fill(row, dict(line))
        session.add(row)
    for row in present[len(lines) :]:
        session.delete(row)


def _named(kind: str) -> str:
    return "chuyên đề " if kind == THEMATIC else ""


def _name(session: Session, cell_id: str) -> str:
    return rows.present(session, CellRow, cell_id).name
