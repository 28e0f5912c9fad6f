"""Sheets into Word documents with the same words in the same order; they are not read back."""

from __future__ import annotations

import functools
import io

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from desktop.papers import docx_parts as parts
from desktop.papers.docx_parts import Box
from desktop.papers.pdf import SIZES, text_width
from desktop.papers.sheet import (
    Bars,
    Boxes,
    Break,
    Cell,
    Columns,
    DotRows,
    Drawn,
    Foot,
    Gap,
    Grid,
    Inner,
    Para,
    Picture,
    Run,
    Sheet,
)

_FONT = "Times New Roman"
_GREY = RGBColor(0x99, 0x99, 0x99)
_HEADER_TOP = 10
_GUTTER = 8
_AFTER_GRID = 6
_LINE = 0.75
_STYLES = {
    "Normal",
    "Header",
    "Header Char",
    "Footer",
    "Footer Char",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
}
_PARTS = {
    "officeDocument",
    "core-properties",
    "extended-properties",
    "styles",
    "settings",
    "webSettings",
    "fontTable",
    "theme",
}
_POINTS_PER_MM = 72 / 25.4


def render(sheet: Sheet) -> bytes:
    """The sheet as a .docx file."""
    out = io.BytesIO()
    drawn(sheet).save(out)
    return out.getvalue()


def drawn(sheet: Sheet) -> Word:
    """The sheet as a document of python-docx that is not written yet."""
    document = Document(io.BytesIO(_blank()))
    document.core_properties.title = sheet.title
    document.core_properties.subject = sheet.code
    document.core_properties.language = "vi-VN"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    _normal(document, sheet)
    _section(document, sheet)
    body = Box(document, text_width(sheet.page) * _POINTS_PER_MM, proof=sheet.mode == "proof")
    for number, block in enumerate(sheet.blocks):
        following = sheet.blocks[number + 1] if number + 1 < len(sheet.blocks) else None
        _draw(block, body)
        closing = isinstance(following, Columns) and following.closing
        if isinstance(block, Grid) and closing:
            parts.keep_last_row_with_next(body)
        if isinstance(block, Grid) and not isinstance(following, Break):
            parts.apart(body, _AFTER_GRID if following else 1)
        if closing:
            parts.keep_last_with_next(body)
    return document


@functools.cache
def _blank() -> bytes:
    """The empty document of python-docx without what no paper needs, which is most of it."""
    document = Document()
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    for part in (document.part, document.part.package):
        for number, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] not in _PARTS:
                del part.rels[number]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _normal(document: Word, sheet: Sheet) -> None:
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(sheet.page.font)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(0)


def _section(document: Word, sheet: Sheet) -> None:
    section = document.sections[0]
    width, height = SIZES[sheet.page.size]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    top, bottom, left, right = (Mm(margin) for margin in sheet.page.margins)
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right
    section.header_distance = section.footer_distance = Mm(_HEADER_TOP)
    section.different_first_page_header_footer = True
    if sheet.page.numbered:
        parts.page_number(section.header.paragraphs[0])
    for edge in (section.first_page_header, section.header):
        _mark(edge, sheet.watermark, bold=True)
    for foot in (section.first_page_footer, section.footer):
        _mark(foot, sheet.remark, bold=False)
        _mark(foot, sheet.origin, bold=False)


def _mark(edge: parts.Container, text: str, *, bold: bool) -> None:
    if not text:
        return
    paragraph = edge.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, not bold
    run.font.size = Pt(14 if bold else 8)
    run.font.color.rgb = _GREY


def _draw(block: Drawn, body: Box) -> None:
    match block:
        case Columns():
            _columns(block, body)
        case Grid():
            _grid(block, body)
        case Bars():
            _bars(block, body)
        case Foot():
            parts.paragraph(body, Para(text=(Run(text="_" * 16),), font=6, leading=6))
            for note in block.notes:
                parts.paragraph(body, note)
        case Break():
            parts.page_break(body)
        case _:
            _inner(block, body)


def _inner(block: Inner, body: Box) -> None:
    match block:
        case Para():
            parts.paragraph(body, block)
        case DotRows():
            row = Para(
                text=(), font=block.font, leading=block.leading, left=block.left, leader=True
            )
            for _ in range(block.rows):
                parts.paragraph(body, row)
        case Picture():
            parts.picture(body, block)
        case Boxes():
            parts.boxes(body, block)
        case Gap():
            points = block.height * _POINTS_PER_MM
            parts.paragraph(body, Para(text=(), font=1, leading=points))


def _columns(block: Columns, body: Box) -> None:
    table = parts.table(body, 1, block.shares, before=block.before)
    parts.no_split(table.rows[0])
    for place, cell, share in zip(table.rows[0].cells, block.cells, block.shares, strict=True):
        if block.middle:
            parts.middle(place)
        apart = 0 if cell is block.cells[-1] else _GUTTER
        if apart:
            parts.gutter(place, apart)
        width = share * body.width - apart
        _fill_cell(Box(place, width, proof=body.proof), cell, keep=block.closing)


def _fill_cell(box: Box, cell: Cell, *, keep: bool) -> None:
    for inner in cell.content:
        _inner(inner, box)
    if keep:
        for paragraph in box.container.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _grid(block: Grid, body: Box) -> None:
    rows = (*block.heads, *block.rows)
    table = parts.table(body, len(rows), block.shares, before=6, lined=True)
    for number, (row, place) in enumerate(zip(rows, table.rows, strict=True)):
        head = number < len(block.heads)
        if head:
            parts.repeat(place)
        if block.row_height and not head and not any(cell.text for cell in row.cells):
            place.height = Mm(block.row_height) - Pt(_LINE)
        for cell, target, align, share in zip(
            row.cells, place.cells, block.aligns, block.shares, strict=True
        ):
            if head:
                parts.middle(target)
            box = Box(target, share * body.width, proof=body.proof)
            para = Para(
                text=cell.text,
                font=block.font,
                leading=block.leading,
                align="center" if head else align,
            )
            parts.paragraph(box, para)
    for first, last, top, low in block.joined:
        table.cell(top, first).merge(table.cell(low, last))


def _bars(block: Bars, body: Box) -> None:
    """A picture of figures as the table that it is: Word draws no bars for us."""
    picture, leading = block.picture, block.font * 1.25
    for number, line in enumerate((picture.title, picture.note, " · ".join(picture.legend))):
        if line:
            run = Run(text=line, bold=not number)
            before = 0 if number else _AFTER_GRID * 2
            para = Para(
                text=(run,), font=block.font, leading=leading, before=before, with_next=True
            )
            parts.paragraph(body, para)
    shares = (0.6, 0.4)
    table = parts.table(body, len(picture.rows), shares, before=3, lined=True)
    for row, place in zip(picture.rows, table.rows, strict=True):
        for words, target, share in zip((row.label, row.text), place.cells, shares, strict=True):
            box = Box(target, share * body.width, proof=body.proof)
            parts.paragraph(box, Para(text=(Run(text=words),), font=block.font, leading=leading))
