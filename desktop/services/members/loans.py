"""Papers lent from the dossiers of members: who has what since when, and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.keeping import Loan
from desktop.services import rows
from desktop.services.fact_rows import hanging, of
from desktop.services.members import of_member
from desktop.services.members.of_member import OfMember
from desktop.store.tables.loans import LoanRow
from desktop.store.tables.people import PersonRow

_NEEDED = (
    ("papers", "Hãy ghi tài liệu cho mượn."),
    ("borrower", "Hãy ghi người mượn."),
    ("lent", "Hãy ghi ngày mượn."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanLine(OfMember):
    """A loan as the list shows it: of whose dossier, what, and who has it."""

    way: Loan

    @property
    def open(self) -> bool:
        """Whether the papers are still out."""
        return self.way.returned is None

    def late_on(self, day: date) -> bool:
        """Whether the papers should have been back before a day and are not."""
        return self.open and self.way.due is not None and self.way.due < day

    def state_on(self, day: date) -> str:
        """How it stands on a day, in words."""
        if self.way.returned is not None:
            return f"trả {text.date_text(self.way.returned)}"
        if self.way.due is not None and self.way.due < day:
            return f"quá hạn {(day - self.way.due).days} ngày"
        return "đang mượn"


def add_loan(session: Session, /, *, id: str, person_id: str, **values: object) -> str:
    """Enter that papers of somebody's dossier are lent; Refusal without what, who or when."""
    if not person_id:
        raise Refusal("Hãy chọn đảng viên có hồ sơ cho mượn.", field="person_id")
    person = rows.present(session, PersonRow, person_id)
    row = LoanRow(id=id, person_id=person_id, papers="", borrower="")
    _fill(row, values)
    session.add(row)
    return f"Cho {row.borrower} mượn tài liệu trong hồ sơ của {person.name}"


def change_loan(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a loan."""
    row = rows.present(session, LoanRow, id)
    _fill(row, values, revision)
    return f"Sửa lần mượn tài liệu trong hồ sơ của {_whose(session, row)}"


def note_returned(session: Session, /, *, id: str, day: date | None) -> str:
    """Note on which day the papers came back; None takes it back."""
    row = rows.present(session, LoanRow, id)
    _fill(row, {"returned": day})
    done = "trả lại" if day else "chưa trả"
    return f"{row.borrower} {done} tài liệu trong hồ sơ của {_whose(session, row)}"


def remove_loan(session: Session, /, *, id: str) -> str:
    """Take back a loan entered by mistake."""
    row = rows.present(session, LoanRow, id)
    name = _whose(session, row)
    session.delete(row)
    return f"Xóa lần mượn tài liệu trong hồ sơ của {name}"


def lines(session: Session, /, *, day: date, only_due: bool = False) -> tuple[LoanLine, ...]:
    """All loans: what is still out first by its due day, then the latest.

    `only_due` leaves out what came back or has no day by which to come back.
    """
    due = (LoanRow.due.is_not(None), LoanRow.returned.is_(None)) if only_due else ()
    held = of_member.held(session, LoanRow, *due)
    told = [LoanLine(**held.told(row, day), way=of(Loan, row)) for row in held.rows]
    told.sort(key=lambda one: (-one.way.lent.toordinal(), text.sort_key(one.person)))
    out = sorted((one for one in told if one.open), key=lambda one: one.way.due or date.max)
    return (*out, *(one for one in told if not one.open))


def of_people(session: Session) -> Mapping[str, tuple[Loan, ...]]:
    """The loans from everybody's dossier, by the person's id."""
    return hanging(session, LoanRow, Loan)


def _fill(row: LoanRow, values: Mapping[str, object], revision: int | None = None) -> None:
    rows.fill(row, dict(values), revision=revision)
    for name, said in _NEEDED:
        if not getattr(row, name):
            raise Refusal(said, field=name)
    for name, words in (("due", "Hạn trả"), ("returned", "Ngày trả")):
        later = getattr(row, name)
        if later is not None and later < row.lent:
            raise Refusal(f"{words} không thể trước ngày mượn ({row.lent:%d/%m/%Y}).", field=name)


def _whose(session: Session, row: LoanRow) -> str:
    return rows.present(session, PersonRow, row.person_id).name
