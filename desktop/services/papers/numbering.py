"""Numbers of documents: the next of a series, who has one, and the numbers that cases bring."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.facts.case import Case
from desktop.rules.papers import documents
from desktop.rules.papers.documents import Numbered, Series
from desktop.services import data, facts, shipped
from desktop.services.members import contacts
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.cell_meetings import CellMeetingRow
from desktop.store.tables.documents import DocumentRow, SeriesStartRow
from desktop.store.tables.fees import FeeExemptionRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow

RESERVED, ISSUED, VOID = "reserved", "issued", "void"


def term(session: Session, day: date | None) -> str:
    """The running term if a day lies in it, else ""."""
    return documents.term_of(facts.office(session), day)


def following(session: Session, series: Series, owner: str, of_term: str) -> str:
    """The number after the highest of a series, void ones too; from the office's start number."""
    where = _same_series(series, owner, of_term)
    last = session.scalar(select(func.max(DocumentRow.serial)).where(*where)) or 0
    start = start_of(session, series, owner, of_term)
    return series.written(max(last + 1, start.first if start else 1))


def start_of(session: Session, series: Series, owner: str, of_term: str) -> SeriesStartRow | None:
    """What the office said that a series begins with."""
    return session.scalar(
        select(SeriesStartRow).where(
            SeriesStartRow.body == series.body.id,
            SeriesStartRow.owner == owner,
            SeriesStartRow.kind == series.kind.id,
            SeriesStartRow.term == of_term,
        )
    )


def proposed(session: Session, /, *, person_id: str, step: str, day: date) -> str:
    """The number that a step to be recorded may take: the one reserved for it, else the next.

    "" for a step whose paper none of our bodies numbers.
    """
    usual = shipped.documents().of_step(step)
    if usual is None:
        return ""
    case = facts.case_of(session, person_id, with_life=False)
    owner = _owner(session, usual, person_id, case)
    held = _reserved_for(session, usual, owner, person_id)
    return held.number if held else following(session, usual, owner, term(session, day))


def for_form(
    session: Session, /, *, person_id: str, form_id: str, symbol: str, day: date
) -> tuple[Series, str, str] | None:
    """Series, owner and next number of a person's paper; None if its number is not ours to give."""
    usual = next(
        (
            found
            for process in shipped.processes()
            for step in process.step
            if form_id in {use.form for use in step.papers}
            and (found := shipped.documents().of_step(step.id))
        ),
        None,
    )
    series = shipped.documents().of_symbol(symbol, usual)
    if series is None:
        return None
    case = facts.case_of(session, person_id, with_life=False)
    owner = _owner(session, series, person_id, case)
    return series, owner, following(session, series, owner, term(session, day))


def enter(session: Session, row: StepRow, case: Case, title: str) -> None:
    """Enter the number of a recorded step into the register of the body that issued the paper.

    A number reserved for the person becomes this paper's. Refusal if somebody else has it.
    """
    book = shipped.documents()
    found = book.read_number(row.number, book.of_step(row.step))
    if found is None:
        return
    row.number = found.text
    owner = _owner(session, found.series, case.person.id, case)
    taken = holder(session, found, owner, term(session, row.day))
    if taken is None:
        taken = _new(session, found, owner, row.day, issuer_of(session, found.series, owner))
    elif not _may_share(taken, row, case.person.id):
        raise taken_by(session, taken)
    signer = row.values.get("signer")
    values: dict[str, Any] = {"state": ISSUED, "day": row.day, "step": row.step}
    if taken.holder_id is None:
        told = _title(row.step, found.series.symbol) or title
        values |= {"holder_id": case.person.id, "title": told}
    if isinstance(signer, str):
        values["signer"] = signer
    for name, value in values.items():
        setattr(taken, name, value)
    row.document_id = taken.id


def correct(session: Session, row: StepRow, case: Case, title: str, number: str) -> None:
    """Have the register follow a corrected day or number of a step.

    Refusal for a number that stands on an issued paper, or that would leave no trace.
    """
    kept = session.get(DocumentRow, row.document_id) if row.document_id else None
    book = shipped.documents()
    found = book.read_number(number, book.of_step(row.step))
    if kept is None or (found and found.text == kept.number and _alone(session, kept, row)):
        if kept is not None:
            kept.day = row.day
            kept.term = term(session, row.day)
            row.number = kept.number
        else:
            enter(session, row, case, title)
        return
    if found and found.text == kept.number:
        return
    if has_sheet(session, kept):
        raise Refusal(
            f"Số {kept.number} nằm trên văn bản đã phát hành nên không đổi được. Muốn cấp số khác, "
            "hãy hủy số này trong màn hình Văn bản, có ghi lý do.",
            field="number",
        )
    if found is None and not number.strip():
        raise Refusal(
            f"Số {kept.number} đã vào sổ. Muốn bỏ, hãy hủy số trong màn hình Văn bản, có ghi lý "
            "do.",
            field="number",
        )
    _let_go(session, kept, row)
    enter(session, row, case, title)


def leave(session: Session, document_id: str | None, reason: str) -> None:
    """Void the number of a step that was taken back; Refusal without a reason.

    A number that other people's steps share stays theirs.
    """
    kept = session.get(DocumentRow, document_id) if document_id else None
    if kept is None:
        return
    others = select(StepRow.id).where(StepRow.document_id == kept.id)
    if session.scalar(others) is None:
        make_void(session, kept, reason)


def would_void(session: Session, /, *, step_id: str) -> str:
    """The number that taking a step back would void; "" for none."""
    row = session.get(StepRow, step_id)
    kept = session.get(DocumentRow, row.document_id) if row and row.document_id else None
    return kept.number if row and kept and _alone(session, kept, row) else ""


def make_void(session: Session, kept: DocumentRow, reason: str) -> None:
    """Void a number for ever; the steps that carried it lose it, its paper stays to be read."""
    if kept.state == VOID:
        raise Refusal(f"Số {kept.number} đã hủy rồi.")
    if not reason.strip():
        raise Refusal(
            f"Số {kept.number} đã vào sổ văn bản. Hãy ghi lý do hủy; số hủy vẫn nằm trong sổ và "
            "không cấp lại.",
            field="reason",
        )
    for step in session.scalars(select(StepRow).where(StepRow.document_id == kept.id)):
        step.number, step.document_id = "", None
    held = select(CellMeetingRow).where(CellMeetingRow.document_id == kept.id)
    for meeting in session.scalars(held):
        meeting.number, meeting.document_id = "", None
    exempt = select(FeeExemptionRow).where(FeeExemptionRow.document_id == kept.id)
    for decision in session.scalars(exempt):
        decision.number, decision.document_id = "", None
    for paper in session.scalars(select(PaperRow).where(PaperRow.document_id == kept.id)):
        if paper.sheet is None:
            paper.document_id = None
        else:
            paper.voided = True
    if kept.form == contacts.LETTER and kept.holder_id:
        contacts.lose_number(session, kept.holder_id, kept.number)
    kept.state, kept.void_reason = VOID, reason.strip()


def claim(
    session: Session,
    series: Series,
    owner: str,
    *,
    day: date,
    number: str = "",
    id: str | None = None,
) -> DocumentRow:
    """Reserve a typed number, or the next one; Refusal if it is taken or not of the series."""
    of_term = term(session, day)
    typed = number.strip() or following(session, series, owner, of_term)
    found = shipped.documents().read_number(typed, series)
    if found is None or found.series != series:
        raise Refusal(
            f"Số phải viết dạng {series.written(1)} hoặc chỉ ghi số thứ tự.", field="number"
        )
    taken = holder(session, found, owner, of_term)
    if taken is not None:
        raise taken_by(session, taken)
    return _new(session, found, owner, day, issuer_of(session, series, owner), id)


def holder(session: Session, found: Numbered, owner: str, of_term: str) -> DocumentRow | None:
    """Who has a number in a term; outside the running term, where terms are not known, nobody."""
    if not of_term:
        return None
    where = _same_series(found.series, owner, of_term)
    return session.scalar(select(DocumentRow).where(*where, DocumentRow.serial == found.serial))


def taken_by(session: Session, taken: DocumentRow) -> Refusal:
    """The sentence that says who has a number, and which one is free."""
    person = session.get(PersonRow, taken.holder_id) if taken.holder_id else None
    whose = " của ".join(filter(None, (taken.title, person.name if person else "")))
    when = f", ngày {taken.day:%d/%m/%Y}" if taken.day else ""
    states = {RESERVED: "đã giữ cho", ISSUED: "đã cấp cho", VOID: "đã hủy, trước đây cấp cho"}
    series = shipped.documents().series(taken.body, taken.kind)
    free = following(session, series, taken.owner, taken.term)
    return Refusal(
        f"Số {taken.number} {states[taken.state]} {whose or 'văn bản khác'}{when}. Số tiếp theo "
        f"là {free}.",
        field="number",
    )


def issuer_of(session: Session, series: Series, owner: str) -> str:
    """Who issues the documents of a series, in full."""
    if series.body.id == "cell":
        cell = session.get(CellRow, owner) if owner else None
        return cell.name if cell else series.body.name
    if series.body.id == "base":
        return owner or series.body.name
    if series.body.id == "committee":
        return facts.office(session).committee
    return series.body.name


def has_sheet(session: Session, kept: DocumentRow) -> bool:
    """Whether an issued paper carries the number."""
    query = select(PaperRow.id).where(PaperRow.document_id == kept.id, PaperRow.sheet.is_not(None))
    return session.scalar(query) is not None


def _new(
    session: Session,
    found: Numbered,
    owner: str,
    day: date | None,
    issuer: str,
    id: str | None = None,
) -> DocumentRow:
    row = DocumentRow(
        **({"id": id} if id else {}),
        body=found.series.body.id,
        owner=owner,
        kind=found.series.kind.id,
        term=term(session, day),
        serial=found.serial,
        number=found.text,
        day=day,
        issuer=issuer,
        state=RESERVED,
    )
    session.add(row)
    session.flush()
    return row


@data.once
def _title(step: str, symbol: str) -> str:
    """What the paper of a step with this symbol is called; "" if no form of ours has it."""
    shape = shipped.step(step)
    wanted = [use.form for use in shape.papers] if shape else []
    fitting = {form.id: form.title for form in shipped.forms() if form.symbol == symbol}
    return next((fitting[form] for form in wanted if form in fitting), "")


def _may_share(taken: DocumentRow, row: StepRow, person_id: str) -> bool:
    """Whether the number is this paper's own: reserved for the person, or of the same meeting."""
    if taken.state == RESERVED:
        return taken.holder_id == person_id
    kind = shipped.documents().series(taken.body, taken.kind).kind
    same = (taken.state, taken.step, taken.day) == (ISSUED, row.step, row.day)
    return same and not kind.per_person


def _let_go(session: Session, kept: DocumentRow, row: StepRow) -> None:
    """Take a number that was typed wrongly out of the register, unless others share it."""
    row.document_id = None
    if _alone(session, kept, row):
        session.flush()
        session.delete(kept)
        session.flush()


def _alone(session: Session, kept: DocumentRow, row: StepRow) -> bool:
    others = select(StepRow.id).where(StepRow.document_id == kept.id, StepRow.id != row.id)
    return session.scalar(others) is None


def _reserved_for(
    session: Session, series: Series, owner: str, person_id: str
) -> DocumentRow | None:
    return session.scalar(
        select(DocumentRow)
        .where(
            DocumentRow.body == series.body.id,
            DocumentRow.owner == owner,
            DocumentRow.kind == series.kind.id,
            DocumentRow.holder_id == person_id,
            DocumentRow.state == RESERVED,
        )
        .order_by(DocumentRow.serial)
    )


def _same_series(series: Series, owner: str, of_term: str) -> tuple[Any, ...]:
    return (
        DocumentRow.body == series.body.id,
        DocumentRow.owner == owner,
        DocumentRow.kind == series.kind.id,
        DocumentRow.term == of_term,
    )


def _owner(session: Session, series: Series, person_id: str, case: Case | None) -> str:
    """Which cell or base committee a person's paper is of; "" for the bodies there is one of."""
    if series.body.id not in ("cell", "base"):
        return ""
    cell = case.cell if case else _cell_of(session, person_id)
    if cell is None:
        return ""
    return cell.id if series.body.id == "cell" else cell.base_committee


def _cell_of(session: Session, person_id: str) -> Any:
    by_id = {cell.id: cell for cell in facts.cells(session)}
    return facts.cell_of(facts.person(session, person_id), by_id)


def steps_without(session: Session) -> list[tuple[StepRow, str]]:
    """Recorded steps whose number is not in the register, with the person, by date."""
    query = (
        select(StepRow, CaseRow.person_id)
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .join(PersonRow, PersonRow.id == CaseRow.person_id)
        .where(StepRow.number != "", StepRow.document_id.is_(None), PersonRow.removed.is_(None))
        .order_by(StepRow.day, StepRow.id)
    )
    book = shipped.documents()
    return [
        (step, person_id)
        for step, person_id in session.execute(query)
        if book.read_number(step.number, book.of_step(step.step))
    ]
