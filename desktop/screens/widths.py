"""How wide the columns of a list are: as their texts ask, within the room that the list has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTableView

from desktop.screens import memory, theme

_WIDEST = 44
_ROOM = 3  # letters around a text
_RAGGED = 1.2  # the room that lines broken between words take beside lines filled to the end


class Titled(Protocol):
    """A column: its title, the text of a row, and the letters it asks for while there is no row."""

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> Callable[[Any], str]: ...
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


class Widths(QObject):
    """Fits the columns of a list to their texts, until the clerk sets them by hand."""

    def __init__(self, view: QTableView, columns: Sequence[Titled], lines: int = 1) -> None:
        """`lines` is how many a row has for texts longer than their column."""
        super().__init__(view)
        self._view = view
        self._lines = lines
        self._columns = tuple(columns)
        self._texts: list[int] | None = None  # pixels, the most that was ever seen
        self._fitting = False
        view.horizontalHeader().sectionResized.connect(self._remember)

    def measure(self, rows: Iterable[Any]) -> None:
        """Make room for the texts of these rows, as far as they ask for more than those before."""
        for row in rows:
            if row is None:
                continue
            widths = [self._pixels(one.text(row)) for one in self._columns]
            self._texts = [max(pair) for pair in zip(widths, self._texts or widths, strict=True)]
        self.fit()

    def forget(self) -> None:
        """Go by the next texts alone, as after a change of the font."""
        self._texts = None

    def fit(self) -> None:
        """Set the widths as remembered by the name of the list, else as the texts ask."""
        remembered = memory.remembered(self._name()).split(";")
        kept = dict(line.rsplit("=", 1) for line in remembered if line)
        if any(one.title in kept for one in self._columns):
            widths = [self._letters(int(kept.get(one.title) or 0)) for one in self._columns]
        else:
            widths = share(self._wanted(), self._least(), self._view.viewport().width())
        self._fitting = True
        for at, width in enumerate(widths):
            self._view.setColumnWidth(at, width or self._least()[at])
        self._fitting = False

    def _pixels(self, text: str) -> int:
        advance = self._view.fontMetrics().horizontalAdvance
        if self._lines == 1 or "\n" in text:
            return max(map(advance, text.split("\n")))
        return max([int(advance(text) * _RAGGED / self._lines), *map(advance, text.split())])

    def _wanted(self) -> list[int]:
        given = [self._letters(one.width or 0) for one in self._columns]
        if self._texts is None:
            return given
        widest = self._letters(_WIDEST)
        return [min(width + self._letters(_ROOM), widest) for width in self._texts]

    def _least(self) -> list[int]:
        return [theme.heading_room(self._view, one.title) for one in self._columns]

    def _letters(self, count: int) -> int:
        return theme.characters(self._view, count)

    @Slot(int, int, int)
    def _remember(self, column: int, _old: int, _new: int) -> None:
        # The last column takes what the others leave, so its width is nobody's wish.
        if self._fitting or self._texts is None or column == len(self._columns) - 1:
            return
        letter = self._letters(1)
        widths = (
            f"{one.title}={self._view.columnWidth(at) // letter}"
            for at, one in enumerate(self._columns[:-1])
        )
        memory.remember(self._name(), ";".join(widths))

    def _name(self) -> str:
        return f"columns/{self._view.objectName()}"
