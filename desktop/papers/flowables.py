"""What ReportLab lacks for these papers: ruled headings, ticked boxes, frames, kept signatures."""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable, FrameBreak, Paragraph, Table

from desktop.papers import fonts

_RULE_ROOM = 4
_BOX = 10
_BOX_GAP = 6
_OPTION_GAP = 18
_BOX_BEFORE = 3
_NOTE_GAP = 3
_NOTE_RULE = 60
_HIGH = 72_000  # points: higher than anything that stands beside something else
_NEARLY_EMPTY = 0.2
"""So much of a page is used at most by the end of something that ran over onto it."""


class Written(Paragraph):  # type: ignore[misc]  # ReportLab is untyped
    """A paragraph that is broken into lines once for a width, however often it is measured."""

    _broken_for: float | None = None
    _size: tuple[float, float] = (0, 0)

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The size on this width."""
        # A split that finds no room throws the lines away.
        if avail_width != self._broken_for or not hasattr(self, "blPara"):
            self._size = super().wrap(avail_width, avail_height)
            self._broken_for = avail_width
        return self._size

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The lines that fit and the others, which stay broken as they are."""
        parts: list[Flowable] = super().split(avail_width, avail_height)
        if len(parts) == 2 and self._broken_for is not None:
            # Else what runs over a hundred pages would be measured anew on each of them. A table
            # asks with the width of the column: the lines are for what its padding leaves.
            lines = self.blPara.lines[len(parts[0].blPara.lines) :]
            parts[1].keep(self.blPara.clone(lines=lines), self._broken_for)
        return parts

    def keep(self, broken: Any, width: float) -> None:
        """Take lines that were broken for a width."""
        self.blPara, self.width = broken, width
        self.height = len(broken.lines) * self.style.leading
        self._broken_for, self._size = width, (width, self.height)


class Ruled(Written):
    """A centred paragraph with a line below as long as its longest line."""

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The size with the room for the line."""
        width, height = super().wrap(avail_width, avail_height)
        return width, height + _RULE_ROOM

    def draw(self) -> None:
        """The text, then the line."""
        self.canv.saveState()
        self.canv.translate(0, _RULE_ROOM)
        super().draw()
        self.canv.restoreState()
        length = max(self.getActualLineWidths0())
        start = (self.width - length) / 2
        self.canv.setLineWidth(0.7)
        self.canv.line(start, _RULE_ROOM - 1, start + length, _RULE_ROOM - 1)


class DotRow(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A row of dots that ends exactly at the right margin."""

    def __init__(self, font: float, leading: float, left: float) -> None:
        super().__init__()
        self._font = font
        self._leading = leading
        self._left = left

    def wrap(self, avail_width: float, _: float) -> tuple[float, float]:
        """The whole width, one line high."""
        self.width = avail_width
        return avail_width, self._leading

    def draw(self) -> None:
        """As many dots as there is room for."""
        dots, wide = _dots(self.width - self._left, self._font)
        # A booklet has hundreds of them: what draws one draws every other alike.
        drawn: dict[object, list[str]] = self.canv.__dict__.setdefault("dot_rows", {})
        alike = (self.width, dots, self._font, self._leading)
        code: list[str] = self.canv._code  # noqa: SLF001 (no public way)
        if alike in drawn:
            code += drawn[alike]
            return
        begun = len(code)
        self.canv.setFont(fonts.face(), self._font)
        self.canv.drawString(self.width - wide, self._leading - self._font, dots)
        drawn[alike] = code[begun:]


@cache
def _dots(room: float, font: float) -> tuple[str, float]:
    """As many dots as there is room for, and how wide they are: the rows of a page are alike."""
    dots = "." * int(room / fonts.width(".", font))
    return dots, fonts.width(dots, font)


class Frame3x4(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A framed place for a photograph; millimetres; the caption shows while there is none."""

    def __init__(self, width: float, height: float, data: str, caption: Paragraph) -> None:
        super().__init__()
        self._size = (width * mm, height * mm)
        self._data = data
        self._caption = caption

    def wrap(self, *_: float) -> tuple[float, float]:
        """The size of the frame."""
        return self._size

    def draw(self) -> None:
        """The picture scaled into the frame, or the caption."""
        width, height = self._size
        if self._data:
            picture = ImageReader(io.BytesIO(base64.b64decode(self._data)))
            self.canv.drawImage(picture, 0, 0, width, height, preserveAspectRatio=True, anchor="c")
        else:
            _, tall = self._caption.wrap(width, height)
            self._caption.drawOn(self.canv, 0, (height - tall) / 2)
        self.canv.setLineWidth(0.7)
        self.canv.rect(0, 0, width, height)


class Boxes(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A label, then options with a drawn box each, in as many rows as they need."""

    def __init__(
        self,
        label: str,
        options: tuple[str, ...],
        ticked: tuple[int, ...],
        font: float,
        leading: float,
    ) -> None:
        super().__init__()
        self._label = label
        self._options = options
        self._ticked = ticked
        self._font = font
        self._leading = leading
        self.spaceBefore = _BOX_BEFORE
        self._places: list[tuple[float, int]] = []

    def wrap(self, avail_width: float, _: float) -> tuple[float, float]:
        """The size, once every option has its place."""
        start = self._wide(self._label) + _OPTION_GAP if self._label else 0
        x, row = start, 0
        self._places = []
        for option in self._options:
            needed = _BOX + _BOX_GAP + self._wide(option)
            if x > start and x + needed > avail_width:
                x, row = start, row + 1
            self._places.append((x, row))
            x += needed + _OPTION_GAP
        return avail_width, (row + 1) * self._leading

    def draw(self) -> None:
        """The label, the boxes, a cross in those ticked."""
        top = (self._places[-1][1] + 1) * self._leading - self._font
        self.canv.setFont(fonts.face(), self._font)
        self.canv.drawString(0, top, self._label)
        self.canv.setLineWidth(0.8)
        for number, ((x, row), option) in enumerate(zip(self._places, self._options, strict=True)):
            y = top - row * self._leading
            self.canv.rect(x, y - 1, _BOX, _BOX)
            if number in self._ticked:
                self.canv.line(x, y - 1, x + _BOX, y - 1 + _BOX)
                self.canv.line(x, y - 1 + _BOX, x + _BOX, y - 1)
            self.canv.drawString(x + _BOX + _BOX_GAP, y, option)

    def _wide(self, text: str) -> float:
        return fonts.width(text, self._font)


class Beside(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Blocks beside each other in columns of fixed widths, in one piece.

    Every heading and every signature is one: a table of one row would do the same, at three times
    the cost. `middle` puts each column in the middle of the height, else they begin at the top.
    """

    def __init__(
        self,
        columns: list[list[Flowable]],
        widths: list[float],
        *,
        gutter: float,
        middle: bool,
        before: float,
    ) -> None:
        """`widths` in points; all but the last column end a `gutter` before the next."""
        super().__init__()
        self._columns = columns
        self._widths = widths
        self._gutters = [*(gutter for _ in widths[1:]), 0.0]
        self._middle = middle
        self.spaceBefore = before
        self._heights: list[list[float]] = []

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """The sum of the widths, and the height of the highest column."""
        self._heights = [
            [one.wrap(width - gutter, _HIGH)[1] for one in column]
            for column, width, gutter in zip(
                self._columns, self._widths, self._gutters, strict=True
            )
        ]
        self.width, self.height = sum(self._widths), max(map(self._high, range(len(self._columns))))
        return self.width, self.height

    def draw(self) -> None:
        """Each column from its top."""
        left = 0.0
        for at, (column, width) in enumerate(zip(self._columns, self._widths, strict=True)):
            low = (self.height - self._high(at)) / 2 if self._middle else 0
            top = self.height - low
            for first, (one, height) in enumerate(zip(column, self._heights[at], strict=True)):
                top -= height + (one.getSpaceBefore() if first else 0)
                one.drawOn(self.canv, left, top)
                top -= one.getSpaceAfter()
            left += width

    def _high(self, at: int) -> float:
        column = self._columns[at]
        if not column:
            return 0
        before = sum(one.getSpaceBefore() for one in column[1:])
        after = sum(one.getSpaceAfter() for one in column[:-1])
        return sum(self._heights[at], float(before + after))


class Lined(Table):  # type: ignore[misc]  # ReportLab is untyped
    """A table that tells the heights of its rows once it is wrapped."""

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The rows that fit, then a new page: else the heading would stand twice on this one."""
        parts: list[Flowable] = super().split(avail_width, avail_height)
        return [parts[0], FrameBreak(), *parts[1:]] if len(parts) > 1 else parts

    @property
    def first_rows(self) -> float:
        """The height of the heading and the first row."""
        return float(sum(self._rowHeights[: self.repeatRows + 1]))

    @property
    def last_row(self) -> float:
        """The height of the last row."""
        return float(self._rowHeights[-1])


class NewPage(CondPageBreak):  # type: ignore[misc]  # ReportLab is untyped
    """A new page, unless only the last lines of what stands before ran over onto this one."""

    def __init__(self, height: float) -> None:
        """`height` is that of the text on a whole page."""
        super().__init__(height * (1 - _NEARLY_EMPTY))


class Foot(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Notes under a short line, at the very foot of the page they fall on."""

    def __init__(self, notes: list[Paragraph]) -> None:
        super().__init__()
        self._notes = notes
        self._heights: list[float] = []

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """All the height that is left, or what the notes need."""
        self._heights = [note.wrap(avail_width, avail_height)[1] for note in self._notes]
        self.width = avail_width
        self.height = max(sum(self._heights) + 2 * _NOTE_GAP, avail_height - 0.1)
        return self.width, self.height

    def draw(self) -> None:
        """The line, then the notes."""
        y = sum(self._heights)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, y + _NOTE_GAP, _NOTE_RULE, y + _NOTE_GAP)
        for note, tall in zip(self._notes, self._heights, strict=True):
            y -= tall
            note.drawOn(self.canv, 0, y)


class Together(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A body that may run over pages, and a signature that never stands without its end.

    `foot` are the notes at the foot of the page on which the signature stands.
    """

    def __init__(self, body: Flowable, tail: Flowable, foot: Foot | None = None) -> None:
        super().__init__()
        self._body = body
        self._tail = tail
        self._foot = foot

    def with_foot(self, foot: Foot) -> Together:
        """The same with notes at the foot of the page."""
        return Together(self._body, self._tail, foot)

    def getSpaceBefore(self) -> float:
        """That of the body."""
        return float(self._body.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        """That of the signature."""
        return float(self._tail.getSpaceAfter())

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The size of all, one above the other."""
        self._high = self._body.wrap(avail_width, avail_height)[1]
        self._low = self._tail.wrap(avail_width, avail_height)[1]
        self.width = avail_width
        self.height = self._high + self._between() + self._low
        if self._foot:
            self.height += self._foot.wrap(avail_width, avail_height - self.height)[1]
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The body up to its last lines, then those lines with the signature; [] if too short."""
        self.wrap(avail_width, avail_height)
        room = min(avail_height, self._high - _least(self._body))
        parts = self._body.split(avail_width, room) if room > 0 else []
        if len(parts) < 2:
            return []
        parts[-1].spaceBefore = 0
        parts[0].spaceAfter = 0
        return [*parts[:-1], Together(parts[-1], self._tail, self._foot)]

    def draw(self) -> None:
        """All, one above the other."""
        below = self._foot.height if self._foot else 0
        self._body.drawOn(self.canv, 0, below + self._low + self._between())
        self._tail.drawOn(self.canv, 0, below)
        if self._foot:
            self._foot.drawOn(self.canv, 0, 0)

    def _between(self) -> float:
        return float(max(self._body.getSpaceAfter(), self._tail.getSpaceBefore()))


def _least(body: Any) -> float:
    """How much of a body must stay with what follows it: two lines, or a table's last row."""
    if isinstance(body, Paragraph):
        return float(2 * body.style.leading)
    if isinstance(body, Lined):
        return body.last_row
    return 0.0
