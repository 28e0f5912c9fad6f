"""How wide the columns of a list are: as their texts ask, within the room that the list has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QTableView

from desktop.screens import memory, theme

_WIDEST = 44
_NAME = 25  # letters of a name of a person or cell and the room around it
_ROOM = 3  # letters around a text
_SHORT = 13  # letters of a date and the room around it: what is no longer is never cut


class Titled(Protocol):
    """A column: its title, where its texts stand, and the letters it asks for without them."""

    @property
    def title(self) -> str: ...
    @property
    def align(self) -> Qt.AlignmentFlag | None: ...
    @property
    def width(self) -> int | None: ...


def share(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths in pixels: as wanted if the room allows, else the widest give way first.

    None is below its least, even where all of them together need more than the room.
    """
    widths = [max(pair) for pair in zip(wanted, least, strict=True)]
    over = sum(widths) - room
    while over > 0:
        giving = [at for at, width in enumerate(widths) if width > least[at]]
        if not giving:
            break
        widest = max(widths[at] for at in giving)
        level = [at for at in giving if widths[at] == widest]
        below = [widths[at] for at in giving if widths[at] < widest]
        floor = max([least[at] for at in level] + below)
        each = min(widest - floor, max(over // len(level), 1))
        for at in level:
            given = min(each, over)
            widths[at] -= given
            over -= given
    return widths


def _broken(words: Sequence[int], space: int, lines: int) -> int:
    """The least width in which words of these widths stand in so many lines."""

    def fits(width: int) -> bool:
        used, line = 1, 0
        for word in words:
            line += word + space
            if line - space > width:
                used, line = used + 1, word + space
        return used <= lines

    whole = sum(words) + space * len(words)
    return bisect_left(range(whole + 1), True, lo=max(words, default=0), key=fits)


def _wider(before: list[int], now: list[int]) -> list[int]:
    return [max(pair) for pair in zip(before, now, strict=True)] if before else now


class Widths(QObject):
    """Fits the columns of a list to their texts, until the clerk sets them by hand."""

    def __init__(
        self, view: QTableView, columns: Sequence[Titled], *, lines: int = 1, typed: bool = False
    ) -> None:
        """`lines` is how many a row has for long texts; `typed` leaves room for what is typed."""
        super().__init__(view)
        self._view = view
        self._lines = lines
        self._typed = typed
        self._columns = tuple(columns)
        # Pixels, the most that was ever seen: of whole texts, and of texts in as many lines as fit.
        self._whole: list[int] = []
        self._texts: list[int] = []
        self._fitting = False
        # Qt's own least is wider than a day of the month.
        view.horizontalHeader().setMinimumSectionSize(self._letters(_ROOM))
        view.horizontalHeader().sectionResized.connect(self._remember)

    def measure(self, rows: int) -> None:
        """Make room for the texts of so many rows, as far as they ask for more than before."""
        model = self._view.model()
        for line in range(min(rows, model.rowCount())):
            texts = [model.index(line, at).data() or "" for at in range(len(self._columns))]
            self._whole = _wider(self._whole, [self._pixels(text, 1) for text in texts])
            self._texts = _wider(self._texts, [self._pixels(text, self._lines) for text in texts])
        self.fit()

    def forget(self) -> None:
        """Go by the next texts alone, as after a change of the font."""
        self._whole, self._texts = [], []

    def fit(self) -> None:
        """Set the widths as remembered by the name of the list, else as the texts ask."""
        remembered = memory.remembered(self._name()).split(";")
        kept = dict(line.rsplit("=", 1) for line in remembered if line)
        if any(one.title in kept for one in self._columns):
            widths = [self._letters(int(kept.get(one.title) or 0)) for one in self._columns]
        else:
            widths = self._shared(self._view.viewport().width())
        self._fitting = True
        for at, width in enumerate(widths):
            self._view.setColumnWidth(at, width or self._least()[at])
        self._fitting = False

    def _shared(self, room: int) -> list[int]:
        least = self._least()
        broken = [max(pair) for pair in zip(self._wanted(self._texts), least, strict=True)]
        if sum(least) > room:
            # It is scrolled in any case: then names need not be cut.
            name = self._letters(_NAME)
            return [max(low, min(one, name)) for one, low in zip(broken, least, strict=True)]
        widths = share(self._wanted(self._whole), broken, room)
        if sum(widths) > room:
            widths = share(broken, least, room)
        if self._columns[-1].align == Qt.AlignmentFlag.AlignRight:
            # What is left over would drive the last number away from the others.
            widths[0] += max(room - sum(widths), 0)
        return widths

    def _pixels(self, text: str, lines: int) -> int:
        advance = self._view.fontMetrics().horizontalAdvance
        if lines == 1 or "\n" in text:
            return max(map(advance, text.split("\n")))
        return _broken([advance(word) for word in text.split()], advance(" "), lines)

    def _wanted(self, texts: list[int]) -> list[int]:
        if not texts:
            return self._given()
        widest = self._letters(_WIDEST)
        return [min(width + self._letters(_ROOM), widest) for width in texts]

    def _least(self) -> list[int]:
        headings = [theme.heading_room(self._view, one.title) for one in self._columns]
        if self._typed:
            # What is typed must be seen whole: such a table rather scrolls.
            return list(map(max, headings, self._given()))
        short = self._letters(_SHORT)
        texts = [min(width, short) for width in self._wanted(self._texts)]
        return list(map(max, headings, texts))

    def _given(self) -> list[int]:
        return [self._letters(one.width or 0) for one in self._columns]

    def _letters(self, count: int) -> int:
        return theme.characters(self._view, count)

    @Slot(int, int, int)
    def _remember(self, column: int, _old: int, _new: int) -> None:
        # The last column takes what the others leave, so its width is nobody's wish.
        if self._fitting or not self._texts or column == len(self._columns) - 1:
            return
        letter = self._letters(1)
        widths = (
            f"{one.title}={self._view.columnWidth(at) // letter}"
            for at, one in enumerate(self._columns[:-1])
        )
        memory.remember(self._name(), ";".join(widths))

    def _name(self) -> str:
        return f"columns/{self._view.objectName()}"
