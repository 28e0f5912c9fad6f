"""Mentors: who helps whom, since when, by which resolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services import rows
from desktop.store.tables.cases import CaseRow, MentorshipRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class MentorLine:
    """A mentorship as a list shows it."""

    id: str
    mentor_id: str
    mentor: str
    stage: str
    since: date | None
    until: date | None
    number: str
    reason: str


def assign(
    session: Session,
    /,
    *,
    case_id: str,
    mentor_id: str,
    stage: str,
    since: date | None,
    number: str = "",
    replaces: bool = False,
    together_since: PartialDate | None = None,
) -> str:
    """Assign a mentor to a case; one who replaces another ends the other's help on that day."""
    case = rows.present(session, CaseRow, case_id)
    mentor = rows.present(session, PersonRow, mentor_id)
    person = rows.present(session, PersonRow, case.person_id)
    if mentor.id == person.id:
        raise Refusal("Không ai tự giúp đỡ mình; hãy chọn đảng viên khác.", field="mentor")
    standing = _standing(session, case_id, stage)
    if any(row.mentor_id == mentor_id for row in standing):
        raise Refusal(f"{mentor.name} đang được phân công giúp đỡ người này.", field="mentor")
    if replaces:
        for row in standing:
            row.until = since
            row.reason = f"thay bằng {mentor.name}"
    session.add(
        MentorshipRow(
            case_id=case_id,
            mentor_id=mentor_id,
            stage=stage,
            since=since,
            number=number,
            replaces=replaces,
            together_since=together_since,
        )
    )
    return f"Phân công {mentor.name} giúp đỡ {person.name}"


def _standing(session: Session, case_id: str, stage: str) -> Sequence[MentorshipRow]:
    query = select(MentorshipRow).where(
        MentorshipRow.case_id == case_id,
        MentorshipRow.stage == stage,
        MentorshipRow.until.is_(None),
    )
    return session.scalars(query).all()


def end(session: Session, /, *, id: str, until: date, reason: str) -> str:
    """End a mentor's help with its reason."""
    row = rows.present(session, MentorshipRow, id)
    if row.since and until < row.since:
        raise Refusal("Ngày thôi giúp đỡ không thể trước ngày phân công.", field="until")
    rows.fill(row, {"until": until, "reason": reason})
    return f"{rows.present(session, PersonRow, row.mentor_id).name} thôi giúp đỡ"


def lines(session: Session, /, *, case_id: str) -> tuple[MentorLine, ...]:
    """The mentors of a case, the first assigned first."""
    query = (
        select(MentorshipRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == MentorshipRow.mentor_id)
        .where(MentorshipRow.case_id == case_id)
        .order_by(MentorshipRow.since)
    )
    return tuple(
        MentorLine(
            row.id, row.mentor_id, name, row.stage, row.since, row.until, row.number, row.reason
        )
        for row, name in session.execute(query)
    )
