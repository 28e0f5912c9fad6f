"""A box to type in, with what was found below it, to be chosen by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.screens import theme

SHOWN = 10
"""How many are shown at most."""
_NOTHING = "Không tìm thấy. Thử gõ ít chữ hơn; không cần gõ dấu."


class Found(Protocol):
    """Something found: two lines to know it by, the screen that shows it, and its id."""

    @property
    def title(self) -> str:
        """The name."""

    @property
    def note(self) -> str:
        """What tells it from others of the name."""

    @property
    def screen(self) -> str:
        """The id of the screen that shows it."""

    @property
    def record(self) -> str:
        """The id by which that screen shows it."""


Search = Callable[[str], Sequence[Found]]


class SearchBox(QLineEdit):
    """Searches while one types and shows what was found; `chosen` tells what was picked."""

    chosen = Signal(object)

    def __init__(self, search: Search, *, least: int = 2) -> None:
        """Search from `least` letters on."""
        super().__init__()
        self._search = search
        self._least = least
        self._list: QListWidget | None = None
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._look)

    def results(self) -> QListWidget | None:
        """The list below the box while it is open."""
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up move in the list, Enter chooses, Esc closes it; text goes to the box."""
        key, found = event.key(), self._list
        if found is None:
            if key == Qt.Key.Key_Down:
                self._look(self.text())
                return
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            line = found.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            found.setCurrentRow(max(0, min(found.count() - 1, line)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(found.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_results()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the box is left."""
        self.close_results()
        super().focusOutEvent(event)

    def close_results(self) -> None:
        """Take the list away."""
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None

    @Slot(str)
    def _look(self, typed: str) -> None:
        self.close_results()
        if len(typed.strip()) < self._least:
            return
        self._show(list(self._search(typed))[:SHOWN])

    def _show(self, rows: Sequence[Found]) -> None:
        found = self._list = QListWidget(self.window())
        found.setObjectName("search-results")
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setItemDelegate(_TwoLines(found))
        for row in rows:
            item = QListWidgetItem(row.title, found)
            item.setData(Qt.ItemDataRole.UserRole, row)
        if rows:
            found.setCurrentRow(0)
        else:
            QListWidgetItem(_NOTHING, found).setFlags(Qt.ItemFlag.NoItemFlags)
        found.itemClicked.connect(self._choose)
        self._place(found)
        found.show()
        found.raise_()

    def _place(self, found: QListWidget) -> None:
        """Below the box, as wide as the box, no lower than the window."""
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height()))
        height = found.sizeHintForRow(0) * found.count() + 2 * found.frameWidth() + 4
        found.setGeometry(
            QRect(corner, QSize(self.width(), min(height, window.height() - corner.y())))
        )

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem | None) -> None:
        row = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if row is not None:
            self.close_results()
            self.chosen.emit(row)


class _TwoLines(QStyledItemDelegate):
    """Draws what was found: the title, and below it, quieter, the note."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines high if there is a note."""
        hint = super().sizeHint(option, index)
        if self._row(index) is not None:
            hint.setHeight(round(option.fontMetrics.lineSpacing() * 2.6))
        return hint

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the title above the note."""
        row = self._row(index)
        if row is None:
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        line, edge = option.fontMetrics.lineSpacing(), option.fontMetrics.averageCharWidth()
        room = option.rect.adjusted(edge, line // 4, -edge, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.save()
        painter.setPen(QColor(theme.INK))
        painter.drawText(room, flags, row.title)
        painter.setPen(QColor(theme.QUIET))
        painter.drawText(room.translated(0, line), flags, row.note)
        painter.restore()

    @staticmethod
    def _row(index: QModelIndex | QPersistentModelIndex) -> Found | None:
        return cast("Found | None", index.data(Qt.ItemDataRole.UserRole))
