"""Cells: entering them, changing them, and how they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import checks
from desktop.rules.facts.office import Cell
from desktop.rules.members import membership
from desktop.services import counting, facts, rows, words
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import CellRow, UnitRow


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell as a list shows it: members, target and admissions of the year, candidates."""

    id: str
    revision: int
    cell: Cell
    members: int
    target: int | None
    admitted: int
    candidates: int


def add_cell(session: Session, /, *, id: str, name: str, **values: object) -> str:
    """Enter a cell; Refusal if one of that name exists."""
    last = session.scalar(select(func.max(CellRow.position))) or 0
    row = CellRow(id=id, name="", kind="village", sector="village", position=last + 1)
    rows.fill(row, {"name": _free_name(session, name, id), **values})
    session.add(row)
    return f"Thêm {row.name}"


def change_cell(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a cell."""
    row = rows.present(session, CellRow, id)
    if isinstance(values.get("name"), str):
        values["name"] = _free_name(session, str(values["name"]), id)
    rows.fill(row, values, revision=revision)
    return f"Sửa {row.name}"


def remove_cell(session: Session, /, *, id: str) -> str:
    """Remove a cell entered by mistake; one that has people or places is dissolved instead."""
    row = rows.present(session, CellRow, id)
    people = session.scalar(
        select(func.count()).select_from(BelongingRow).where(BelongingRow.cell_id == id)
    )
    places = session.scalar(
        select(func.count())
        .select_from(UnitRow)
        .where((UnitRow.cell_id == id) | (UnitRow.helping_cell_id == id))
    )
    if people or places:
        raise Refusal(
            f"{row.name} đang có {people} người và {places} địa bàn nên không xóa được. Nếu chi bộ "
            "đã giải thể, hãy ghi ngày giải thể."
        )
    if used := rows.uses(session, row):
        told = ", ".join(f"{count} {words.table(name).lower()}" for name, count in used.items())
        raise Refusal(
            f"{row.name} đang được dùng ở chỗ khác ({told}) nên không xóa được. Nếu chi bộ đã giải "
            "thể, hãy ghi ngày giải thể."
        )
    session.delete(row)
    return f"Xóa {row.name}"


def cells(session: Session) -> tuple[Cell, ...]:
    """All cells in the office's order."""
    return facts.cells(session)


def lines(session: Session, /, *, day: date) -> tuple[CellLine, ...]:
    """All cells as they stand on a day, with the figures of that day's year."""
    whole = counting.whole(session, ("candidate",))
    revisions = dict(session.execute(select(CellRow.id, CellRow.revision)).all())
    members: Counter[str] = Counter()
    for person in membership.members_on(whole, day):
        cell_id = membership.cell_on(person, day)
        if cell_id:
            members[cell_id] += 1
    admitted: Counter[str] = Counter()
    candidates: Counter[str] = Counter()
    for case in whole.cases:
        now = case.cell.id if case.cell else ""
        if case.ceremony_on and case.ceremony_on <= day:
            # Where the person was then, whatever became of that cell since.
            then = membership.cell_on(case.person, case.ceremony_on) or now
            admitted[then] += case.ceremony_on.year == day.year
        elif case.candidate_on and case.candidate_on <= day:
            candidates[membership.cell_on(case.person, day) or now] += 1
    targets = {
        target.cell_id: target.admit
        for target in whole.targets
        if target.scope == "year" and target.year == day.year
    }
    return tuple(
        CellLine(
            cell.id,
            revisions[cell.id],
            cell,
            members[cell.id],
            targets.get(cell.id),
            admitted[cell.id],
            candidates[cell.id],
        )
        for cell in whole.cells
    )


def _free_name(session: Session, name: str, id: str) -> str:
    tidy = checks.cell_name(name)
    others = session.scalars(select(CellRow.name).where(CellRow.id != id))
    # Capitals make no other cell of it; SQLite knows only those of English.
    same = next((other for other in others if other.casefold() == tidy.casefold()), None)
    if same is not None:
        raise Refusal(f"Đã có {same}. Hãy đặt tên khác hoặc mở chi bộ đang có.", field="name")
    return tidy
