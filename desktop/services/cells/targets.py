"""Targets: how many admissions the commune and each cell are to reach."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.facts.office import Target
from desktop.services import facts, rows
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.targets import TargetRow


def targets(session: Session) -> tuple[Target, ...]:
    """All targets."""
    return facts.targets(session)


def set_target(
    session: Session,
    /,
    *,
    year: int,
    admit: int | None,
    cell_id: str | None = None,
    scope: str = "year",
    number: str | None = None,
    day: date | None = None,
) -> str:
    """Set the target of a year (or of the term that begins in it); None takes it away.

    Number and day of the decision stay as they are where none are given.
    """
    _check_scope(scope)
    if admit is not None and admit < 0:
        raise Refusal("Chỉ tiêu kết nạp không thể là số âm.", field="admit")
    whose = rows.present(session, CellRow, cell_id).name if cell_id else "toàn đảng bộ"
    what = f"{'năm' if scope == 'year' else 'nhiệm kỳ từ năm'} {year} của {whose}"
    row = session.scalar(
        select(TargetRow).where(
            TargetRow.scope == scope, TargetRow.year == year, TargetRow.cell_id == cell_id
        )
    )
    if admit is None:
        if row is not None:
            session.delete(row)
        return f"Bỏ chỉ tiêu {what}"
    if row is None:
        row = TargetRow(scope=scope, year=year, cell_id=cell_id, admit=admit)
        session.add(row)
    told = {"number": number, "day": day}
    rows.fill(row, {"admit": admit, **{key: value for key, value in told.items() if value}})
    return f"Giao chỉ tiêu {what}: {admit}"


def decide(session: Session, /, *, scope: str, year: int, number: str, day: date | None) -> str:
    """Say by which decision all targets of a year or term were set; Refusal if there are none."""
    _check_scope(scope)
    query = select(TargetRow).where(TargetRow.scope == scope, TargetRow.year == year)
    found = session.scalars(query).all()
    if not found:
        raise Refusal("Chưa giao chỉ tiêu nào. Hãy nhập chỉ tiêu trước, rồi ghi quyết định.")
    for row in found:
        rows.fill(row, {"number": number, "day": day})
    return f"Ghi quyết định giao {len(found)} chỉ tiêu {year}"


def _check_scope(scope: str) -> None:
    if scope not in ("year", "term"):
        raise Refusal("Chỉ tiêu chỉ tính theo năm hoặc theo nhiệm kỳ.", field="scope")
