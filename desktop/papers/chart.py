"""A picture of figures as a ReportLab flowable, told apart by looks that a laser printer keeps."""

from __future__ import annotations

from dataclasses import replace

from reportlab.platypus import Flowable

from desktop.papers import fonts
from desktop.rules.facts.picture import Picture
from desktop.rules.reports import picture_shapes
from desktop.rules.reports.picture_shapes import Bar, Drawing, Words

_GREY = 0.35
_STROKE = 0.5
_HATCH = 2.4
"""Points between the lines of a hatched bar."""
_ABOVE = 10


class Chart(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A picture of figures across the width, never torn over two pages."""

    def __init__(self, picture: Picture, font: float) -> None:
        super().__init__()
        self._picture = picture
        self._font = font
        self.spaceBefore = _ABOVE

    def wrap(self, avail_width: float, _: float) -> tuple[float, float]:
        """The whole width, as high as the rows are."""
        self._drawing = picture_shapes.drawing(self._picture, avail_width, self._font)
        self.width, self.height = avail_width, self._drawing.height
        return avail_width, self._drawing.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Two pictures of the rows that fit and the others, where there are too many for a page."""
        drawing = picture_shapes.drawing(self._picture, avail_width, self._font)
        return _halves(self._picture, drawing, self._font, avail_height)

    def draw(self) -> None:
        """The bars, then the words."""
        self.canv.saveState()
        self.canv.setLineWidth(_STROKE)
        for bar in self._drawing.bars:
            self._bar(bar)
        for words in self._drawing.words:
            self._words(words)
        self.canv.restoreState()

    def _bar(self, bar: Bar) -> None:
        low = self.height - bar.y - bar.height
        if bar.look == "hatched":
            self._hatch(bar, low)
        self.canv.setFillGray(_GREY)
        self.canv.rect(bar.x, low, bar.width, bar.height, fill=int(bar.look == "full"))
        self.canv.setFillGray(0)

    def _hatch(self, bar: Bar, low: float) -> None:
        self.canv.saveState()
        edge = self.canv.beginPath()
        edge.rect(bar.x, low, bar.width, bar.height)
        self.canv.clipPath(edge, stroke=0)
        for step in range(int((bar.width + bar.height) / _HATCH) + 1):
            x = bar.x - bar.height + step * _HATCH
            self.canv.line(x, low, x + bar.height, low + bar.height)
        self.canv.restoreState()

    def _words(self, words: Words) -> None:
        face = fonts.face(bold=words.bold)
        size = self._font
        said = _fitting(words.text, words.width, size)
        self.canv.setFont(face, size)
        base = self.height - words.y - words.height / 2 - size * 0.33
        if words.right:
            self.canv.drawRightString(words.x + words.width, base, said)
        else:
            self.canv.drawString(words.x, base, said)


def _halves(picture: Picture, drawing: Drawing, font: float, room: float) -> list[Flowable]:
    fitting = sum(1 for band in drawing.bands if band.y + band.height <= room)
    if not fitting or fitting == len(picture.rows):
        return []
    first, rest = picture.rows[:fitting], picture.rows[fitting:]
    return [Chart(replace(picture, rows=first), font), Chart(replace(picture, rows=rest), font)]


def _fitting(text: str, width: float, size: float) -> str:
    """The text, cut off with an ellipsis where it is too long."""
    if fonts.width(text, size) <= width:
        return text
    while text and fonts.width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
