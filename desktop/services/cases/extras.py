"""The extra papers of special cases: entering which are there."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.editions import Special, SpecialPaper
from desktop.services import rows, shipped
from desktop.store.tables.cases import CaseRow, ExtraPaperRow
from desktop.store.tables.people import PersonRow


def add_paper(
    session: Session,
    /,
    *,
    case_id: str,
    special: str,
    paper: str,
    day: date,
    number: str = "",
    note: str = "",
) -> str:
    """Enter that a paper of a special case is there; Refusal if the law data knows no such one."""
    case, shape = _known(special, paper)
    person = rows.present(session, PersonRow, rows.present(session, CaseRow, case_id).person_id)
    row = ExtraPaperRow(case_id=case_id, special=case.id, paper=shape.id, day=day)
    rows.fill(row, {"number": number, "note": note})
    session.add(row)
    return f"Ghi {_title(shape)} của {person.name}"


def change_paper(
    session: Session, /, *, id: str, day: date, number: str = "", note: str = ""
) -> str:
    """Correct a paper that was entered."""
    row = rows.present(session, ExtraPaperRow, id)
    rows.fill(row, {"day": day, "number": number, "note": note})
    return f"Sửa {_title(_known(row.special, row.paper)[1])}"


def remove_paper(session: Session, /, *, id: str) -> str:
    """Take back a paper entered by mistake."""
    row = rows.present(session, ExtraPaperRow, id)
    session.delete(row)
    return f"Bỏ {_title(_known(row.special, row.paper)[1])}"


def _known(special: str, paper: str) -> tuple[Special, SpecialPaper]:
    found = (
        (one, shape)
        for one in shipped.law().special
        for shape in one.paper
        if (one.id, shape.id) == (special, paper) and not shape.step
    )
    pair = next(found, None)
    if pair is None:
        raise Refusal(
            f"Không có giấy tờ “{paper}” của trường hợp “{special}”. Hãy chọn trong danh sách.",
            field="paper",
        )
    return pair


def _title(shape: SpecialPaper) -> str:
    return f"“{shape.title}”"
