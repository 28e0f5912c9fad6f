"""Putting values into cells of somebody's workbook, and changing nothing else in it.

Only the XML of the cells is written: styles, formulas, charts, macros and hidden sheets stay as
they are, byte by byte. Kept results of formulas are taken out and counted again when it is opened.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from desktop.errors import Refusal
from desktop.exchange.sheet_limits import DAMAGED
from desktop.exchange.sheet_marks import CellMark, RowMark, SheetMarks, marks, place, written
from desktop.exchange.sheets import Workbook

Value = int | Decimal | str
Place = tuple[str, str]
"""The name of a sheet, and a cell of it written as D7."""

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINKS = (_LINK, "{http://purl.oclc.org/ooxml/officeDocument/relationships}id")
_CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
_ON_LOAD = re.compile(rb"""\s*fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_BEFORE_IT = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")
_Edit = tuple[int, int, bytes]


def fill(book: Workbook, values: Mapping[Place, Value]) -> bytes:
    """The workbook with these values in its cells; Refusal naming a cell that must not be written.

    Such a cell holds a formula, hides behind a joined one, or is on no sheet.
    """
    by_sheet: dict[str, dict[tuple[int, int], Value]] = defaultdict(dict)
    for (sheet, cell), value in values.items():
        by_sheet[sheet][place(cell)] = value
    with zipfile.ZipFile(io.BytesIO(book.content)) as package:
        names = [one.filename for one in package.infolist()]
        if len(set(names)) < len(names):
            raise Refusal(DAMAGED)
        parts = _sheet_parts(package)
        for sheet in by_sheet:
            if sheet not in parts:
                raise Refusal(f"Tệp {book.name} không có trang “{sheet}”.", field="sheet")
        changed = dict(_changed(package, parts, by_sheet))
        changed[_WORKBOOK] = _counting_on_load(package.read(_WORKBOOK))
        return _packed(package, changed)


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    try:
        relations = _tree(package.read(_RELATIONS))
        targets = {one.get("Id"): one.get("Target", "") for one in relations}
        found: dict[str, str] = {}
        for one in _tree(package.read(_WORKBOOK)).iter():
            if one.tag.rpartition("}")[2] == "sheet":
                link = next(filter(None, (one.get(name) for name in _LINKS)), None)
                target = targets[link]
                whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                found[one.get("name", "")] = posixpath.normpath(whole)
    except (KeyError, ElementTree.ParseError) as error:
        raise Refusal(DAMAGED) from error
    return found


def _tree(part: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Refusal(DAMAGED)
    return ElementTree.fromstring(part)


def _changed(
    package: zipfile.ZipFile,
    parts: Mapping[str, str],
    by_sheet: Mapping[str, Mapping[tuple[int, int], Value]],
) -> Iterator[tuple[str, bytes]]:
    """The new XML of the sheets written to, and of those whose formulas may look at them."""
    for sheet, name in parts.items():
        if name not in package.namelist():
            raise Refusal(DAMAGED)
        part = package.read(name)
        if sheet not in by_sheet and b"!" not in part:
            continue
        if b"sheetData" not in part:
            if sheet in by_sheet:
                raise Refusal(f"Trang “{sheet}” là trang biểu đồ, không có ô để điền.")
            continue
        found = marks(part)
        values = by_sheet.get(sheet, {})
        if not values and not found.refers:
            continue
        edits = [*_stale(part, found), *_edits(sheet, part, found, values)]
        if edits:
            yield name, _applied(part, edits)


def _stale(part: bytes, found: SheetMarks) -> Iterator[_Edit]:
    """Takes out the results that formulas had; what they are is counted when it is opened."""
    for row in found.rows.values():
        for cell in row.cells.values():
            if cell.formula and cell.value is not None:
                yield cell.value.start, cell.value.end, b""
                # The type told was that of the result.
                tag = part[cell.start : cell.inner]
                yield cell.start, cell.inner, re.sub(rb"""\s+t=(?:"[^"]*"|'[^']*')""", b"", tag)


def _edits(
    sheet: str, part: bytes, found: SheetMarks, values: Mapping[tuple[int, int], Value]
) -> Iterator[_Edit]:
    for at in values:
        _refuse_unfit(sheet, found, *at)
    by_row: dict[int, dict[int, Value]] = defaultdict(dict)
    for (row, column), value in values.items():
        by_row[row][column] = value
    assert found.data is not None  # a sheet without it was refused when it was read
    missing = []
    for number in sorted(by_row):
        if number in found.rows:
            yield from _in_row(found.prefix, part, found.rows[number], number, by_row[number])
        else:
            cells = _cells(found.prefix, number, by_row[number])
            made = _bytes(f'<{found.prefix}row r="{number}">{cells}</{found.prefix}row>')
            later = [at for at in found.rows if at > number]
            missing.append((found.rows[min(later)].start if later else None, made))
    yield from _new_rows(part, found, missing)


def _new_rows(
    part: bytes, found: SheetMarks, missing: list[tuple[int | None, bytes]]
) -> Iterator[_Edit]:
    data = found.data
    assert data is not None  # see _edits
    for at, row in missing:
        if at is not None:
            yield at, at, row
    last = b"".join(row for at, row in missing if at is None)
    if last:
        yield _inside_end(part, data.start, data.inner, data.end, f"{found.prefix}sheetData", last)


def _in_row(
    prefix: str, part: bytes, row: RowMark, number: int, values: Mapping[int, Value]
) -> Iterator[_Edit]:
    last: list[str] = []
    for column in sorted(values):
        known = row.cells.get(column)
        made = _cell(prefix, number, column, values[column], known)
        later = [at for at in row.cells if at > column]
        if known is not None:
            yield known.start, known.end, _bytes(made)
        elif later:
            at = row.cells[min(later)].start
            yield at, at, _bytes(made)
        else:
            last.append(made)
    if last:
        inside = _bytes("".join(last))
        yield _inside_end(part, row.start, row.inner, row.end, f"{prefix}row", inside)


def _inside_end(part: bytes, start: int, inner: int, end: int, tag: str, more: bytes) -> _Edit:
    """Puts more before the end of a piece, which may be one tag alone."""
    if inner == end:
        opened = part[start : inner - 2].rstrip() + b">"
        return start, end, opened + more + f"</{tag}>".encode()
    at = part.rindex(b"<", start, end)
    return at, at, more


def _cells(prefix: str, row: int, values: Mapping[int, Value]) -> str:
    return "".join(_cell(prefix, row, at, values[at], None) for at in sorted(values))


def _cell(prefix: str, row: int, column: int, value: Value, known: CellMark | None) -> str:
    """A cell with a value, in the style it had."""
    kept = dict(known.attributes) if known else {}
    kept = {"r": written(row, column), **{k: v for k, v in kept.items() if k not in ("r", "t")}}
    if isinstance(value, str):
        kept["t"] = "inlineStr"
        said = escape(value)
        inside = f'<{prefix}is><{prefix}t xml:space="preserve">{said}</{prefix}t></{prefix}is>'
    else:
        inside = f"<{prefix}v>{value}</{prefix}v>"
    told = "".join(f" {name}={quoteattr(given)}" for name, given in kept.items())
    return f"<{prefix}c{told}>{inside}</{prefix}c>"


def _bytes(made: str) -> bytes:
    """As it may stand in XML of any encoding that holds ASCII."""
    return made.encode("ascii", "xmlcharrefreplace")


def _refuse_unfit(sheet: str, found: SheetMarks, row: int, column: int) -> None:
    where = f"Ô {written(row, column)} của trang “{sheet}”"
    known = found.rows[row].cells.get(column) if row in found.rows else None
    if known is not None and known.formula:
        raise Refusal(f"{where} có công thức nên không điền đè. Hãy chọn ô khác.", field="cell")
    for top, left, bottom, right in found.merged:
        inside = top <= row <= bottom and left <= column <= right
        if inside and (row, column) != (top, left):
            raise Refusal(
                f"{where} nằm khuất trong ô gộp {written(top, left)}. Hãy chọn "
                f"{written(top, left)}.",
                field="cell",
            )


def _applied(part: bytes, edits: list[_Edit]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    # What is put in at a place stays in the order in which it was asked.
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [part[at:start], new]
        at = end
    return b"".join([*pieces, part[at:]])


def _counting_on_load(part: bytes) -> bytes:
    """The workbook's own part, asking that every formula is counted when it is opened."""
    found = _CALCULATION.search(part)
    if found:
        prefix, told, end = found.groups()
        told = _ON_LOAD.sub(b"", told).rstrip()
        made = b"<" + prefix + b"calcPr" + told + b' fullCalcOnLoad="1"' + end + b">"
        return part[: found.start()] + made + part[found.end() :]
    for name in _BEFORE_IT:
        ends = list(re.finditer(rb"</((?:\w+:)?)" + name + rb"\s*>", part))
        if ends:
            last = ends[-1]
            made = b"<" + last[1] + b'calcPr fullCalcOnLoad="1"/>'
            return part[: last.end()] + made + part[last.end() :]
    raise Refusal(DAMAGED)


def _packed(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed; all others, and their order, as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.comment = package.comment
        for one in package.infolist():
            content = changed.get(one.filename)
            made.writestr(one, package.read(one) if content is None else content)
    return out.getvalue()
