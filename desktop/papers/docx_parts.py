"""The pieces of a Word document: paragraphs, tables, pictures, and the marks Word needs."""

# ruff: noqa: SLF001 (python-docx has no public way to the marks below)
from __future__ import annotations

import base64
import functools
import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import (
    WD_ALIGN_PARAGRAPH,
    WD_BREAK,
    WD_LINE_SPACING,
    WD_TAB_ALIGNMENT,
    WD_TAB_LEADER,
)
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as Letters

from desktop.papers import fonts
from desktop.papers.form import Align
from desktop.papers.sheet import Boxes, Para, Picture, Run, Text

Container = Any
"""A document, cell, header or footer of python-docx, which has no types."""

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_NOWHERE: Any = None
_RED = RGBColor(0xC0, 0, 0)
_SYMBOLS = "Segoe UI Symbol"
_TICKED, _OPEN = "☒", "☐"
_PLAIN = {"left": 0, "right": 0}
_LINED = {"top": 1, "left": 3, "bottom": 3, "right": 3}
_AFTER_MARGINS = ("w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


@dataclass(slots=True)
class Box:
    """Where pieces are added: a container, its width in points, whether values are red."""

    container: Container
    width: float
    proof: bool = False
    started: bool = False
    after_table: bool = False


def paragraph(box: Box, para: Para) -> Any:
    """Add a paragraph; its dots end at the right margin, its rule is as long as its text."""
    made = _new(box)
    shape = _shape(para.align, para.before, para.leading, para.first, para.left, para.with_next)
    made._p.insert(0, deepcopy(shape))
    _runs(made, para.text, para.font, proof=box.proof)
    if para.leader:
        made.paragraph_format.tab_stops.add_tab_stop(
            Pt(box.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        made.add_run("\t").font.size = Pt(para.font)
    if para.rule:
        _rule(box, para)
    return made


def table(
    box: Box, rows: int, shares: Sequence[float], *, before: float = 0, lined: bool = False
) -> Any:
    """Add a table of fixed widths; a thin paragraph keeps it apart from a table before it.

    Its cells are padded as on the printed page.
    """
    fresh_cell = not box.started and bool(box.container.paragraphs)
    if before or box.after_table or fresh_cell:
        paragraph(box, Para(text=(), font=1, leading=max(before, 1), with_next=True))
    made = box.container.add_table(rows, len(shares))
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    if lined:
        made.style = "Table Grid"
    # LibreOffice reads the widths of the columns, Word those of the cells.
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Pt(share * box.width)
    for row in made.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Pt(share * box.width)
    _padding(made, _LINED if lined else _PLAIN)
    box.after_table = True
    box.started = True
    return made


def apart(box: Box, points: float) -> None:
    """Add the room below a table."""
    paragraph(box, Para(text=(), font=1, leading=points))


def picture(box: Box, block: Picture) -> None:
    """Add the photograph, or a frame with its caption."""
    if block.data:
        content = io.BytesIO(base64.b64decode(block.data))
        _new(box).add_run().add_picture(content, Mm(block.width), Mm(block.height))
        return
    inner = Box(box.container, block.width * 72 / 25.4)
    framed = table(inner, 1, (1.0,), lined=True)
    framed.alignment = WD_TABLE_ALIGNMENT.LEFT
    framed.rows[0].height = Mm(block.height)
    cell = framed.rows[0].cells[0]
    middle(cell)
    paragraph(Box(cell, inner.width), block.caption)
    box.after_table = box.started = True


def boxes(box: Box, block: Boxes) -> None:
    """Add a label and options with a box sign each."""
    made = paragraph(box, Para(text=block.label, font=block.font, leading=block.leading))
    for number, option in enumerate(block.options):
        made.add_run("   " if number or block.label else "")
        made.add_run(_TICKED if number in block.ticked else _OPEN).font.name = _SYMBOLS
        made.add_run(f" {option}").font.size = Pt(block.font)


def page_break(box: Box) -> None:
    """Go on with a new page."""
    made = paragraph(box, Para(text=(), font=1, leading=1))
    made.add_run().add_break(WD_BREAK.PAGE)


def page_number(target: Any) -> None:
    """The number of the page, centred, in a paragraph of a header."""
    target.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:instrText" if instruction else "w:fldChar")
        if instruction:
            element.text = instruction
        else:
            element.set(qn("w:fldCharType"), kind)
        target.add_run()._r.append(element)


def keep_last_with_next(box: Box) -> None:
    """What stands last stays on one page with what follows."""
    paragraphs = box.container.paragraphs
    if paragraphs:
        paragraphs[-1].paragraph_format.keep_with_next = True


def keep_last_row_with_next(box: Box) -> None:
    """The last row of the table that stands last stays on one page with what follows."""
    for cell in box.container.tables[-1].rows[-1].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def no_split(row: Any) -> None:
    """The row stays on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat(row: Any) -> None:
    """The row is repeated on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def gutter(cell: Any, points: float) -> None:
    """What stands in the cell keeps off from the cell at its right."""
    margins = _margins("w:tcMar", {"right": points})
    cell._tc.get_or_add_tcPr().insert_element_before(margins, *_AFTER_MARGINS)


def middle(cell: Any) -> None:
    """The content of the cell stands in the middle of its height."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _new(box: Box) -> Any:
    """The next paragraph; a fresh cell already has one."""
    box.after_table = False
    if not box.started:
        box.started = True
        if box.container.paragraphs:
            return box.container.paragraphs[0]
    return box.container.add_paragraph()


def _runs(target: Any, text: Text, font: float, *, proof: bool) -> None:
    for run in text:
        _run(target, run, font, red=proof and run.filled)


def _run(target: Any, run: Run, font: float, *, red: bool) -> None:
    made = target.add_run(run.text)
    made._r.insert(0, deepcopy(_look(font, run.bold, run.italic, run.underline, red)))


@functools.lru_cache(maxsize=1000)
def _shape(
    align: Align, before: float, leading: float, first: float, left: float, with_next: bool
) -> Any:
    """What a paragraph says of its shape, only to be copied: that takes a tenth of making it."""
    made = Paragraph(OxmlElement("w:p"), _NOWHERE)
    shape = made.paragraph_format
    shape.alignment = _ALIGN[align]
    shape.space_before = Pt(before)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(leading)
    shape.first_line_indent = Mm(first)
    shape.left_indent = Mm(left)
    shape.keep_with_next = with_next
    return made._p.pPr


@functools.lru_cache(maxsize=1000)
def _look(font: float, bold: bool, italic: bool, underline: bool, red: bool) -> Any:
    """What a run says of its letters, only to be copied."""
    made = Letters(OxmlElement("w:r"), _NOWHERE)
    made.font.size = Pt(font)
    made.bold = bold or None
    made.italic = italic or None
    made.underline = underline or None
    if red:
        made.font.color.rgb = _RED
    return made._r.rPr


def _rule(box: Box, para: Para) -> None:
    """A thin paragraph whose upper border is as long as the text above it."""
    length = sum(
        fonts.width(run.text, para.font, bold=run.bold, italic=run.italic) for run in para.text
    )
    side = max((box.width - length) / 2, 0)
    made = paragraph(box, Para(text=(), font=1, leading=4))
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = Pt(side)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    made._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def _padding(made: Any, points: Mapping[str, float]) -> None:
    made._tbl.tblPr.insert_element_before(_margins("w:tblCellMar", points), "w:tblLook")


def _margins(name: str, points: Mapping[str, float]) -> Any:
    margins = OxmlElement(name)
    for side, width in points.items():
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(int(width * 20)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    return margins
