"""The numbers of decisions to exempt from the fee, in the register of the committee."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.papers.documents import Numbered, Series
from desktop.services import rows, shipped
from desktop.services.papers import numbering
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.fees import FeeExemptionRow

_TITLE = "Quyết định miễn đảng phí"


def proposed(session: Session, /, *, day: date) -> str:
    """The number that a decision of a day may take: the next of the committee's decisions."""
    return numbering.following(session, _series(), "", numbering.term(session, day))


def enter(session: Session, row: FeeExemptionRow) -> None:
    """Have the register follow the number and day of a decision; one of another body stays typed.

    Refusal if another document has the number, and for one in the register that is left out.
    """
    series, kept = _series(), _kept(session, row)
    found = shipped.documents().read_number(row.number, series)
    ours = found if found is not None and found.series == series else None
    if ours is not None:
        row.number = ours.text
    if kept is not None and kept.number == row.number:
        if _is_alone(session, kept):
            day = _day(row)
            rows.fill(kept, {"day": day, "term": numbering.term(session, day)})
        return
    if kept is not None:
        _let_go(session, row, kept)
    if ours is not None:
        row.document_id = _entered(session, row, ours)


def leave(session: Session, row: FeeExemptionRow, why: str) -> None:
    """Void the number of a decision that is taken back, for this reason, unless others share it."""
    kept = _kept(session, row)
    if kept is not None and _is_alone(session, kept):
        numbering.make_void(session, kept, why)


def _entered(session: Session, row: FeeExemptionRow, ours: Numbered) -> str:
    day = _day(row)
    of_term = numbering.term(session, day)
    taken = numbering.holder(session, ours, "", of_term)
    if taken is None:
        taken = numbering.claim(session, ours.series, "", day=day, number=row.number)
        rows.fill(taken, {"holder_id": row.person_id, "title": _TITLE})
    elif not _may_share(taken, row):
        raise numbering.taken_by(session, taken)
    rows.fill(taken, {"state": numbering.ISSUED, "day": day})
    return taken.id


def _may_share(taken: DocumentRow, row: FeeExemptionRow) -> bool:
    """Whether it is the same decision, which may exempt several, or was kept free for this one."""
    if taken.state == numbering.RESERVED:
        return not taken.form and taken.holder_id in (None, row.person_id)
    return (taken.state, taken.title, taken.day) == (numbering.ISSUED, _TITLE, _day(row))


def _let_go(session: Session, row: FeeExemptionRow, kept: DocumentRow) -> None:
    """Take a number that was typed wrongly out of the register, unless others share it."""
    if not row.number.strip():
        raise Refusal(
            f"Số {kept.number} đã vào sổ. Muốn bỏ, hãy hủy số trong màn hình Văn bản, có ghi lý "
            "do.",
            field="number",
        )
    alone = _is_alone(session, kept)
    row.document_id = None
    session.flush()
    if alone:
        session.delete(kept)
        session.flush()


def _is_alone(session: Session, kept: DocumentRow) -> bool:
    query = select(func.count()).where(FeeExemptionRow.document_id == kept.id)
    return session.scalar(query) == 1


def _kept(session: Session, row: FeeExemptionRow) -> DocumentRow | None:
    return session.get(DocumentRow, row.document_id) if row.document_id else None


def _day(row: FeeExemptionRow) -> date:
    return row.decided or row.since


def _series() -> Series:
    return shipped.documents().series("committee", "decision")
