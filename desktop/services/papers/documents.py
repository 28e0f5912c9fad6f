"""The register of documents: every number of the office's bodies, and what came in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers import sheet as sheets
from desktop.papers.sheet import Sheet
from desktop.rules.papers.documents import Series
from desktop.services import facts, rows, shipped
from desktop.services.papers import numbering
from desktop.services.papers.numbering import ISSUED, RESERVED, VOID
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.documents import DocumentRow, SeriesStartRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow

LOOSE = "loose"
STATE_TEXTS = {
    RESERVED: "giữ số",
    ISSUED: "ban hành",
    VOID: "đã hủy",
    LOOSE: "ngoài sổ",
}
"""The states of a document in words; a loose one stands in a case and not in the register."""
EARLIER = "trước nhiệm kỳ"
"""What the register calls documents of a day outside the term then running."""
_NAMED = 3
_CHANGEABLE = {"day", "title", "signer", "recipients", "copies", "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A line of the register; `paper_id` is the issued paper that is reprinted as it was."""

    id: str
    body: str
    owner: str
    kind: str
    term: str
    serial: int
    number: str
    day: date | None
    title: str
    issuer: str
    signer: str = ""
    recipients: str = ""
    copies: int | None = None
    note: str = ""
    state: str = ISSUED
    void_reason: str = ""
    person_id: str = ""
    person: str = ""
    step: str = ""
    form: str = ""
    about: str = ""
    paper_id: str = ""

    @property
    def state_text(self) -> str:
        """The state in words."""
        return STATE_TEXTS[self.state]

    @property
    def kind_text(self) -> str:
        """The type of document in words."""
        return shipped.documents().series(self.body, self.kind).kind.name

    @property
    def told(self) -> str:
        """Type and summary as the printed register has them, with the person."""
        title = self.title or self.kind_text
        return f"{title}: {self.person}" if self.person else title


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that numbers for itself; `owner` tells cells and base committees apart."""

    body: str
    owner: str
    name: str


def register(
    session: Session,
    /,
    *,
    since: date | None = None,
    until: date | None = None,
    term: str | None = None,
) -> tuple[DocumentLine, ...]:
    """Every document, latest day first, undated ones before; also numbers of cases not entered.

    `term` is a running term as entered, or EARLIER for what lies outside one.
    """
    found = [_line(row) for row in session.scalars(select(DocumentRow))]
    found = _with_people(session, found) + _loose(session)
    if term is not None:
        found = [one for one in found if (one.term or EARLIER) == term]
    if since is not None:
        found = [one for one in found if one.day and one.day >= since]
    if until is not None:
        found = [one for one in found if one.day and one.day <= until]
    found.sort(key=lambda one: (one.day or date.max, one.number), reverse=True)
    return tuple(found)


def terms(session: Session) -> tuple[str, ...]:
    """The terms that the register knows, the running one first."""
    kept = set(session.scalars(select(DocumentRow.term).distinct()))
    office = facts.office(session)
    running = numbering.term(session, office.term_from)
    named = sorted((one for one in kept if one and one != running), reverse=True)
    return (*filter(None, (running,)), *named, *((EARLIER,) if "" in kept else ()))


def issuers(session: Session) -> tuple[Issuer, ...]:
    """Every body whose documents are numbered here: the committee's, then each cell."""
    made = []
    bases = sorted(filter(None, session.scalars(select(CellRow.base_committee).distinct())))
    cells = session.scalars(
        select(CellRow.id).where(CellRow.dissolved.is_(None)).order_by(CellRow.position)
    )
    owners = {"base": bases, "cell": list(cells)}
    for body in shipped.documents().body:
        series = _series(body.id, "decision")
        for owner in owners.get(body.id, [""]):
            made.append(Issuer(body.id, owner, numbering.issuer_of(session, series, owner)))
    return tuple(sorted(made, key=lambda one: one.body == "cell"))


def next_number(session: Session, /, *, body: str, kind: str, owner: str, day: date) -> str:
    """The next free number of a series."""
    series = _series(body, kind)
    return numbering.following(session, series, owner, numbering.term(session, day))


def doubt(body: str, kind: str, day: date) -> str:
    """Why a body may not issue such a document on a day; "" if nothing says so."""
    return shipped.documents().doubt(_series(body, kind), day)


def reserve(
    session: Session,
    /,
    *,
    id: str,
    body: str,
    kind: str,
    day: date,
    owner: str = "",
    number: str = "",
    numbered: bool = True,
    issued: bool = False,
    **values: object,
) -> str:
    """Enter a document made elsewhere with its number, the next one unless typed.

    Not `numbered` enters one without a number. Refusal if the number is taken.
    """
    series = _series(body, kind)
    if body in ("cell", "base") and not owner:
        raise Refusal(f"Hãy chọn {series.body.name.lower()} ban hành.", field="owner")
    if numbered:
        row = numbering.claim(session, series, owner, day=day, number=number, id=id)
    else:
        issuer, of_term = numbering.issuer_of(session, series, owner), numbering.term(session, day)
        row = DocumentRow(
            id=id, body=body, owner=owner, kind=kind, term=of_term, issuer=issuer, day=day
        )
        session.add(row)
    rows.fill(row, {**_only_changeable(values), "state": ISSUED if issued else RESERVED})
    if not row.title:
        raise Refusal("Hãy ghi trích yếu của văn bản.", field="title")
    return f"Vào sổ {row.number or series.kind.name.lower()}: {row.title}"


def change(session: Session, /, *, id: str, issued: bool | None = None, **values: object) -> str:
    """Correct what the register says of a document; the number stays."""
    row = rows.present(session, DocumentRow, id)
    if row.state == VOID:
        raise Refusal(f"Số {row.number} đã hủy nên không sửa được.")
    if issued is not None:
        values["state"] = ISSUED if issued else RESERVED
    rows.fill(row, _only_changeable(values, "state"))
    if not row.title:
        raise Refusal("Hãy ghi trích yếu của văn bản.", field="title")
    return f"Sửa văn bản {row.number or row.title}"


def void(session: Session, /, *, id: str, reason: str) -> str:
    """Void a number with the reason; it stays in the register and is never given again."""
    row = rows.present(session, DocumentRow, id)
    numbering.make_void(session, row, reason)
    return f"Hủy số {row.number or row.title}"


def set_start(
    session: Session, /, *, body: str, kind: str, owner: str, day: date, first: int
) -> str:
    """Say with which number a series begins in the term of a day; 01 unless said."""
    series, term = _series(body, kind), numbering.term(session, day)
    if not term:
        raise Refusal(
            "Chưa biết nhiệm kỳ đang chạy. Hãy nhập ngày bắt đầu nhiệm kỳ trong Cài đặt trước.",
            field="first",
        )
    if first < 1:
        raise Refusal("Số bắt đầu phải từ 1 trở lên.", field="first")
    row = numbering.start_of(session, series, owner, term)
    if row is None:
        row = SeriesStartRow(body=body, owner=owner, kind=kind, term=term)
        session.add(row)
    rows.fill(row, {"first": first})
    return f"{series.kind.name} bắt đầu từ số {series.written(first)}"


def take_over(session: Session, /) -> str:
    """Enter into the register every number of a case that is not in it yet."""
    count = 0
    for step, person_id in numbering.steps_without(session):
        case = facts.case_of(session, person_id, with_life=False)
        shape = shipped.step(step.step)
        if case is not None:
            numbering.enter(session, step, case, shape.title if shape else step.step)
            count += 1
    return f"Đưa {count} số văn bản của hồ sơ vào sổ"


def reprint(session: Session, /, *, paper_id: str) -> Sheet:
    """An issued paper exactly as it was issued, also when its number is void since."""
    row = rows.present(session, PaperRow, paper_id)
    if row.sheet is None:
        raise Refusal("Văn bản này chưa phát hành. Hãy mở hồ sơ để xem bản đang soạn.")
    return sheets.from_json(json.dumps(row.sheet))


def _series(body: str, kind: str) -> Series:
    try:
        return shipped.documents().series(body, kind)
    except KeyError:
        raise Refusal("Hãy chọn cơ quan ban hành và loại văn bản.", field="kind") from None


def _only_changeable(values: dict[str, object], *more: str) -> dict[str, object]:
    unknown = set(values) - _CHANGEABLE - set(more)
    if unknown:
        raise ValueError(f"a document has no {', '.join(sorted(unknown))} to set")
    return values


def _line(row: DocumentRow) -> DocumentLine:
    return DocumentLine(
        id=row.id,
        body=row.body,
        owner=row.owner,
        kind=row.kind,
        term=row.term,
        serial=row.serial or 0,
        number=row.number,
        day=row.day,
        title=row.title,
        issuer=row.issuer,
        signer=row.signer,
        recipients=row.recipients,
        copies=row.copies,
        note=row.note,
        state=row.state,
        void_reason=row.void_reason,
        person_id=row.holder_id or "",
        step=row.step,
        form=row.form,
        about=row.about,
    )


def _with_people(session: Session, found: Iterable[DocumentLine]) -> list[DocumentLine]:
    """The lines with the people they name, and the issued paper that carries the number."""
    names = {row.id: row.name for row in session.execute(select(PersonRow.id, PersonRow.name))}
    sharing: dict[str, list[str]] = defaultdict(list)
    steps = (
        select(StepRow.document_id, CaseRow.person_id)
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .where(StepRow.document_id.is_not(None))
    )
    for document_id, person_id in session.execute(steps):
        sharing[document_id or ""].append(person_id)
    issued = select(PaperRow.document_id, PaperRow.id).where(
        PaperRow.document_id.is_not(None), PaperRow.sheet.is_not(None)
    )
    papers = {row.document_id: row.id for row in session.execute(issued)}
    made = []
    for one in found:
        everyone = dict.fromkeys([one.person_id, *sharing.get(one.id, ())])
        told = [names[id] for id in everyone if id in names]
        more = f" và {len(told) - _NAMED} người nữa" if len(told) > _NAMED else ""
        shown = ", ".join(told[:_NAMED]) + more
        made.append(replace(one, person=shown, paper_id=papers.get(one.id, "")))
    return made


def _loose(session: Session) -> list[DocumentLine]:
    book, made = shipped.documents(), []
    for step, person_id in numbering.steps_without(session):
        found = book.read_number(step.number, book.of_step(step.step))
        person = session.get(PersonRow, person_id)
        if found is None or person is None:
            continue
        shape = shipped.step(step.step)
        made.append(
            DocumentLine(
                id=step.id,
                body=found.series.body.id,
                owner="",
                kind=found.series.kind.id,
                term=numbering.term(session, step.day),
                serial=found.serial,
                number=step.number,
                day=step.day,
                title=shape.title if shape else "",
                issuer=found.series.body.name,
                state=LOOSE,
                person_id=person_id,
                person=person.name,
                step=step.step,
            )
        )
    return made
