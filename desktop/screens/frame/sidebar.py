"""The places of the program at the left, in words; the present one in red."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from desktop.screens import theme
from desktop.screens.widgets import parts

_WITH_KEYS = 9


class Sidebar(QFrame):
    """Names of places, reached by mouse, arrows or Ctrl and a digit; `asked` tells which."""

    asked = Signal(str)

    def __init__(self, places: Sequence[tuple[str, str]]) -> None:
        """Offer the places, of (id, title), from the top."""
        super().__init__()
        self.setObjectName("sidebar")
        self._ids = [id for id, _ in places]
        program = parts.label("Hạt Giống Đỏ", name="program-name")
        self._office = parts.label(name="office-name", wrap=True)
        self.places = QListWidget()
        self.places.setObjectName("places")
        self.places.setAccessibleName("Các phần của chương trình")
        self.places.setItemDelegate(_WithKey(self.places))
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for at, (_, title) in enumerate(places):
            item = QListWidgetItem(title, self.places)
            if at < _WITH_KEYS:
                item.setData(Qt.ItemDataRole.UserRole, f"Ctrl+{at + 1}")
        self.places.currentRowChanged.connect(self._ask)
        layout = QVBoxLayout(self)
        space = self.fontMetrics().height()
        layout.setContentsMargins(0, space, 0, space // 2)
        layout.setSpacing(space // 4)
        for label in (program, self._office):
            label.setContentsMargins(space, 0, space // 2, 0)
            layout.addWidget(label)
        layout.addSpacing(space // 2)
        layout.addWidget(self.places, 1)
        self._size()

    def set_office_name(self, name: str) -> None:
        """Show whose office it is below the program's name."""
        self._office.setText(name)

    def mark(self, id: str) -> None:
        """Mark a place as the present one without asking for it."""
        with QSignalBlocker(self.places):
            self.places.setCurrentRow(self._ids.index(id) if id in self._ids else -1)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the width in step with the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._size()

    @Slot(int)
    def _ask(self, line: int) -> None:
        if line >= 0:
            self.asked.emit(self._ids[line])

    def _size(self) -> None:
        self.setFixedWidth(theme.characters(self, 28))


class _WithKey(QStyledItemDelegate):
    """Draws a place roomily, with its keys quietly at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A large row, easy to hit."""
        hint = super().sizeHint(option, index)
        hint.setHeight(round(option.fontMetrics.height() * 2.2))
        return hint

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the title as the style has it, then the keys."""
        super().paint(painter, option, index)
        keys = index.data(Qt.ItemDataRole.UserRole)
        if not keys:
            return
        room = QRect(option.rect).adjusted(0, 0, -option.fontMetrics.averageCharWidth(), 0)
        font = option.font
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(theme.QUIET))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(keys)
        )
        painter.restore()
