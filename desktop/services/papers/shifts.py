"""How far each printer moves what it prints, so that values fall into the blanks of a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.services import rows
from desktop.store.tables.office import PrintShiftRow

if TYPE_CHECKING:
    from desktop.papers.overlay import Shift

MOST = 30
"""Millimetres; a printer off by more than this has the wrong paper in it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The shift of a printer for a form, in millimetres; for every form where none is named."""

    printer: str
    form: str
    right: float
    down: float


def kept(session: Session, /) -> tuple[Kept, ...]:
    """Every shift the office keeps, by printer."""
    query = select(PrintShiftRow).order_by(PrintShiftRow.printer, PrintShiftRow.form)
    return tuple(Kept(row.printer, row.form, row.right, row.down) for row in session.scalars(query))


def shift(session: Session, /, *, printer: str, form: str) -> Shift:
    """How far the values of a card are moved: what the printer needs and what the card needs."""
    from desktop.papers.overlay import Shift

    found = [one for one in kept(session) if one.printer == printer and one.form in ("", form)]
    return Shift(right=sum(one.right for one in found), down=sum(one.down for one in found))


def set_shift(
    session: Session, /, *, printer: str, form: str = "", right: float, down: float
) -> str:
    """Keep the shift of a printer, for one form or for all; Refusal if it is out of all measure."""
    if not printer.strip():
        raise Refusal("Hãy chọn máy in.", field="printer")
    for name, value in (("right", right), ("down", down)):
        if abs(value) > MOST:
            raise Refusal(
                f"Độ dời phải từ -{MOST} đến {MOST} mm. Hãy đo lại, hoặc kiểm tra khổ giấy.",
                field=name,
            )
    row = session.scalar(
        select(PrintShiftRow).where(PrintShiftRow.printer == printer, PrintShiftRow.form == form)
    )
    if row is None:
        row = PrintShiftRow(printer=printer, form=form)
        session.add(row)
    rows.fill(row, {"right": right, "down": down})
    return f"Căn chỉnh máy in “{printer}”"
