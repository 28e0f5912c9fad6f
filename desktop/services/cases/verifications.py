"""Verification: whom to ask about, which committee was asked, and what it replied by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Calendar, days_until
from desktop.rules.cases import verification
from desktop.rules.cases.recorded import as_of
from desktop.rules.cases.verification import Subject
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case, Verification
from desktop.rules.text import fold
from desktop.services import facts, rows, shipped
from desktop.services.keeping import settings
from desktop.store.tables.cases import CaseRow, VerificationRow
from desktop.store.tables.people import PersonRow, RelativeRow

State = Literal["exempt", "to-ask", "to-send", "waiting", "late", "replied"]

STATE_TEXTS: dict[State, str] = {
    "exempt": "không phải thẩm tra",
    "to-ask": "chưa lập công văn",
    "to-send": "chưa gửi",
    "waiting": "chờ trả lời",
    "late": "quá hạn trả lời",
    "replied": "đã trả lời",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationLine:
    """Somebody to verify and one request about them; without a request `id` is "".

    `subject` is None for a request about somebody whom the law does not name. `due` is the last day
    of the reply and `due_note` how it was counted.
    """

    id: str
    relation: str
    name: str
    subject: Subject | None
    asked: Verification | None
    state: State
    due: date | None = None
    due_note: str = ""
    source: str = ""
    days_left: int | None = None

    @property
    def committee(self) -> str:
        """The committee asked; "" before one is."""
        return self.asked.committee if self.asked else ""

    @property
    def state_text(self) -> str:
        """The state in words."""
        return STATE_TEXTS[self.state]


def add_request(session: Session, /, *, id: str, case_id: str, **values: object) -> str:
    """Enter that a committee is asked; `relation` "" asks about the person of the case."""
    case = rows.present(session, CaseRow, case_id)
    row = VerificationRow(id=id, case_id=case_id)
    rows.fill(row, values)
    _check(session, row)
    session.add(row)
    person = rows.present(session, PersonRow, case.person_id)
    return f"Đề nghị {row.committee} thẩm tra lý lịch của {person.name}"


def change_request(session: Session, /, *, id: str, **values: object) -> str:
    """Change a request, or enter its reply; Refusal for days in an impossible order."""
    row = rows.present(session, VerificationRow, id)
    rows.fill(row, values)
    _check(session, row)
    return f"Sửa thẩm tra của {row.committee}"


def remove_request(session: Session, /, *, id: str) -> str:
    """Take back a request entered by mistake."""
    row = rows.present(session, VerificationRow, id)
    session.delete(row)
    return f"Bỏ thẩm tra của {row.committee}"


def exempt(session: Session, /, *, person_id: str, relation: str, name: str, reason: str) -> str:
    """Say why a relative is not verified; Refusal without a reason."""
    if not reason.strip():
        raise Refusal(f"Hãy ghi lý do miễn thẩm tra {name}.", field="verify_reason")
    row = _relative(session, person_id, relation, name)
    rows.fill(row, {"verify": False, "verify_reason": reason.strip()})
    return f"Miễn thẩm tra {relation.lower()} {name}: {reason.strip()}"


def verify_as_law(session: Session, /, *, person_id: str, relation: str, name: str) -> str:
    """Take back what was said by hand of a relative: the law says whether to verify."""
    row = _relative(session, person_id, relation, name)
    rows.fill(row, {"verify": None, "verify_reason": ""})
    return f"Thẩm tra {relation.lower()} {name} theo quy định"


def lines(session: Session, /, *, person_id: str, day: date) -> tuple[VerificationLine, ...]:
    """Everybody to verify with the requests about them on a day, then the other requests.

    The law is that of the day of the personal history, else of the day asked for.
    """
    case = facts.case_of(session, person_id)
    if case is None:
        return ()
    law, calendar = facts.law(session), settings.working_calendar(session)
    known = as_of(case, day, law)
    return tuple(_lines(known, law, calendar, day))


def open_requests(
    case: Case, law: LawBook, calendar: Calendar, day: date
) -> Iterator[VerificationLine]:
    """The requests of a case that wait for a reply on a day."""
    for one in as_of(case, day, law).verifications:
        line = _line(None, one, law, calendar, day)
        if line.state in ("waiting", "late"):
            yield line


def _lines(case: Case, law: LawBook, calendar: Calendar, day: date) -> Iterator[VerificationLine]:
    subjects = verification.subjects(
        case.person, shipped.entries("relations"), law, case.history_on or day
    )
    left = list(case.verifications)
    for subject in subjects:
        about = [one for one in left if verification.is_about(one, subject)]
        left = [one for one in left if one not in about]
        for asked in about:
            yield _line(subject, asked, law, calendar, day)
        if not about:
            yield _line(subject, None, law, calendar, day)
    for asked in left:
        yield _line(None, asked, law, calendar, day)


def _line(
    subject: Subject | None,
    asked: Verification | None,
    law: LawBook,
    calendar: Calendar,
    day: date,
) -> VerificationLine:
    due = verification.reply_due(asked, law, calendar) if asked else None
    return VerificationLine(
        id=asked.id if asked else "",
        relation=asked.relation if asked else subject.relation if subject else "",
        name=(asked.name if asked else "") or (subject.name if subject else ""),
        subject=subject,
        asked=asked,
        state=_state(subject, asked, due.day if due else None, day),
        due=due.day if due else None,
        due_note=due.note if due else "",
        source=due.limit.source if due else subject.source if subject else "",
        days_left=days_until(due.day, day) if due and asked and not asked.replied else None,
    )


def _state(
    subject: Subject | None, asked: Verification | None, due: date | None, day: date
) -> State:
    if asked is None:
        return "exempt" if subject and subject.way == "exempt" else "to-ask"
    if asked.replied is not None:
        return "replied"
    if due is None:
        return "to-send"
    return "late" if day > due else "waiting"


def _relative(session: Session, person_id: str, relation: str, name: str) -> RelativeRow:
    query = select(RelativeRow).where(RelativeRow.person_id == person_id)
    wanted = (fold(relation), fold(name))
    for row in session.scalars(query):
        if (fold(row.relation), fold(row.name)) == wanted:
            return row
    raise Refusal(f"Lý lịch không còn khai {relation.lower()} {name}. Hãy xem lại mục gia đình.")


def _check(session: Session, row: VerificationRow) -> None:
    if not row.committee:
        raise Refusal("Hãy nhập cấp ủy hoặc cơ quan được đề nghị thẩm tra.", field="committee")
    if row.relation and not row.name:
        raise Refusal("Hãy nhập họ và tên người được thẩm tra.", field="name")
    days = (
        ("received", row.sent, row.received, "Ngày nơi thẩm tra nhận không thể trước ngày gửi."),
        ("replied", row.sent, row.replied, "Ngày trả lời không thể trước ngày gửi."),
        ("replied", row.received, row.replied, "Ngày trả lời không thể trước ngày nhận."),
    )
    for field, before, after, sentence in days:
        if before and after and after < before:
            raise Refusal(f"{sentence} Hãy sửa ngày.", field=field)
    if row.envoy and fold(row.envoy) in _family(session, row.case_id):
        raise Refusal(
            f"{row.envoy} là người vào Đảng hoặc người thân nên không được cử đi thẩm tra. Hãy "
            "cử đảng viên khác.",
            field="envoy",
        )
    if row.conclusion and row.replied is None:
        raise Refusal("Hãy ghi ngày trả lời cùng với kết luận.", field="replied")


def _family(session: Session, case_id: str) -> set[str]:
    """The names of the person and the relatives, as they are compared."""
    person = rows.present(session, PersonRow, rows.present(session, CaseRow, case_id).person_id)
    query = select(RelativeRow.name).where(RelativeRow.person_id == person.id)
    return {fold(name) for name in (person.name, *session.scalars(query)) if name}
