"""Places that ought to have members: hamlets, schools, stations, enterprises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import membership
from desktop.rules.facts.office import Unit
from desktop.services import facts, rows
from desktop.store.tables.organisations import UnitRow


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A place as the board of white places shows it."""

    id: str
    revision: int
    unit: Unit
    cell: str
    helping_cell: str
    has_members: bool


def add_unit(session: Session, /, *, id: str, name: str, kind: str, **values: object) -> str:
    """Enter a place."""
    row = UnitRow(id=id, name="", kind=kind)
    _fill(row, {"name": name, "kind": kind, **values}, None)
    session.add(row)
    return f"Thêm địa bàn {row.name}"


def change_unit(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a place, or which cell it belongs to."""
    row = rows.present(session, UnitRow, id)
    _fill(row, values, revision)
    return f"Sửa địa bàn {row.name}"


def remove_unit(session: Session, /, *, id: str) -> str:
    """Remove a place entered by mistake."""
    row = rows.present(session, UnitRow, id)
    session.delete(row)
    return f"Xóa địa bàn {row.name}"


def lines(session: Session, /, *, day: date) -> tuple[UnitLine, ...]:
    """All places on a day, with their cells and whether any member belongs there."""
    whole = facts.whole(session)
    revisions = dict(session.execute(select(UnitRow.id, UnitRow.revision)).all())
    names = {cell.id: cell.name for cell in whole.cells}
    held = {membership.cell_on(person, day) for person in membership.members_on(whole, day)}
    return tuple(
        UnitLine(
            unit.id,
            revisions[unit.id],
            unit,
            names.get(unit.cell_id or "", ""),
            names.get(unit.helping_cell_id or "", ""),
            unit.cell_id in held,
        )
        for unit in whole.units
    )


def _fill(row: UnitRow, values: dict[str, object], revision: int | None) -> None:
    rows.fill(row, values, revision=revision)
    if not row.name:
        raise Refusal("Hãy nhập tên địa bàn, ví dụ “Bản Pá Hốc”.", field="name")
