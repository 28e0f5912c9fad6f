"""The sections of a written report: put in, moved and taken out by the clerk."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.services import rows
from desktop.services.reports import writings
from desktop.store.tables.record import new_id
from desktop.store.tables.writings import WritingFiguresRow, WritingSectionRow

LEVELS = {1: "Phần (I, II…)", 2: "Mục (1, 2…)", 3: "Tiểu mục (a, b…)"}


def add_section(
    session: Session, /, *, id: str, writing_id: str, heading: str, level: int, after: str = ""
) -> str:
    """Put a new section behind another one, or at the end."""
    writings.open_report(session, writing_id)
    heading = text.nfc(heading)
    if not heading:
        raise Refusal("Hãy nhập tên mục.", field="heading")
    if level not in LEVELS:
        raise Refusal("Mục chỉ có ba cấp.", field="level")
    present = writings.section_rows(session, writing_id)
    at = next((place for place, one in enumerate(present, 1) if one.id == after), len(present))
    made = WritingSectionRow(
        id=id, writing_id=writing_id, section=new_id(), position=at, level=level, heading=heading
    )
    session.add(made)
    _number([*present[:at], made, *present[at:]])
    return f"Thêm mục “{heading}”"


def move_section(session: Session, /, *, id: str, by: int) -> str:
    """Move a section so many places down, or up; at an end it stays."""
    row = rows.present(session, WritingSectionRow, id)
    writings.open_report(session, row.writing_id)
    present = writings.section_rows(session, row.writing_id)
    before = present.index(row)
    present.remove(row)
    present.insert(max(before + by, 0), row)
    _number(present)
    return f"Chuyển mục “{row.heading}”"


def remove_section(session: Session, /, *, id: str) -> str:
    """Take a section out with its text and figures; undo brings it again."""
    row = rows.present(session, WritingSectionRow, id)
    writings.open_report(session, row.writing_id)
    present = writings.section_rows(session, row.writing_id)
    if len(present) == 1:
        raise Refusal("Báo cáo phải còn ít nhất một mục.")
    kept = select(WritingFiguresRow).where(WritingFiguresRow.section_id == id)
    for figures in session.scalars(kept):
        session.delete(figures)
    session.flush()
    session.delete(row)
    _number([one for one in present if one is not row])
    return f"Bỏ mục “{row.heading}”"


def _number(sections: list[WritingSectionRow]) -> None:
    for position, one in enumerate(sections):
        if one.position != position:
            one.position = position
