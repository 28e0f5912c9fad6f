"""The Party fee: noted for a whole cell at once, and who has to be warned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.paper import FeeYear
from desktop.rules.members import departures, membership
from desktop.rules.members import fees as rules
from desktop.rules.members.fees import Mark, Warned
from desktop.rules.members.membership import Life
from desktop.services import facts, rows, shipped
from desktop.services.members import fee_exemptions
from desktop.store.tables.fees import FeeRow
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow

_YEAR_END = (12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A member's year in a cell: a mark for each month, why exempt, and the warning if due.

    `noted` are the states that were keyed, "" where a mark follows from something else.
    """

    person_id: str
    person: str
    marks: tuple[Mark, ...]
    noted: tuple[str, ...] = ("",) * 12
    exempt: str = ""
    warned: Warned | None = None


@dataclass(frozen=True, slots=True)
class CellFees:
    """A cell's year: its members in the order of name lists."""

    cell_id: str
    cell: str
    lines: tuple[FeeLine, ...]


@dataclass(frozen=True, slots=True)
class CellCount:
    """A cell in the list: how many months of the year it keeps, and how many are warned."""

    cell_id: str
    cell: str
    months: int
    warned: int


@dataclass(frozen=True, slots=True)
class Owing:
    """Somebody to be warned."""

    person_id: str
    person: str
    cell_id: str
    cell: str
    warned: Warned


def set_fees(session: Session, /, *, cell_id: str, lines: Sequence[tuple[str, date, str]]) -> str:
    """Note months of members of a cell: (person, first day of the month, state or "" for none).

    Refusal for a state that is not known.
    """
    cell = rows.present(session, CellRow, cell_id)
    noted = select(FeeRow).where(
        FeeRow.person_id.in_({person_id for person_id, *_ in lines}),
        FeeRow.month.in_({month for _, month, _ in lines}),
    )
    held = {(row.person_id, row.month): row for row in session.scalars(noted)}
    for person_id, month, state in lines:
        if state and state not in rules.STATES:
            raise Refusal("Mỗi tháng chỉ ghi: đã đóng, miễn, hoặc chưa đóng có lý do.")
        row = held.get((person_id, month))
        if not state:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = FeeRow(person_id=person_id, month=month)
            session.add(row)
        rows.fill(row, {"state": state, "cell_id": cell_id})
    return f"Ghi đảng phí {cell.name}: {len(lines)} ô"


def pay_month(session: Session, /, *, cell_id: str, year: int, month: int, day: date) -> str:
    """Note a month, by its number, as paid by everybody of a cell of whom nothing is noted."""
    cell = of_cell(session, cell_id=cell_id, year=year, day=day)
    first = rules.months_of(year)[month - 1]
    paid = [
        (line.person_id, first, rules.PAID)
        for line in cell.lines
        if line.marks[month - 1] in ("owed", "open")
    ]
    return set_fees(session, cell_id=cell_id, lines=paid)


def cells(session: Session, /, *, year: int, day: date) -> tuple[CellCount, ...]:
    """Every cell that stands, in the office's order."""
    kept = _kept(session, year)
    counts: dict[str, int] = defaultdict(int)
    for one in owing(session, year=year, day=day):
        counts[one.cell_id] += 1
    return tuple(
        CellCount(cell.id, cell.name, len(kept[cell.id]), counts[cell.id])
        for cell in facts.cells(session)
        if cell.dissolved is None or cell.dissolved.year >= year
    )


def of_cell(session: Session, /, *, cell_id: str, year: int, day: date) -> CellFees:
    """The year of a cell, for the grid; who was not in it in any month is left out."""
    cell = rows.present(session, CellRow, cell_id)
    query = (
        select(BelongingRow.person_id)
        .join(PersonRow, PersonRow.id == BelongingRow.person_id)
        .where(BelongingRow.cell_id == cell_id, PersonRow.removed.is_(None))
        .distinct()
    )
    found = _lines(session, list(session.scalars(query)), {cell_id}, year, day)
    return CellFees(cell_id, cell.name, tuple(line for _, line in found))


def owing(session: Session, /, *, year: int, day: date) -> tuple[Owing, ...]:
    """Everybody whom the Statutes' warning concerns, by cell and name."""
    law = facts.law(session)
    kept = _kept(session, year)
    least = law.limit("fee-unpaid", date(year, *_YEAR_END)).value
    noted = dict(
        session.execute(
            select(FeeRow.person_id, func.count())
            .where(func.strftime("%Y", FeeRow.month) == str(year))
            .group_by(FeeRow.person_id)
        ).all()
    )
    query = (
        select(BelongingRow.person_id, BelongingRow.cell_id)
        .join(PersonRow, PersonRow.id == BelongingRow.person_id)
        .where(BelongingRow.until.is_(None), PersonRow.removed.is_(None))
        .where(BelongingRow.cell_id.in_([id for id, months in kept.items() if months]))
    )
    # Only those who may owe so much are looked at closely.
    doubtful = [
        person_id
        for person_id, cell_id in session.execute(query)
        if len(kept[cell_id]) - noted.get(person_id, 0) >= least
    ]
    names = {cell.id: cell.name for cell in facts.cells(session)}
    found = [
        Owing(line.person_id, line.person, cell_id, names[cell_id], line.warned)
        for cell_id, line in _lines(session, doubtful, set(kept), year, day)
        if line.warned is not None
    ]
    order = {id: at for at, id in enumerate(names)}
    return tuple(sorted(found, key=lambda one: (order[one.cell_id], text.sort_key(one.person))))


def striking_off(session: Session, /, *, person_id: str, year: int, day: date) -> dict[str, str]:
    """What a striking-off for not paying begins with; Refusal where nobody is to be warned."""
    person = rows.present(session, PersonRow, person_id)
    found = _lines(session, [person_id], None, year, day)
    warned = next((line.warned for _, line in found if line.warned), None)
    if warned is None:
        raise Refusal(
            f"{person.name} không còn nợ đủ số tháng đảng phí của năm {year} để xem xét xóa tên."
        )
    reason = rules.striking_off(warned, year)
    return {"person_id": person_id, "kind": departures.STRUCK_OFF, "reason": reason}


def register(session: Session, /, *, year: int, day: date) -> dict[str, FeeYear]:
    """The lines of the register of a year, by person, of every cell that notes the fee."""
    keeping = [id for id, months in _kept(session, year).items() if months]
    query = select(BelongingRow.person_id).where(BelongingRow.cell_id.in_(keeping))
    ids = list(session.scalars(query.distinct()))
    return {
        line.person_id: rules.year_of(line.marks, line.exempt)
        for _, line in _lines(session, ids, None, year, day)
    }


def _lines(
    session: Session, ids: Sequence[str], among: Collection[str] | None, year: int, day: date
) -> list[tuple[str, FeeLine]]:
    """The years of these people in the cells named, or in the one each is in; by name."""
    known = facts.some(session, ids)
    kept, law, book = _kept(session, year), facts.law(session), shipped.fees()
    states: dict[str, dict[date, str]] = defaultdict(dict)
    noted = select(FeeRow.person_id, FeeRow.month, FeeRow.state).where(
        FeeRow.person_id.in_(ids), func.strftime("%Y", FeeRow.month) == str(year)
    )
    for person_id, month, state in session.execute(noted):
        states[person_id][month] = state
    last = min(day, date(year, *_YEAR_END))
    decided = fee_exemptions.of_people(session, ids)
    found = []
    for life in membership.lives(known):
        if life.person.id not in set(ids):
            continue
        cell_id = _cell(life, among, last)
        if cell_id is None:
            continue
        own = states[life.person.id]
        exempt = rules.exempt_months(decided.get(life.person.id, ()), year)
        marks = rules.marks(life, cell_id, year, own, kept[cell_id], day, book, exempt)
        if any(mark != "outside" for mark in marks):
            why = (rules.exempt_since(life, book, last), *(one.text for one in exempt.values()))
            line = FeeLine(
                person_id=life.person.id,
                person=life.person.name,
                marks=marks,
                noted=tuple(own.get(month, "") for month in rules.months_of(year)),
                exempt=" ".join(filter(None, dict.fromkeys(why))),
                warned=rules.warned(marks, year, law),
            )
            found.append((cell_id, line))
    return found


def _cell(life: Life, among: Collection[str] | None, day: date) -> str | None:
    """The one cell asked for, else the cell that somebody is in if it is among those."""
    if among is not None and len(among) == 1:
        return next(iter(among))
    here = life.cell_on(day)
    return here if among is None or here in among else None


def _kept(session: Session, year: int) -> dict[str, set[date]]:
    """The months of a year in which a cell notes the fee."""
    query = (
        select(FeeRow.cell_id, FeeRow.month)
        .where(func.strftime("%Y", FeeRow.month) == str(year), FeeRow.state == rules.PAID)
        .distinct()
    )
    found: dict[str, set[date]] = defaultdict(set)
    for cell_id, month in session.execute(query):
        found[cell_id].add(month)
    return found
