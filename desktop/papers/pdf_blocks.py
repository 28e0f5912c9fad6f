"""Drawn blocks into ReportLab flowables."""

from __future__ import annotations

import re
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table
from reportlab.platypus.paraparser import ParaFrag

from desktop.papers import flowables, fonts
from desktop.papers.chart import Chart
from desktop.papers.form import Align
from desktop.papers.sheet import (
    Bars,
    Boxes,
    Break,
    Columns,
    DotRows,
    Drawn,
    Foot,
    Gap,
    Grid,
    GridRow,
    Inner,
    Para,
    Picture,
    Run,
    Sheet,
    Text,
)

_ALIGN: dict[Align, int] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
FILLED = "0x010101"
"""The colour that marks the values of an overlay, as ReportLab names it."""

_RED = "#c00000"
_MARKS = {"proof": _RED, "overlay": FILLED.replace("0x", "#")}
_SPACES = re.compile(r"[ \t]+")
_GUTTER = 8
_CELL_PADDING = 3
_LINES_KEPT = 3
_ROWS_KEPT = 2
_LONGEST_START = 200
_ENDLESS = 10**6


def story(sheet: Sheet, width: float, height: float) -> list[Flowable]:
    """The flowables of a sheet, made anew at each call; the text's width and height in points."""
    made: list[Flowable] = []
    headings: list[Flowable] = []
    for block in sheet.blocks:
        if isinstance(block, Para) and block.with_next:
            headings.append(_paragraph(block, sheet))
        elif isinstance(block, Columns) and block.closing:
            made += headings
            made.append(_closing(made, _columns(block, sheet, width)))
            headings = []
        elif isinstance(block, Foot) and made and isinstance(made[-1], flowables.Together):
            made.append(made.pop().with_foot(_foot(block, sheet)))
        else:
            following = _flowables(block, sheet, width, height)
            if headings:
                made.append(CondPageBreak(_room(headings, following[0], width)))
            made += [*headings, *following]
            headings = []
    return [*made, *headings]


def _room(headings: list[Flowable], following: Flowable, width: float) -> float:
    """The height that headings need with the first lines, or rows, of what follows them."""
    room = sum(float(one.wrap(width, _ENDLESS)[1] + one.getSpaceBefore()) for one in headings)
    if isinstance(following, flowables.Lined):
        following.wrap(width, _ENDLESS)
        return room + min(following.first_rows, _LONGEST_START)
    return room + _LINES_KEPT * max(float(one.style.leading) for one in headings)


def _closing(made: list[Flowable], signature: Table) -> Flowable:
    """The signature together with what stands before it, which is taken off the story."""
    while made and isinstance(made[-1], Spacer):
        signature.spaceBefore += made.pop().height
    if not made or isinstance(made[-1], flowables.NewPage):
        return signature
    # Rows to write on are no end of a text: its last lines come along with them.
    closing: Flowable = signature
    rows = 0
    while made and rows < _ROWS_KEPT and isinstance(made[-1], flowables.DotRow):
        closing = flowables.Together(made.pop(), closing)
        rows += 1
    if rows and not (made and isinstance(made[-1], Paragraph)):
        return closing
    return flowables.Together(made.pop(), closing)


def _flowables(block: Drawn, sheet: Sheet, width: float, height: float) -> list[Flowable]:
    match block:
        case Columns():
            return [_columns(block, sheet, width)]
        case Grid():
            return [_grid(block, sheet, width)]
        case Bars():
            return [Chart(block.picture, block.font)]
        case Foot():
            return [_foot(block, sheet)]
        case Break():
            return [flowables.NewPage(height)]
        case _:
            return _inner(block, sheet)


def _inner(block: Inner, sheet: Sheet) -> list[Flowable]:
    match block:
        case Para():
            return [_paragraph(block, sheet)]
        case DotRows():
            return [
                flowables.DotRow(block.font, block.leading, block.left * mm)
                for _ in range(block.rows)
            ]
        case Picture():
            caption = _paragraph(block.caption, sheet)
            return [flowables.Frame3x4(block.width, block.height, block.data, caption)]
        case Boxes():
            label = "".join(run.text for run in block.label)
            return [flowables.Boxes(label, block.options, block.ticked, block.font, block.leading)]
        case Gap():
            return [Spacer(0, block.height * mm)]


def _foot(block: Foot, sheet: Sheet) -> flowables.Foot:
    return flowables.Foot([_paragraph(note, sheet) for note in block.notes])


def _paragraph(para: Para, sheet: Sheet) -> Paragraph:
    leader = para.leader and sheet.mode != "overlay"
    style = _indented(
        para.font, para.leading, para.align, para.first, para.left, para.before, leader
    )
    kind = flowables.Ruled if para.rule else flowables.Written
    return _made(kind, para.text, style, sheet, end=" " if para.leader else "")


@cache
def _indented(
    font: float,
    leading: float,
    align: Align,
    first: float,
    left: float,
    before: float,
    leader: bool,
) -> ParagraphStyle:
    return ParagraphStyle(
        "paper",
        _style(font, leading, align),
        firstLineIndent=first * mm,
        leftIndent=left * mm,
        spaceBefore=before,
        endDots="." if leader else None,
    )


def _made(
    kind: type[flowables.Written], text: Text, style: ParagraphStyle, sheet: Sheet, end: str = ""
) -> flowables.Written:
    """The paragraph of a text; only what is underlined or broken is sent through the parser."""
    said = _spaced(text)
    if said and not any(run.underline or "\n" in run.text for run in text):
        faces: list[ParaFrag] = []
        parts: list[str] = []
        for run, words in said:
            colour = _MARKS.get(sheet.mode, "") if run.filled else ""
            face = _plain(style.fontName, style.fontSize, run.bold, run.italic, colour)
            if faces and faces[-1] is face:
                parts[-1] += words
            else:
                faces.append(face)
                parts.append(words)
        frags = [face.clone(text=part) for face, part in zip(faces, parts, strict=True)]
        return kind("", style, frags=frags)
    return kind((_markup(text, sheet) or "\u00a0") + (end if text else ""), style)


def _spaced(text: Text) -> list[tuple[Run, str]]:
    """The runs that say something, one space between words however they were typed."""
    said: list[tuple[Run, str]] = []
    for run in text:
        words = _SPACES.sub(" ", run.text)
        if not said or said[-1][1].endswith(" "):
            words = words.removeprefix(" ")
        if words:
            said.append((run, words))
    while said and not (last := said[-1][1].rstrip(" ")):
        said.pop()
    if said:
        said[-1] = (said[-1][0], last)
    return said


@cache
def _plain(face: str, size: float, bold: bool, italic: bool, colour: str) -> ParaFrag:
    """What the parser makes of words in one face, to be copied for others in the same."""
    run = Run(text="x", bold=bold, italic=italic, filled=bool(colour))
    style = ParagraphStyle("paper", fontName=face, fontSize=size)
    return Paragraph(_marked(run, colour), style).frags[0]


@cache
def _style(font: float, leading: float, align: Align) -> ParagraphStyle:
    return ParagraphStyle(
        "paper",
        fontName=fonts.face(),
        fontSize=font,
        leading=leading,
        alignment=_ALIGN[align],
        allowWidows=0,
        allowOrphans=0,
    )


def _columns(block: Columns, sheet: Sheet, width: float) -> flowables.Beside:
    columns = [
        [flowable for inner in cell.content for flowable in _inner(inner, sheet)]
        for cell in block.cells
    ]
    return flowables.Beside(
        columns,
        [share * width for share in block.shares],
        gutter=_GUTTER,
        middle=block.middle,
        before=block.before,
    )


def _grid(block: Grid, sheet: Sheet, width: float) -> flowables.Lined:
    def paragraphs(row: GridRow, aligns: tuple[Align, ...]) -> list[Paragraph]:
        return [
            _made(flowables.Written, cell.text, _style(block.font, block.leading, align), sheet)
            for cell, align in zip(row.cells, aligns, strict=True)
        ]

    heads = [paragraphs(row, tuple("center" for _ in block.aligns)) for row in block.heads]
    body = [paragraphs(row, block.aligns) for row in block.rows]
    heights = [*(None for _ in heads), *(_height(row, block.row_height) for row in block.rows)]
    style = [
        *_plain_cells(sheet),
        ("VALIGN", (0, 0), (-1, len(heads) - 1), "MIDDLE"),
        ("VALIGN", (0, len(heads)), (-1, -1), "TOP"),
        *(("SPAN", (first, top), (last, low)) for first, last, top, low in block.joined),
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("LEFTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _CELL_PADDING),
    ]
    return flowables.Lined(
        [*heads, *body],
        [share * width for share in block.shares],
        heights,
        style=style,
        repeatRows=len(heads),
        splitInRow=1,
        # Else a table with joined cells is measured only as far as the page reaches.
        longTableOptimize=0,
        spaceBefore=6,
        spaceAfter=6,
    )


def _height(row: GridRow, height: float) -> float | None:
    """A fixed height for an empty row; a filled one takes what its text needs."""
    empty = not any(cell.text for cell in row.cells)
    return height * mm if empty and height else None


def _plain_cells(sheet: Sheet) -> list[tuple[object, ...]]:
    everywhere = ((0, 0), (-1, -1))
    return [
        ("FONT", *everywhere, fonts.face(), sheet.page.font),
        *((side, *everywhere, 0) for side in ("LEFTPADDING", "RIGHTPADDING")),
        *((side, *everywhere, 0) for side in ("TOPPADDING", "BOTTOMPADDING")),
    ]


def _markup(text: Text, sheet: Sheet) -> str:
    colour = _MARKS.get(sheet.mode, "")
    return "".join(_marked(run, colour) for run in text)


def _marked(run: Run, colour: str) -> str:
    marked = escape(run.text).replace("\n", "<br/>")
    for sign, wanted in (("b", run.bold), ("i", run.italic), ("u", run.underline)):
        if wanted:
            marked = f"<{sign}>{marked}</{sign}>"
    return f'<font color="{colour}">{marked}</font>' if colour and run.filled else marked
