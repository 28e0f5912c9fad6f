"""Filling the Excel templates of the levels above: which figure belongs in which cell, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import cell_filling, sheet_marks, sheets
from desktop.exchange.cell_filling import Value
from desktop.exchange.sheets import Workbook
from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.people.columns import Sheet
from desktop.rules.reports import template_rows
from desktop.rules.reports.statistics import Line, percent_of
from desktop.rules.reports.template_rows import PARTS, Part, Title
from desktop.services import rows
from desktop.services.office import Office
from desktop.services.papers import printing
from desktop.services.reports import reports, statistics
from desktop.store.tables.templates import FillingRow

_XLSX = (".xlsx", ".xlsm")
_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A cell and the figure that it takes; `beside` are the words by which its row was known."""

    sheet: str
    cell: str
    report: str
    line: str
    part: Part = "value"
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """A way of filling a template, kept under a name."""

    id: str
    name: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A template that was filled: where it lies, how many cells, and which figures are unknown."""

    path: Path
    cells: int
    unknown: tuple[str, ...]


def fillings(session: Session) -> tuple[Filling, ...]:
    """The ways that were kept, by name."""
    kept = session.scalars(select(FillingRow)).all()
    return tuple(_filling(row) for row in sorted(kept, key=lambda row: text.title_key(row.name)))


def filling(session: Session, /, *, name: str) -> Filling:
    """The way of that name; Refusal naming those there are."""
    found = {one.name: one for one in fillings(session)}
    if text.nfc(name) not in found:
        known = "; ".join(found) or "chưa có cách nào, hãy lập ở Báo cáo, Điền mẫu Excel"
        raise Refusal(f"Không có cách điền “{name}”. Các cách điền: {known}.", field="name")
    return found[text.nfc(name)]


def save_filling(session: Session, /, *, id: str, name: str, targets: Sequence[Target]) -> str:
    """Keep a way under a name, in place of the one of that name; Refusal without either."""
    name = text.nfc(name)
    if not name:
        raise Refusal("Hãy đặt tên cho cách điền, ví dụ “Biểu tỉnh 2026”.", field="name")
    if not targets:
        raise Refusal("Chưa có số liệu nào được chỉ vào ô. Hãy chọn số liệu rồi bấm vào ô của nó.")
    row = session.scalar(select(FillingRow).where(FillingRow.name == name))
    if row is None:
        row = FillingRow(id=id, name=name)
        session.add(row)
    rows.fill(row, {"cells": {"targets": [_stored(one) for one in targets]}})
    return f"Lưu cách điền mẫu “{name}”"


def remove_filling(session: Session, /, *, id: str) -> str:
    """Forget a way of filling."""
    row = rows.present(session, FillingRow, id)
    session.delete(row)
    return f"Bỏ cách điền mẫu “{row.name}”"


def opened(path: Path) -> Workbook:
    """The template, examined; Refusal for an old or damaged one."""
    if path.suffix.lower() not in _XLSX:
        raise Refusal(
            f"{path.name} không phải tệp .xlsx hoặc .xlsm. Mẫu .xls đời cũ không điền được mà giữ "
            "nguyên vẹn; hãy xin mẫu .xlsx, hoặc lưu lại dạng .xlsx nếu cấp trên cho phép."
        )
    return sheets.load(path)


def sheet(book: Workbook, name: str) -> Sheet:
    """One sheet of a template, to be looked at."""
    return sheets.sheet(book, name)


def cell_at(row: int, column: int) -> str:
    """A cell by row and column, from 1, as D7."""
    return sheet_marks.written(row, column)


def place_of(cell: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell written as D7."""
    return sheet_marks.place(cell)


def proposed(book: Workbook, sheet: str, report_id: str) -> tuple[Target, ...]:
    """The cells that the titles of a sheet give to the figures of a report."""
    report = statistics.report(report_id)
    standing = (line for line in report.lines if not (line.heading or line.until))
    titles = [Title(line.id, line.title) for line in standing]
    found = sheets.sheet(book, sheet)
    made = template_rows.proposals(found.rows, titles)
    return tuple(
        Target(
            sheet=sheet,
            cell=sheet_marks.written(one.row, one.column),
            report=report_id,
            line=one.line,
            part=one.part,
            beside=template_rows.title_beside(found.rows, one.row, one.column),
        )
        for one in made
    )


def target(book: Workbook, sheet: str, cell: str, report: str, line: str, part: Part) -> Target:
    """The figure in that cell, with the words by which the row will be known again."""
    row, column = sheet_marks.place(cell)
    beside = template_rows.title_beside(sheets.sheet(book, sheet).rows, row, column)
    return Target(sheet=sheet, cell=cell, report=report, line=line, part=part, beside=beside)


def fill(
    office: Office,
    *,
    template: Path,
    targets: Sequence[Target],
    period: Period,
    as_of: date,
    out: Path,
) -> Filled:
    """Write a copy of the template with the figures of a period in its cells.

    Refusal if it would replace the template, or if rows of it are no longer those that were meant.
    """
    if out.resolve() == template.resolve():
        raise Refusal("Hãy ghi ra tệp khác, để mẫu của cấp trên còn nguyên.", field="out")
    book = opened(template)
    _refuse_moved(book, targets)
    values: dict[tuple[str, str], Value] = {}
    unknown: list[str] = []
    for report_id in dict.fromkeys(one.report for one in targets):
        shown = office.read(reports.shown, report_id=report_id, period=period, as_of=as_of)
        lines = {line.id: line for line in shown.figures.lines}
        for one in targets:
            if one.report == report_id and one.line in lines:
                value = _value(lines[one.line], shown.before, one.part)
                if value is None:
                    unknown.append(f"{lines[one.line].title} ({PARTS[one.part].lower()})")
                else:
                    values[one.sheet, one.cell] = value
    path = printing.save(out, cell_filling.fill(book, values))
    return Filled(path, len(values), tuple(unknown))


def _value(line: Line, before: Mapping[str, Any], part: Part) -> Value | None:
    earlier = before.get(line.id)
    if part == "before":
        return earlier
    return line.value if part == "value" else percent_of(line.value, earlier)


def _refuse_moved(book: Workbook, targets: Iterable[Target]) -> None:
    """Refusal naming the cells beside which other words stand than when they were pointed at."""
    read = {
        name: sheets.sheet(book, name).rows
        for name in {one.sheet for one in targets}
        if name in book.sheets
    }
    moved = []
    for one in targets:
        if one.sheet in read:
            said = template_rows.title_beside(read[one.sheet], *sheet_marks.place(one.cell))
            if said != one.beside:
                moved.append(f"{one.sheet}!{one.cell} (trước: “{one.beside}”, nay: “{said}”)")
    if moved:
        more = f" và {len(moved) - _NAMED} ô nữa" if len(moved) > _NAMED else ""
        raise Refusal(
            f"Mẫu đã khác lần lập cách điền: {'; '.join(moved[:_NAMED])}{more}. Hãy mở mẫu ở Báo "
            "cáo, Điền mẫu Excel, chỉ lại ô cho các hàng này rồi lưu cách điền."
        )


def _filling(row: FillingRow) -> Filling:
    return Filling(row.id, row.name, tuple(Target(**one) for one in row.cells["targets"]))


def _stored(one: Target) -> dict[str, str]:
    return {name: getattr(one, name) for name in Target.__slots__}
