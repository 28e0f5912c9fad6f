"""The mentors' month: who owes a remark on whom, keyed for a whole cell at once, and slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.errors import Refusal
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.calendar import add_months
from desktop.rules.cases.remarks import month_of, months_owed
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.facts.person import Belonging
from desktop.rules.members.membership import listed_on
from desktop.services import facts, rows, shipped
from desktop.services.papers import papers
from desktop.store.tables.cases import CaseRow, MentorshipRow, StepRow
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.remarks import RemarkRow

_FORM = "phieu-nhan-xet"
_CEREMONY = "ceremony"
_LONGEST_GAP = 12
"""Months back in which a missing remark is still asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkLine:
    """Somebody helped in a month, by whom, and what was said; `missing` are earlier months."""

    case_id: str
    person_id: str
    person: str
    cell_id: str
    stage: str
    mentor_id: str
    mentor: str
    strengths: str = ""
    weaknesses: str = ""
    trend: str = ""
    trend_before: str = ""
    missing: tuple[date, ...] = ()

    @property
    def said(self) -> bool:
        """Whether there is a remark."""
        return bool(self.strengths or self.weaknesses or self.trend)


@dataclass(frozen=True, slots=True)
class CellMonth:
    """A cell's month: its lines in the order of name lists."""

    cell_id: str
    cell: str
    lines: tuple[RemarkLine, ...]

    @property
    def said(self) -> int:
        """How many have a remark."""
        return sum(line.said for line in self.lines)

    @property
    def missing(self) -> int:
        """How many earlier months have none."""
        return sum(len(line.missing) for line in self.lines)


def month(session: Session, /, *, month: date) -> tuple[CellMonth, ...]:
    """The remarks of a month by cell, in the office's order; those in no cell come last."""
    by_cell: dict[str, list[RemarkLine]] = defaultdict(list)
    for line in _lines(session, month_of(month)):
        by_cell[line.cell_id].append(line)
    named = [(cell.id, cell.name) for cell in facts.cells(session)] + [("", "Chưa rõ chi bộ")]
    return tuple(
        CellMonth(id, name, tuple(sorted(by_cell[id], key=_by_name)))
        for id, name in named
        if id in by_cell
    )


def set_remarks(session: Session, /, *, month: date, lines: Sequence[Mapping[str, Any]]) -> str:
    """Enter the remarks of a month, one line for each person and mentor; an empty one is removed.

    A line has `case_id`, `mentor_id`, `stage`, `strengths`, `weaknesses` and `trend`. Refusal for
    a trend that the list does not know.
    """
    first = month_of(month)
    trends = {one.code for one in shipped.entries("remark_trends")}
    for line in lines:
        if line["trend"] and line["trend"] not in trends:
            raise Refusal("Hãy chọn chiều hướng trong danh sách.", field="trend")
        _set_one(session, first, line)
    return f"Ghi nhận xét {_in_words(first)}: {len(lines)} người"


def slips(session: Session, /, *, month: date, cell_id: str) -> Sheet:
    """The slips that the mentors of a cell fill in by hand at the meeting of a month."""
    first = month_of(month)
    lines = sorted(
        (line for line in _lines(session, first) if line.cell_id == cell_id), key=_by_name
    )
    cells = {cell.id: cell for cell in facts.cells(session)}
    office = facts.office(session)
    listed = tuple(
        ListingRow(
            person=facts.person(session, line.person_id),
            cell=cells.get(line.cell_id),
            note=line.mentor,
        )
        for line in lines
    )
    known = PaperFacts(
        office=office,
        cell=cells.get(cell_id),
        paper=Paper(place=office.place),
        listing=Listing(period=_in_words(first), rows=listed),
    )
    # There is no official blank to compare it with.
    return fill(papers.form_of(_FORM, first), known, confirmed=True)


def _lines(session: Session, first: date) -> list[RemarkLine]:
    last = add_months(first, 1) - timedelta(days=1)
    over, said, cells = _over(session), _said(session, first), _cells(session, last)
    mentor = aliased(PersonRow)
    query = (
        select(MentorshipRow, CaseRow.person_id, PersonRow.name, mentor.name)
        .join(CaseRow, CaseRow.id == MentorshipRow.case_id)
        .join(PersonRow, PersonRow.id == CaseRow.person_id)
        .join(mentor, mentor.id == MentorshipRow.mentor_id)
        .where(PersonRow.removed.is_(None))
    )
    lines = []
    for row, person_id, person, mentor_name in session.execute(query):
        ended = [day for day in (row.until, _end(row, over.get(row.case_id, {}))) if day]
        until = min(ended) if ended else None
        owed = months_owed(row.since, until, first)
        if first not in owed:
            continue
        own = said.get((row.case_id, row.mentor_id, row.stage), {})
        now, before = own.get(first), own.get(add_months(first, -1))
        lines.append(
            RemarkLine(
                case_id=row.case_id,
                person_id=person_id,
                person=person,
                cell_id=cells.get(person_id, ""),
                stage=row.stage,
                mentor_id=row.mentor_id,
                mentor=mentor_name,
                strengths=now.strengths if now else "",
                weaknesses=now.weaknesses if now else "",
                trend=now.trend if now else "",
                trend_before=before.trend if before else "",
                missing=tuple(one for one in owed[-_LONGEST_GAP:-1] if one not in own),
            )
        )
    return lines


def _over(session: Session) -> dict[str, dict[str, date]]:
    """The days on which cases came to the ceremony or to an end, by case and step."""
    ends = {
        one.id
        for process in shipped.processes()
        for one in process.step
        if one.end or one.stage == "official"
    }
    query = select(StepRow.case_id, StepRow.step, StepRow.day).where(
        StepRow.step.in_([*ends, _CEREMONY])
    )
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for case_id, step, day in session.execute(query):
        found[case_id][step] = day
    return found


def _end(row: MentorshipRow, over: Mapping[str, date]) -> date | None:
    """The day on which a mentor's task was over by itself: helping until the ceremony, or after."""
    days = [day for step, day in over.items() if step != _CEREMONY or row.stage == "candidate"]
    return min(days) if days else None


def _said(session: Session, first: date) -> dict[tuple[str, str, str], dict[date, RemarkRow]]:
    """The remarks until a month, by what they are on and month."""
    found: dict[tuple[str, str, str], dict[date, RemarkRow]] = defaultdict(dict)
    for row in session.scalars(select(RemarkRow).where(RemarkRow.month <= first)):
        found[row.case_id, row.mentor_id, row.stage][row.month] = row
    return found


def _cells(session: Session, day: date) -> dict[str, str]:
    """The cell of each person on a day."""
    listed: dict[str, list[Belonging]] = defaultdict(list)
    for row in session.scalars(select(BelongingRow)):
        listed[row.person_id].append(
            Belonging(cell_id=row.cell_id, since=row.since, until=row.until)
        )
    return {person: cell for person, own in listed.items() if (cell := listed_on(own, day))}


def _set_one(session: Session, first: date, line: Mapping[str, Any]) -> None:
    case = rows.present(session, CaseRow, line["case_id"])
    keys = {"case_id": case.id, "mentor_id": line["mentor_id"], "stage": line["stage"]}
    row = session.scalar(select(RemarkRow).filter_by(**keys, month=first))
    values = {name: line[name] for name in ("strengths", "weaknesses", "trend")}
    if not any(values.values()):
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = RemarkRow(**keys, month=first)
        session.add(row)
    rows.fill(row, values)


def _by_name(line: RemarkLine) -> tuple[object, ...]:
    return text.sort_key(line.person), line.person_id, line.mentor


def _in_words(first: date) -> str:
    return f"tháng {first.month}/{first.year}"
