"""Sheets into PDF: one document, each sheet with its own page description and page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from desktop.errors import Refusal
from desktop.papers import fonts
from desktop.papers.form import Page, Size
from desktop.papers.pdf_blocks import story
from desktop.papers.sheet import Sheet, words

SIZES: dict[Size, tuple[float, float]] = {
    "A4": (210, 297),
    "A4 landscape": (297, 210),
    "A5": (148, 210),
    "A5 landscape": (210, 148),
    "booklet": (145, 205),
}
"""Width and height of the paper in millimetres."""

_NUMBER_TOP = 10
_NUMBER_FONT = 14
_REMARK_FONT = 8
_ORIGIN_FOOT = 5
_WATERMARK_GREY = 0.91
_REMARK_GREY = 0.35


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet of a bound document, with the title its bookmark shows."""

    title: str
    sheet: Sheet


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF, the same bytes every time; Refusal for a character no font has."""
    return bind((Part("", sheet),), title=sheet.title)


def page_count(sheet: Sheet) -> int:
    """How many pages the sheet takes."""
    return _build((Part("", sheet),), sheet.title, _Unwritten)[1]


def bind(parts: Sequence[Part], *, title: str, canvas: type[Canvas] = Canvas) -> bytes:
    """The sheets as one PDF in their order, with a bookmark for each part that has a title.

    `canvas` draws the pages; another one may lay them out anew.
    """
    return _build(parts, title, canvas)[0]


def _build(parts: Sequence[Part], title: str, canvas: type[Canvas] = Canvas) -> tuple[bytes, int]:
    """The bytes of the document and its pages."""
    for part in parts:
        refuse_missing_glyphs(part.sheet)
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pageTemplates=[_Template(str(number), part.sheet) for number, part in enumerate(parts)],
        title=title,
        author="",
        subject=", ".join(dict.fromkeys(part.sheet.code for part in parts)),
        creator="Hạt Giống Đỏ",
        lang="vi-VN",
        initialFontName=fonts.face(),
        invariant=1,
        pageCompression=1,
    )
    flowables: list[Flowable] = []
    for number, part in enumerate(parts):
        if number:
            flowables += [NextPageTemplate(str(number)), PageBreak()]
        height = SIZES[part.sheet.page.size][1] * mm
        flowables.append(_Bookmark(f"part-{number}", part.title, height))
        page = part.sheet.page
        flowables += story(part.sheet, text_width(page) * mm, text_height(page) * mm)
    document.build(flowables, canvasmaker=canvas)
    return out.getvalue(), document.page


def text_width(page: Page) -> float:
    """The width of the text on a page in millimetres."""
    return SIZES[page.size][0] - page.margins[2] - page.margins[3]


def text_height(page: Page) -> float:
    """The height of the text on a page in millimetres."""
    return SIZES[page.size][1] - page.margins[0] - page.margins[1]


def refuse_missing_glyphs(sheet: Sheet) -> None:
    """Refusal, naming them, if the sheet has characters that the paper font cannot draw."""
    missing = fonts.missing_glyphs("".join(words(sheet)))
    if missing:
        named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in missing)
        raise Refusal(
            f"Văn bản “{sheet.title}” có ký tự mà phông chữ in không có: {named}. "
            "Hãy sửa chỗ nhập có ký tự này rồi in lại."
        )


class _Unwritten(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """Pages that are laid out and never put into a document, which takes half the time."""

    def save(self) -> None:
        """Nothing is written."""


class _Template(PageTemplate):  # type: ignore[misc]  # ReportLab is untyped
    """The pages of one sheet, numbered for themselves."""

    def __init__(self, name: str, sheet: Sheet) -> None:
        width, height = SIZES[sheet.page.size]
        top, bottom, left, right = sheet.page.margins
        frame = Frame(
            left * mm,
            bottom * mm,
            (width - left - right) * mm,
            (height - top - bottom) * mm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        super().__init__(name, [frame], pagesize=(width * mm, height * mm))
        self._sheet = sheet
        self._pages = 0

    def beforeDrawPage(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """Watermark, remark and origin around the text; the number from the second page on."""
        self._pages += 1
        width, height = self.pagesize
        canvas.saveState()
        if self._sheet.watermark:
            self._watermark(canvas, width, height)
        if self._sheet.remark:
            canvas.setFillGray(_REMARK_GREY)
            canvas.setFont(fonts.face(italic=True), _REMARK_FONT)
            canvas.rotate(90)
            canvas.drawCentredString(height / 2, -9 * mm, self._sheet.remark)
            canvas.rotate(-90)
        if self._sheet.origin:
            canvas.setFillGray(_REMARK_GREY)
            canvas.setFont(fonts.face(italic=True), _REMARK_FONT)
            canvas.drawCentredString(width / 2, _ORIGIN_FOOT * mm, self._sheet.origin)
        canvas.restoreState()
        if self._pages > 1 and self._sheet.page.numbered:
            canvas.setFont(fonts.face(), min(_NUMBER_FONT, self._sheet.page.font))
            canvas.drawCentredString(width / 2, height - (_NUMBER_TOP + 4) * mm, str(self._pages))

    def _watermark(self, canvas: Canvas, width: float, height: float) -> None:
        text = self._sheet.watermark
        room = 0.8 * (width**2 + height**2) ** 0.5
        size = min(72, room / fonts.width(text, 1, bold=True))
        canvas.saveState()
        canvas.setFillGray(_WATERMARK_GREY)
        canvas.setFont(fonts.face(bold=True), size)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -size / 3, text)
        canvas.restoreState()


class _Bookmark(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A place in the outline, without size; no entry if it has no title."""

    def __init__(self, key: str, title: str, top: float) -> None:
        super().__init__()
        self._key = key
        self._title = title
        self._top = top

    def wrap(self, *_: float) -> tuple[float, float]:
        """Nothing."""
        return 0, 0

    def draw(self) -> None:
        """The entry, pointing at the top of the page."""
        if self._title:
            self.canv.bookmarkPage(self._key, fit="XYZ", left=0, top=self._top)
            self.canv.addOutlineEntry(self._title, self._key, level=0)
