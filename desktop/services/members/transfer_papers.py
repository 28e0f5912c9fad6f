"""Papers of transfers: what the member writes, the register of a year, and the handing over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.form import Answer
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.facts.person import Person
from desktop.rules.members import introductions, membership
from desktop.rules.members.transfers import INSIDE, TEMPORARY
from desktop.services import facts, rows
from desktop.services.members import members
from desktop.services.papers import papers
from desktop.store.tables.fees import FeeRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.transfers import TransferRow

APPLICATION, REVIEW = "don-chuyen-sinh-hoat", "kiem-diem-chuyen-sinh-hoat"
NOTICE = "1-shd"
"""What the committee sends to the place that a member goes to for good."""
LETTER = "noi-dung-gtshd"
"""What is written by hand into the printed letter of introduction."""
_LETTERS = {
    "out": "chính thức",
    INSIDE: "nội bộ",
    "abroad": "ngoài nước",
    "abroad-temporary": "ngoài nước",
    "out-temporary": "tạm thời",
}
_FOR_GOOD = frozenset({"out", "abroad"})
_REGISTER = "10-shd"
_HANDOVER = "ban-giao-dang-vien"


def sheet(session: Session, /, *, id: str, form_id: str, day: date) -> Sheet:
    """A paper of a transfer: application, review of oneself, notice, or what the letter says.

    Refusal for a notice of who does not go for good, or the letter of who comes from elsewhere.
    """
    row = rows.present(session, TransferRow, id)
    if form_id == NOTICE and row.kind not in _FOR_GOOD:
        raise Refusal("Phiếu báo chỉ gửi khi đảng viên chuyển đi chính thức ra ngoài đảng bộ.")
    if form_id == LETTER and row.kind not in _LETTERS:
        raise Refusal("Giấy giới thiệu do nơi đảng viên chuyển đi viết.")
    person = members.dated(session, facts.person(session, row.person_id))
    cells = {cell.id: cell for cell in facts.cells(session)}
    office = facts.office(session)
    written = row.started or row.letter or day
    target = cells.get(row.cell_id or "")
    goes = target.name if row.kind == INSIDE and target else row.place
    answers: dict[str, Answer] = {"destination": goes}
    if form_id == APPLICATION:
        lasting = "tạm thời" if row.kind in TEMPORARY else "chính thức"
        answers |= {"reason": row.reason, "transfer": lasting}
    if form_id in (NOTICE, LETTER):
        written = row.letter or day
        answers |= {"number": row.number}
        answers |= {"letter": row.letter} if row.letter else {}
    if form_id == LETTER:
        answers |= {"letter_kind": _LETTERS[row.kind], "paid": _paid_until(session, row.person_id)}
        answers |= {"until": row.until} if row.until else {}
    known = PaperFacts(
        office=office,
        cell=cells.get(membership.cell_on(person, written) or ""),
        person=person,
        paper=Paper(day=written, place=office.place),
    )
    return papers.made(session, form_id, written, known, answers)


def _paid_until(session: Session, person_id: str) -> str:
    """The last month whose fee is paid; "" where none is noted."""
    query = select(func.max(FeeRow.month)).where(
        FeeRow.person_id == person_id, FeeRow.state == "paid"
    )
    last = session.scalar(query)
    return f"{last:%m/%Y}" if last else ""


def register(session: Session, /, *, year: int, day: date) -> Sheet:
    """The register of introductions of a year: who was introduced or received, by day."""
    ids = list(session.scalars(select(TransferRow.person_id).distinct()))
    known = facts.some(session, ids)
    cells = {cell.id: cell for cell in known.cells}
    found = []
    for person in known.people:
        one = members.dated(session, person)
        for way in person.transfers:
            on = introductions.entered(way)
            if on is not None and on.year == year:
                receives = cells.get(way.cell_id or "")
                row = ListingRow(
                    person=one,
                    cell=receives,
                    introduction=introductions.marks(way, known.office.committee),
                    departed=introductions.departed(way, receives.name if receives else ""),
                    arrived=introductions.arrived(way),
                )
                found.append((on, text.sort_key(person.name), row))
    found.sort(key=lambda one: one[:2])
    listing = Listing(
        title="Sổ giới thiệu sinh hoạt đảng",
        period=f"Năm {year}",
        as_of=day,
        rows=tuple(row for _, _, row in found),
    )
    paper = Paper(day=day, place=known.office.place)
    held = PaperFacts(office=known.office, paper=paper, listing=listing)
    return papers.made(session, _REGISTER, day, held)


def handover(session: Session, /, *, from_cell: str, to_cell: str, day: date) -> Sheet:
    """The minutes by which a cell hands its members over to another on a day.

    Refusal if nobody was handed over on that day.
    """
    source, target = (rows.present(session, CellRow, id) for id in (from_cell, to_cell))
    query = select(TransferRow).where(
        TransferRow.kind == INSIDE,
        TransferRow.cell_id == to_cell,
        TransferRow.from_cell_id == from_cell,
        TransferRow.received == day,
    )
    moved = {row.person_id: row.number for row in session.scalars(query)}
    if not moved:
        raise Refusal(
            f"Ngày {day:%d/%m/%Y} không có đảng viên nào chuyển từ {source.name} sang "
            f"{target.name}. Hãy bấm “Bàn giao” trước, rồi in biên bản.",
            field="day",
        )
    office = facts.office(session)
    everyone = sorted(_people(session, moved), key=lambda one: text.sort_key(one.name))
    known = PaperFacts(
        office=office,
        paper=Paper(day=day, place=office.place),
        listing=Listing(rows=tuple(ListingRow(person=one) for one in everyone)),
    )
    answers: dict[str, Answer] = {
        "giver": source.name,
        "taker": target.name,
        "number": next(iter(moved.values())),
        "giver_name": source.secretary,
        "taker_name": target.secretary,
    }
    return papers.made(session, _HANDOVER, day, known, answers)


def _people(session: Session, ids: dict[str, str]) -> Iterator[Person]:
    for person in facts.some(session, list(ids)).people:
        yield members.dated(session, person)
