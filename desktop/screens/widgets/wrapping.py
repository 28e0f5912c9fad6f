"""A row of buttons that goes on in a second line where the room is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Wrapping(QLayout):
    """Lays widgets out beside each other, `right` against the right side; hidden ones take none.

    With `level` all are as wide as the widest, so that they stand in columns.
    """

    def __init__(self, *, right: bool = False, level: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right = right
        self._level = level
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put something at the end; asked for by addWidget."""
        self._items.append(item)

    def count(self) -> int:
        """How many things are laid out."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at a place; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the thing at a place; None where there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it asks for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is in so many pixels."""
        rows = self._rows(width)
        return sum(map(_height, rows)) + self.spacing() * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:
        """Everything in one row."""
        row = self._shown()
        wide = sum(map(self._width, row)) + self.spacing() * max(len(row) - 1, 0)
        return QSize(wide, _height(row))

    def minimumSize(self) -> QSize:
        """As wide as the widest thing."""
        row = self._shown()
        return QSize(_widest(row), _height(row))

    def setGeometry(self, rect: QRect) -> None:
        """Lay everything out in this room."""
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            wide = sum(self._width(one) + self.spacing() for one in row) - self.spacing()
            left = rect.left() + (max(rect.width() - wide, 0) if self._right else 0)
            high = _height(row)
            for one in row:
                hint = QSize(self._width(one), one.sizeHint().height())
                one.setGeometry(QRect(QPoint(left, top + (high - hint.height()) // 2), hint))
                left += hint.width() + self.spacing()
            top += high + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._items if not one.isEmpty()]

    def _width(self, one: QLayoutItem) -> int:
        return _widest(self._shown()) if self._level else one.sizeHint().width()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for one in self._shown():
            asked = self._width(one) + self.spacing()
            if not rows or left + asked - self.spacing() > width:
                rows.append([])
                left = 0
            rows[-1].append(one)
            left += asked
        return rows


def _widest(row: list[QLayoutItem]) -> int:
    return max((one.sizeHint().width() for one in row), default=0)


def _height(row: list[QLayoutItem]) -> int:
    return max((one.sizeHint().height() for one in row), default=0)
