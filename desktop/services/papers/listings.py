"""Lists and registers of many, filled from the record: on paper and as a workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange.stick import ascii_name
from desktop.exchange.table_workbook import Column, table_workbook
from desktop.papers.fill import drafts, fill
from desktop.papers.sheet import Break, Grid, GridCell, Sheet
from desktop.rules.calendar import Period
from desktop.rules.cases import recorded
from desktop.rules.facts.case import Meeting
from desktop.rules.facts.office import Cell
from desktop.rules.facts.office import Office as OfficeFact
from desktop.rules.facts.paper import ListedPaper, Listing, ListingRow, Paper, PaperFacts
from desktop.rules.facts.person import Honour
from desktop.rules.papers import listings
from desktop.rules.reports import origin
from desktop.services import facts, shipped
from desktop.services.members import contacts, fees, loans
from desktop.services.office import Office
from desktop.services.papers import documents, incoming, numbering, papers, printing
from desktop.services.papers.documents import DocumentLine
from desktop.services.papers.printing import Printed
from desktop.store.tables.people import AwardRow

OUTGOING, INCOMING, RESOLUTIONS = "so-van-ban-di", "so-van-ban-den", "so-nghi-quyet"
_HANDOVER = "ban-giao-so"
_DOCUMENTS = (OUTGOING, INCOMING, RESOLUTIONS)
_HUNG = (listings.HONOURS, listings.CONTACTS, listings.LOANS)
_PEOPLE = (*listings.PEOPLE, *listings.INTRODUCED, listings.CARDS)
_ORDER = (*_DOCUMENTS, *_PEOPLE, *_HUNG, *listings.BADGES)


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A list that can be filled: the form that prints it."""

    form: str
    title: str


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list ready to be printed or saved; `count` is how many lines the record gave it."""

    title: str
    sheet: Sheet
    count: int
    period: str
    as_of: date


def choices() -> tuple[ListChoice, ...]:
    """The lists and registers that the record fills."""
    titles = {form.id: form.title for form in shipped.forms()}
    return tuple(ListChoice(form, titles[form]) for form in _ORDER)


def running_term(session: Session) -> Period:
    """The running term as a period; Refusal while its days are not known."""
    office = facts.office(session)
    if office.term_from is None or office.term_to is None:
        raise Refusal("Chưa có ngày bắt đầu và kết thúc nhiệm kỳ. Hãy nhập trong Cài đặt.")
    return Period(office.term_from, office.term_to)


def make(
    session: Session,
    /,
    *,
    form_id: str,
    period: Period,
    cell_id: str = "",
    today: date,
    handover: bool = False,
) -> MadeList:
    """A list of a period, of one cell if named; what the record does not know stays empty.

    With `handover` its last page is the one on which both sides sign when it is handed over.
    """
    if form_id not in _ORDER:
        raise Refusal(
            f"“{form_id}” không phải mẫu danh sách. Các mẫu có: {', '.join(_ORDER)}.", field="form"
        )
    office = facts.office(session)
    as_of = min(period.last, today)
    until = Period(period.first, max(as_of, period.first))
    cell = next((one for one in facts.cells(session) if one.id == cell_id), None)
    form = papers.form_of(form_id, as_of)
    named = _named(session, office, period)
    listing = Listing(
        title=form.title,
        period=f"{named}, {cell.name}" if cell else named,
        as_of=as_of,
        rows=() if form_id in _DOCUMENTS else _people(session, form_id, until, cell_id),
        papers=_papers(session, form_id, period, cell_id) if form_id in _DOCUMENTS else (),
    )
    known = _known(office, cell, as_of, listing)
    sheet = fill(form, known, drafts(form, known))
    told = origin.of_list(office.committee, listing.period, as_of, form.edition)
    sheet = replace(sheet, origin=told)
    count = len(listing.rows) + len(listing.papers)
    sheet = _handed_over(sheet, known, count, as_of) if handover else sheet
    return MadeList(form.title, sheet, count, listing.period, as_of)


def _known(office: OfficeFact, cell: Cell | None, day: date, listing: Listing) -> PaperFacts:
    return PaperFacts(
        office=office,
        cell=cell,
        law=shipped.law().facts(day),
        paper=Paper(place=office.place, day=day),
        listing=listing,
    )


def _named(session: Session, office: OfficeFact, period: Period) -> str:
    """A period as a list names it: the whole term by its years."""
    term = numbering.term(session, period.first)
    whole_term = (period.first, period.last) == (office.term_from, office.term_to)
    return f"nhiệm kỳ {term}" if term and whole_term else period.text


def _handed_over(sheet: Sheet, known: PaperFacts, count: int, day: date) -> Sheet:
    """The list and, on its last page, the minutes of handing it over."""
    last = fill(papers.form_of(_HANDOVER, day), known, {"lines": f"{count:02d}"})
    return replace(sheet, blocks=(*sheet.blocks, Break(), *last.blocks))


def xlsx_bytes(made: MadeList) -> bytes:
    """A list as a workbook with the columns of its paper; every cell is text."""
    grids = [block for block in made.sheet.blocks if isinstance(block, Grid)]
    columns: list[Column] = []
    rows: list[list[str]] = [[] for _ in range(made.count)]
    for grid in _stacked(grids):
        numbered = [at for at, cell in enumerate(grid.head.cells) if _is_count(_words(cell))]
        titles = _titles(grid)
        shares = sum(grid.shares)
        for at, title in enumerate(titles):
            if at in numbered:
                continue
            columns.append(Column(title, max(8, round(grid.shares[at] / shares * 180))))
            for row, drawn in zip(rows, grid.rows, strict=False):
                row.append(_words(drawn.cells[at]))
    return table_workbook(
        made.title.upper(), made.period, columns, rows, made.as_of, made.sheet.origin
    )


def write(
    office: Office,
    *,
    form_id: str,
    period: Period,
    folder: Path,
    cell_id: str = "",
    with_xlsx: bool = False,
    handover: bool = False,
) -> tuple[Printed, ...]:
    """Write a list into a folder as PDF, and as a workbook if asked."""
    made = office.read(
        make,
        form_id=form_id,
        period=period,
        cell_id=cell_id,
        today=office.today(),
        handover=handover,
    )
    stem = f"{form_id} {made.period}"
    files = [(".pdf", printing.pdf_bytes(made.sheet))]
    if with_xlsx:
        files.append((".xlsx", xlsx_bytes(made)))
    return tuple(
        Printed(printing.save(folder / ascii_name(stem, ending), content), made.title)
        for ending, content in files
    )


def _people(session: Session, form_id: str, period: Period, cell_id: str) -> tuple[ListingRow, ...]:
    fee_years = None
    if form_id == listings.FEES:
        fee_years = fees.register(session, year=period.first.year, day=period.last)
    return listings.rows(
        form_id,
        facts.whole(session),
        facts.law(session),
        period,
        cell_id=cell_id,
        hung=_hung(session, form_id),
        fees=fee_years,
    )


def _hung(session: Session, form_id: str) -> listings.Hung:
    """What a register has lines of that no other list asks for, so that facts leave it out."""
    if form_id == listings.HONOURS:
        return _honours(session)
    if form_id == listings.CONTACTS:
        return contacts.of_people(session)
    return loans.of_people(session) if form_id == listings.LOANS else {}


def _honours(session: Session) -> dict[str, list[Honour]]:
    """Everybody's awards, in the order of the personal history."""
    found: dict[str, list[Honour]] = defaultdict(list)
    for row in session.scalars(select(AwardRow).order_by(AwardRow.position)):
        award = Honour(when=row.when, reason=row.reason, decided_by=row.decided_by)
        found[row.person_id].append(award)
    return found


def _papers(
    session: Session, form_id: str, period: Period, cell_id: str
) -> tuple[ListedPaper, ...]:
    if form_id == INCOMING:
        lines = incoming.lines(session, since=period.first, until=period.last)
        return tuple(_arrived(one) for one in reversed(lines))
    found: Iterable[DocumentLine] = documents.register(
        session, since=period.first, until=period.last
    )
    if form_id == RESOLUTIONS:
        found = (one for one in found if one.kind == "resolution")
    if cell_id:
        found = (one for one in found if one.owner == cell_id)
    ordered = sorted(found, key=lambda one: (one.day or date.max, one.kind, one.serial))
    votes = _votes(session, ordered) if form_id == RESOLUTIONS else {}
    return tuple(_listed(one, votes.get((one.person_id, one.step), "")) for one in ordered)


def _votes(session: Session, lines: Iterable[DocumentLine]) -> dict[tuple[str, str], str]:
    """How the meeting of a step voted on a person, as far as its counts are known."""
    ids = sorted({one.person_id for one in lines if one.person_id})
    return {
        (case.person.id, step): told
        for case in facts.some(session, ids).cases
        for step, meeting in recorded.meetings(case).items()
        if (told := _vote(meeting))
    }


def _vote(meeting: Meeting) -> str:
    counts = (("Tán thành", meeting.in_favour), ("không tán thành", meeting.against))
    return ", ".join(f"{words} {count}" for words, count in counts if count is not None)


def _listed(one: DocumentLine, vote: str) -> ListedPaper:
    void = f"Đã hủy: {one.void_reason}" if one.void_reason else ""
    return ListedPaper(
        number=one.number,
        day=one.day,
        title=one.told,
        issuer=one.issuer,
        signer=one.signer,
        recipients=one.recipients,
        copies=one.copies,
        vote=vote,
        note="; ".join(filter(None, (void, one.note))),
    )


def _arrived(one: incoming.IncomingLine) -> ListedPaper:
    return ListedPaper(
        number=one.number,
        day=one.day,
        title=one.title,
        issuer=one.author,
        recipients=one.recipient,
        arrived=one.arrived,
        arrival=f"{one.serial:02d}",
        note=one.note,
    )


def _stacked(grids: list[Grid]) -> list[Grid]:
    """The tables side by side; those with the same columns as one, without their empty rows."""
    found: dict[tuple[str, ...], list[Grid]] = defaultdict(list)
    for grid in grids:
        found[tuple(_titles(grid))].append(grid)
    return [
        alike[0]
        if len(alike) == 1
        else replace(
            alike[0],
            rows=tuple(row for one in alike for row in one.rows if any(map(_words, row.cells))),
        )
        for alike in found.values()
    ]


def _titles(grid: Grid) -> list[str]:
    """The titles of the columns, each with the heading above it."""
    titles, group = [], ""
    for at, cell in enumerate(grid.head.cells):
        above = _words(grid.over.cells[at]) if grid.over else ""
        group = above or (group if _words(cell) else "")
        titles.append(": ".join(filter(None, (group, _words(cell)))))
    return titles


def _is_count(title: str) -> bool:
    return title in ("STT", "Số TT")


def _words(cell: GridCell) -> str:
    return "".join(run.text for run in cell.text)
