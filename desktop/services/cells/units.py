"""Places that ought to have members: hamlets, schools, stations, enterprises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.facts.office import Unit
from desktop.rules.members import membership
from desktop.rules.text import date_text
from desktop.services import counting, rows
from desktop.store.tables.organisations import UnitPastRow, UnitRow

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A place as its list shows it; `before` are the cells it had, each with its last day."""

    id: str
    revision: int
    unit: Unit
    cell: str
    helping_cell: str
    has_members: bool
    before: tuple[tuple[date, str], ...] = ()


def add_unit(session: Session, /, *, id: str, name: str, kind: str, **values: object) -> str:
    """Enter a place."""
    row = UnitRow(id=id, name="", kind=kind)
    _fill(row, {"name": name, "kind": kind, **values}, None)
    session.add(row)
    return f"Thêm địa bàn {row.name}"


def change_unit(
    session: Session,
    /,
    *,
    id: str,
    revision: int,
    handed: date | None = None,
    **values: object,
) -> str:
    """Change what is known of a place; with `handed` it has the cells named from that day on.

    Without, the cells are corrected as if they had never been others. Refusal for a day before a
    change that is recorded already.
    """
    row = rows.present(session, UnitRow, id)
    if handed is not None and _differs(row, values):
        keep_past(session, row, handed)
    _fill(row, values, revision)
    return f"Sửa địa bàn {row.name}"


def keep_past(session: Session, row: UnitRow, day: date) -> None:
    """Remember the cells of a place until the day before one on which they change.

    Refusal for a day before the latest change; of two on one day the later stands.
    """
    last = select(func.max(UnitPastRow.until)).where(UnitPastRow.unit_id == row.id)
    until, kept = day - _DAY, session.scalar(last)
    if kept is not None and kept > until:
        raise Refusal(
            f"{row.name} đã đổi chi bộ từ ngày {date_text(kept + _DAY)}; lần đổi sau không thể "
            "sớm hơn ngày đó.",
            field="handed",
        )
    if kept != until:
        session.add(
            UnitPastRow(
                unit_id=row.id,
                until=until,
                cell_id=row.cell_id,
                helping_cell_id=row.helping_cell_id,
            )
        )
        session.flush()


def _differs(row: UnitRow, values: Mapping[str, object]) -> bool:
    return any(
        name in values and values[name] != getattr(row, name)
        for name in ("cell_id", "helping_cell_id")
    )


def remove_unit(session: Session, /, *, id: str) -> str:
    """Remove a place entered by mistake."""
    row = rows.present(session, UnitRow, id)
    for past in session.scalars(select(UnitPastRow).where(UnitPastRow.unit_id == id)):
        session.delete(past)
    session.flush()
    session.delete(row)
    return f"Xóa địa bàn {row.name}"


def lines(session: Session, /, *, day: date) -> tuple[UnitLine, ...]:
    """All places on a day, with their cells and whether any member belongs there."""
    whole = counting.whole(session, ())
    revisions = dict(session.execute(select(UnitRow.id, UnitRow.revision)).all())
    names = {cell.id: cell.name for cell in whole.cells}
    held = {membership.cell_on(person, day) for person in membership.members_on(whole, day)}
    return tuple(
        UnitLine(
            unit.id,
            revisions[unit.id],
            unit,
            names.get(unit.cell_on(day) or "", ""),
            names.get(unit.helping_on(day) or "", ""),
            unit.cell_on(day) in held,
            tuple(
                (past.until, names.get(past.cell_id or past.helping_cell_id or "", ""))
                for past in sorted(unit.past, key=lambda one: one.until, reverse=True)
            ),
        )
        for unit in whole.units
    )


def _fill(row: UnitRow, values: dict[str, object], revision: int | None) -> None:
    rows.fill(row, values, revision=revision)
    if not row.name:
        raise Refusal("Hãy nhập tên địa bàn, ví dụ “Bản Pá Hốc”.", field="name")
