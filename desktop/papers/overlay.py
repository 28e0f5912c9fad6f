"""The values of a paper alone, to be printed on a card that has the words on it already."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Any

from reportlab.lib import colors as colours
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.papers import pdf
from desktop.papers.pdf_blocks import FILLED
from desktop.papers.sheet import Run, Sheet

TRIAL = "BẢN IN THỬ"
_FRAME = 0.4
_DATE = re.compile(r"([Nn]gày \d+ tháng \d+ năm \d+| *([Nn]gày|tháng|năm|/) *)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How far the printed values are moved, in millimetres to the right and down."""

    right: float = 0
    down: float = 0


def render(sheet: Sheet, shift: Shift | None = None) -> bytes:
    """Only the values, at their places on the card, moved by the shift; nothing else is drawn."""
    bare = replace(sheet, mode="overlay", watermark="", remark="", blocks=_of(sheet.blocks))
    return _bound(bare, shift, _Overlay)


def trial(sheet: Sheet, shift: Shift | None = None) -> bytes:
    """The whole card with its edge as a frame, for plain paper: to be held against the card.

    The words are moved as the values will be; the frame is not.
    """
    return _bound(replace(sheet, watermark=TRIAL), shift, _Framed)


def _bound(sheet: Sheet, shift: Shift | None, kind: type[_Moved]) -> bytes:
    moved = shift or Shift()

    class Placed(kind):  # type: ignore[misc, valid-type]  # the kind is given
        """Draws with this shift."""

        shift = (moved.right * mm, -moved.down * mm)

    return pdf.bind((pdf.Part("", sheet),), title=sheet.title, canvas=Placed)


def _of(part: Any) -> Any:
    """The part with the words of dates left to the card, which prints them between the blanks."""
    if isinstance(part, tuple):
        runs = (_split(one) if isinstance(one, Run) else (_of(one),) for one in part)
        return tuple(one for each in runs for one in each)
    if not hasattr(part, "__dataclass_fields__"):
        return part
    return replace(part, **{each.name: _of(getattr(part, each.name)) for each in fields(part)})


def _split(run: Run) -> tuple[Run, ...]:
    if not (run.filled and _DATE.fullmatch(run.text)):
        return (run,)
    pieces = re.split(r"(\d+)", run.text)
    return tuple(replace(run, text=one, filled=one.isdigit()) for one in pieces if one)


def _is_filled(colour: Any) -> bool:
    return bool(colours.toColor(colour).hexval() == FILLED)


class _Moved(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """Moves everything on a page."""

    _code: list[str]
    shift = (0.0, 0.0)

    def showPage(self) -> None:
        """Move what was drawn, then close the page."""
        right, up = self.shift
        self._code = ["q", f"1 0 0 1 {right:.3f} {up:.3f} cm", *self._code, "Q"]
        self.frame()
        super().showPage()

    def frame(self) -> None:
        """What is drawn at its own place all the same."""


class _Framed(_Moved):
    """Draws the edge of the card as well."""

    def frame(self) -> None:
        """A thin line along the edge, whole even where a printer leaves a margin of 5 mm."""
        width, height = self._pagesize
        self.setStrokeGray(0.5)
        self.setLineWidth(_FRAME)
        self.rect(_FRAME / 2, _FRAME / 2, width - _FRAME, height - _FRAME)


class _Overlay(_Moved):
    """Draws text in the colour of filled values, in black, and nothing else."""

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:
        """A text of which only the values are seen."""
        return _Values(self, x, y, direction=direction)

    def line(self, *_: Any, **__: Any) -> None:
        """The card has its lines already."""

    def rect(self, *_: Any, **__: Any) -> None:
        """The card has its boxes already."""

    def drawImage(self, *_: Any, **__: Any) -> None:
        """The card has its pictures already."""


class _Values(PDFTextObject):  # type: ignore[misc]  # ReportLab is untyped
    """Moves on past everything that is not a value, by exactly its width."""

    _space = 0.0

    def __init__(self, canvas: Canvas, *args: Any, **options: Any) -> None:
        super().__init__(canvas, *args, **options)
        # A paragraph of one style sets the colour on the page before its text begins.
        self._filled = _is_filled(getattr(canvas, "_fillColorObj", colours.black))

    def setFillColor(self, colour: Any, alpha: float | None = None) -> None:
        """Note whether what follows is a value; all of it is printed in black."""
        self._filled = _is_filled(colour)
        super().setFillColor(colours.black, alpha)

    def setWordSpace(self, wordSpace: float) -> None:
        """Note how far justified words stand apart."""
        self._space = wordSpace
        super().setWordSpace(wordSpace)

    def _formatText(self, text: str) -> str:
        if self._filled:
            return str(super()._formatText(text))
        spaces = self._space * text.count(" ")
        wide = stringWidth(text, self._fontname, self._fontsize) + spaces
        # A space names the face for the reader of the file; the number after it, in thousandths
        # of the size of letters, moves the pen over the rest.
        begun = super()._formatText(" ")
        rest = wide - stringWidth(" ", self._fontname, self._fontsize) - self._space
        return f"{begun} [{-1000 * rest / self._fontsize:.3f}] TJ" if text else ""
