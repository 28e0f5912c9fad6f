"""Founding, splitting, merging and dissolving cells: people and places follow on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.members.transfers import INSIDE
from desktop.rules.partial_date import PartialDate
from desktop.rules.text import date_text
from desktop.services import facts, rows
from desktop.services.cells import organisations, units
from desktop.services.members import members
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import (
    CellChangeRow,
    CellRow,
    ChargeRow,
    OfficerRow,
    UnitRow,
)
from desktop.store.tables.people import PersonRow
from desktop.store.tables.transfers import TransferRow

FOUNDED, SPLIT, MERGED, DISSOLVED = "founded", "split", "merged", "dissolved"
KIND_TEXTS = {
    FOUNDED: "Thành lập",
    SPLIT: "Chia tách",
    MERGED: "Sáp nhập",
    DISSOLVED: "Giải thể",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A decision on cells as the list of them shows it."""

    id: str
    kind: str
    day: date
    number: str
    cell: str
    others: tuple[str, ...]
    moved: int

    @property
    def kind_text(self) -> str:
        """What was done."""
        return KIND_TEXTS[self.kind]

    @property
    def told(self) -> str:
        """Which cells, in words."""
        others = ", ".join(self.others)
        if self.kind == MERGED:
            return f"{others} vào {self.cell}"
        if self.kind == SPLIT:
            return f"{self.cell} từ {others}"
        if self.kind == DISSOLVED:
            return f"{others}, chuyển người về {self.cell}" if self.cell else others
        return self.cell


def found(
    session: Session,
    /,
    *,
    id: str,
    name: str,
    day: date,
    number: str = "",
    people: Sequence[str] = (),
    places: Sequence[str] = (),
    **values: object,
) -> str:
    """Found a cell by decision; people and places named go into it on that day.

    Where they come from another cell, it was split. Refusal for somebody who cannot move then.
    """
    organisations.add_cell(session, id=id, name=name, founded=PartialDate.of(day), **values)
    session.flush()
    before = {cell for person in people if (cell := _cell_of(session, person))}
    for person_id in people:
        _move(session, person_id, id, day, number)
    for unit_id in places:
        _hand_unit(session, rows.present(session, UnitRow, unit_id), id, day)
    kind = SPLIT if before else FOUNDED
    _keep(session, kind, day, number, id, sorted(before), len(people))
    return f"{KIND_TEXTS[kind]} {rows.present(session, CellRow, id).name}"


def merge(
    session: Session, /, *, from_cells: Sequence[str], to_cell: str, day: date, number: str = ""
) -> str:
    """Merge cells into another by decision: all people and places follow, the cells are dissolved.

    Refusal without cells, for a cell into itself, or one dissolved already.
    """
    target = rows.present(session, CellRow, to_cell)
    if not from_cells:
        raise Refusal("Hãy chọn chi bộ được sáp nhập.", field="from_cells")
    if to_cell in from_cells:
        raise Refusal("Chi bộ nhận không thể là chi bộ được sáp nhập.", field="to_cell")
    _refuse_dissolved(target, day)
    moved = sum(_dissolve(session, cell_id, to_cell, day, number) for cell_id in from_cells)
    _keep(session, MERGED, day, number, to_cell, list(from_cells), moved)
    return f"Sáp nhập {len(from_cells)} chi bộ vào {target.name}"


def dissolve(
    session: Session, /, *, cell_id: str, to_cell: str | None, day: date, number: str = ""
) -> str:
    """Dissolve a cell by decision; whoever is listed in it goes to the cell named.

    Refusal if people are left and no cell takes them.
    """
    row = rows.present(session, CellRow, cell_id)
    if cell_id == to_cell:
        raise Refusal("Hãy chọn chi bộ khác để nhận người.", field="to_cell")
    if to_cell is None and _listed(session, cell_id):
        raise Refusal(
            f"{row.name} còn {len(_listed(session, cell_id))} người; hãy chọn chi bộ nhận.",
            field="to_cell",
        )
    moved = _dissolve(session, cell_id, to_cell, day, number)
    _keep(session, DISSOLVED, day, number, to_cell, [cell_id], moved)
    return f"Giải thể {row.name}"


def changes(session: Session) -> tuple[CellChange, ...]:
    """Every decision on cells, the latest first."""
    names = {cell.id: cell.name for cell in facts.cells(session)}
    query = select(CellChangeRow).order_by(CellChangeRow.day.desc(), CellChangeRow.id)
    return tuple(
        CellChange(
            id=row.id,
            kind=row.kind,
            day=row.day,
            number=row.number,
            cell=names.get(row.cell_id or "", ""),
            others=tuple(names.get(one, "") for one in row.from_cells),
            moved=row.moved,
        )
        for row in session.scalars(query)
    )


def listed(session: Session, /, *, cell_id: str) -> tuple[tuple[str, str], ...]:
    """Whoever is listed in a cell now, by id and name, in the order of name lists."""
    query = (
        select(PersonRow.id, PersonRow.name)
        .where(PersonRow.id.in_(_listed(session, cell_id)))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    return tuple((row.id, row.name) for row in session.execute(query))


def _dissolve(session: Session, cell_id: str, to_cell: str | None, day: date, number: str) -> int:
    """Let everybody and every place of a cell go to another, and end the cell; how many moved."""
    row = rows.present(session, CellRow, cell_id)
    _refuse_dissolved(row, day)
    people = _listed(session, cell_id)
    for person_id in people if to_cell else ():
        _move(session, person_id, to_cell or "", day, number)
    tied = select(UnitRow).where(
        or_(UnitRow.cell_id == cell_id, UnitRow.helping_cell_id == cell_id)
    )
    for unit in session.scalars(tied).all():
        _hand_unit(session, unit, to_cell, day, away=cell_id)
    _end_leaders(session, cell_id, day)
    rows.fill(row, {"dissolved": day})
    return len(people)


def _end_leaders(session: Session, cell_id: str, day: date) -> None:
    officers = session.scalars(select(OfficerRow).filter_by(cell_id=cell_id, until=None))
    charges = session.scalars(select(ChargeRow).filter_by(cell_id=cell_id, until=None))
    for one in (*officers, *charges):
        one.until = max(one.since, day)


def _move(session: Session, person_id: str, cell_id: str, day: date, number: str) -> None:
    """List somebody in another cell from a day on; a member also has a transfer for it."""
    before = _cell_of(session, person_id)
    members.place_in_cell(session, person_id=person_id, cell_id=cell_id, since=day)
    if before is None or before == cell_id:
        return
    person = facts.person(session, person_id)
    case = facts.case_of(session, person_id, with_life=False)
    if person.membership is not None or (case is not None and case.ceremony_on is not None):
        session.add(
            TransferRow(
                person_id=person_id,
                kind=INSIDE,
                cell_id=cell_id,
                place=rows.present(session, CellRow, before).name,
                reason="Bàn giao khi chia tách, sáp nhập chi bộ",
                number=number,
                letter=day,
                received=day,
            )
        )


def _hand_unit(
    session: Session, unit: UnitRow, cell_id: str | None, day: date, away: str | None = None
) -> None:
    """Give a place another cell from a day on, remembering the ones before.

    With `away`, only what named that cell changes.
    """
    units.keep_past(session, unit, day)
    if away is None or unit.cell_id == away:
        unit.cell_id = cell_id
    if away is not None and unit.helping_cell_id == away:
        unit.helping_cell_id = cell_id
    if unit.cell_id is not None and unit.helping_cell_id == unit.cell_id:
        unit.helping_cell_id = None


def _cell_of(session: Session, person_id: str) -> str | None:
    query = select(BelongingRow.cell_id).where(
        BelongingRow.person_id == person_id, BelongingRow.until.is_(None)
    )
    return session.scalar(query)


def _listed(session: Session, cell_id: str) -> list[str]:
    query = (
        select(BelongingRow.person_id)
        .join(PersonRow, PersonRow.id == BelongingRow.person_id)
        .where(BelongingRow.cell_id == cell_id, BelongingRow.until.is_(None))
        .where(PersonRow.removed.is_(None))
    )
    return list(session.scalars(query))


def _refuse_dissolved(row: CellRow, day: date) -> None:
    if row.dissolved is not None and row.dissolved <= day:
        raise Refusal(f"{row.name} đã giải thể ngày {date_text(row.dissolved)}; hãy chọn lại.")


def _keep(
    session: Session,
    kind: str,
    day: date,
    number: str,
    cell_id: str | None,
    others: list[str],
    moved: int,
) -> None:
    session.add(
        CellChangeRow(
            kind=kind, day=day, number=number, cell_id=cell_id, from_cells=others, moved=moved
        )
    )
