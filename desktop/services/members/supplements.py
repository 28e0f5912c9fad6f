"""Yearly supplements of members' files: drafted for a cell at once, printed, come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.papers.form import Answer
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.members import membership, supplement
from desktop.rules.members.supplement import ITEMS, changed
from desktop.services import facts, rows, shipped
from desktop.services.members import members, year_ends
from desktop.services.papers import papers
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.supplements import SupplementRow

_FORM = "3-hsdv"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementLine:
    """A member's supplement of a year; `fresh` says that the record began after the year did."""

    id: str
    person: str
    cell_id: str
    items: Mapping[str, str]
    fresh: bool
    printed: date | None = None
    returned: date | None = None

    @property
    def changes(self) -> tuple[str, ...]:
        """What changed, by the titles of the items."""
        return changed(self.items)

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        if self.returned:
            return f"đã nộp lại {text.date_text(self.returned)}"
        return f"đã in {text.date_text(self.printed)}" if self.printed else "chưa in"


def set_items(session: Session, /, *, person_id: str, year: int, items: Mapping[str, str]) -> str:
    """Keep what a member's supplement of a year says, as it was put right by hand."""
    person = rows.present(session, PersonRow, person_id)
    row = _row(session, person_id, year)
    row.items = _kept(items)
    return f"Sửa phiếu bổ sung {year} của {person.name}"


def note_printed(
    session: Session, /, *, lines: Sequence[SupplementLine], year: int, day: date
) -> str:
    """Note that supplements were printed; what they say is kept as printed."""
    for line in lines:
        row = _row(session, line.id, year)
        row.items, row.printed = _kept(line.items), day
    return f"In phiếu bổ sung {year} cho {len(lines)} người"


def note_returned(session: Session, /, *, ids: Sequence[str], year: int, day: date | None) -> str:
    """Note on which day supplements came back signed; None takes it back."""
    for id in ids:
        _row(session, id, year).returned = day
    done = "Nhận lại" if day else "Bỏ ghi nhận lại"
    return f"{done} phiếu bổ sung {year} của {len(ids)} người"


def lines(session: Session, /, *, cell_id: str, year: int, day: date) -> tuple[SupplementLine, ...]:
    """The supplements of a cell's members of a year: as kept, else as drafted on a day."""
    rows.present(session, CellRow, cell_id)
    last = min(day, supplement.year_end(year))
    listed = select(BelongingRow.person_id).where(BelongingRow.cell_id == cell_id).distinct()
    known = facts.some(session, list(session.scalars(listed)))
    here = [
        life.person.id
        for life in membership.lives(known)
        if life.member_on(last) and life.cell_on(last) == cell_id
    ]
    before = year_ends.snapshots(session, ids=here, day=supplement.year_end(year - 1))
    after = year_ends.snapshots(session, ids=here, day=last)
    forms = {one.code: one.name for one in shipped.entries("discipline_forms")}
    kept = {
        row.person_id: row
        for row in session.scalars(select(SupplementRow).where(SupplementRow.year == year))
    }
    found = []
    for id in here:
        person, row = facts.person(session, id), kept.get(id)
        now = after[id] or supplement.Snapshot({})
        items = _items(row.items) if row and row.items else None
        found.append(
            SupplementLine(
                id=id,
                person=person.name,
                cell_id=cell_id,
                items=items or supplement.draft(person, before[id], now, year, forms),
                fresh=before[id] is None,
                printed=row.printed if row else None,
                returned=row.returned if row else None,
            )
        )
    return tuple(found)


def sheets(
    session: Session, /, *, lines: Sequence[SupplementLine], year: int, day: date
) -> tuple[tuple[str, Sheet], ...]:
    """The papers of these members, each with the name it is found by."""
    cells = {cell.id: cell for cell in facts.cells(session)}
    office = facts.office(session)
    found = []
    for line in lines:
        known = PaperFacts(
            office=office,
            cell=cells.get(line.cell_id),
            person=members.dated(session, facts.person(session, line.id)),
            paper=Paper(day=day, place=office.place),
        )
        answers: dict[str, Answer] = {**line.items, "year": year}
        found.append((line.person, papers.made(session, _FORM, day, known, answers)))
    return tuple(found)


def _kept(items: Mapping[str, str]) -> dict[str, str]:
    """The items by their titles, as the journal tells them."""
    return {title: text.nfc(items.get(name, "")) for name, title in ITEMS.items()}


def _items(kept: Mapping[str, str]) -> dict[str, str]:
    return {name: kept.get(title, "") for name, title in ITEMS.items()}


def _row(session: Session, person_id: str, year: int) -> SupplementRow:
    query = select(SupplementRow).filter_by(person_id=person_id, year=year)
    row = session.scalar(query)
    if row is None:
        row = SupplementRow(person_id=person_id, year=year)
        session.add(row)
    return row
