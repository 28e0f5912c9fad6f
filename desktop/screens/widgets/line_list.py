"""Lists of whole sentences: a title, a quieter note below, a word at the right, under headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.screens import theme
from desktop.screens.widgets import parts

Mark = Literal["", "done", "next", "late", "blocked", "waiting", "skipped", "optional", "today"]

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LINE = Qt.ItemDataRole.UserRole
_SECTION = 1.1
_FILLS: dict[Mark, tuple[str, str]] = {
    "done": (theme.FOCUS, theme.FOCUS),
    "next": (theme.SHEET, theme.FLAG),
    "late": (theme.FLAG, theme.FLAG),
    "blocked": (theme.SHEET, theme.AMBER),
    "waiting": (theme.SHEET, theme.LINE),
    "skipped": (theme.LINE, theme.LINE),
    "optional": (theme.SHEET, theme.LINE),
}
_QUIET_MARKS = ("skipped", "optional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list; one without a `key` is a heading.

    `side` stands at the right in the colour of `tone` ("late", "soon", "quiet"); `mark` is its
    point on the line that runs down the left, where "today" crosses it; `row` is what the line is
    about.
    """

    key: str = ""
    title: str
    note: str = ""
    side: str = ""
    tone: str = ""
    mark: Mark = ""
    row: object = None


class LineList(QListWidget):
    """A list one moves through by keyboard; Enter or a double click opens the line.

    `opened` and `picked` carry the line; `empty` says what to do while there is none. With
    `among`, a line that is gone to stands in the middle, among its neighbours.
    """

    opened = Signal(object)
    picked = Signal(object)

    def __init__(self, name: str, *, empty: str, among: bool = False) -> None:
        super().__init__()
        hint = QListWidget.ScrollHint
        self._hint = hint.PositionAtCenter if among else hint.EnsureVisible
        self.setObjectName(name)
        self.setItemDelegate(_Sentences(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notice = parts.label(empty, name=f"{name}-empty", role="empty", wrap=True)
        self._notice.setParent(self.viewport())
        self.itemActivated.connect(self._open)
        self.currentItemChanged.connect(self._pick)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these lines; the line the cursor is on stays so, else it goes to the first."""
        kept = self.current_line()
        place = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem("\n".join(filter(None, (line.title, line.note, line.side))))
            item.setData(_LINE, line)
            if not line.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.blockSignals(False)
        self._notice.setVisible(not self.count())
        if kept is None or not self.select_key(kept.key):
            first = next((line for line in self.shown_lines() if line.key), None)
            if first is None:
                self.picked.emit(None)
            else:
                self.select_key(first.key)
        else:
            self.verticalScrollBar().setValue(place)

    def set_empty(self, sentence: str) -> None:
        """Say something else while there is no line."""
        self._notice.setText(sentence)

    def shown_lines(self) -> tuple[Line, ...]:
        """Every line from the top, headings among them."""
        return tuple(_line(self.item(at)) for at in range(self.count()))

    def current_line(self) -> Line | None:
        """The line the cursor is on, or None."""
        item = self.currentItem()
        return None if item is None else _line(item)

    def select_key(self, key: str) -> bool:
        """Put the cursor on the line of a key and bring it into view; False if there is none."""
        for at in range(self.count()):
            if key and _line(self.item(at)).key == key:
                self.setCurrentRow(at)
                self.scrollToItem(self.item(at), self._hint)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice over the whole list, and the cursor in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Sentences break elsewhere, which Qt minds only where the height changes too.
            self.doItemsLayout()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem(), self._hint)
        self._notice.setGeometry(self.viewport().rect())

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(_line(item))

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self.current_line())


class _Sentences(QStyledItemDelegate):
    """Draws lines as high as their sentences ask, so that nothing is cut."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, as high as the sentences in it."""
        width = cast(QListWidget, option.widget).viewport().width()
        layout = _Layout(option, _of(index), QRect(0, 0, width, 0))
        return QSize(width, layout.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the sentences, the word at the right and the point on the line at the left."""
        line = _of(index)
        layout = _Layout(option, line, option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, option, line)
        if line.mark:
            _rail(painter, layout, line.mark, index)
        if line.mark == "today":
            _crossing(painter, layout, line.title)
            painter.restore()
            return
        painter.setPen(QColor(theme.QUIET if line.mark in _QUIET_MARKS else theme.INK))
        painter.setFont(layout.title_font)
        painter.drawText(layout.title, _WRAP, _joined(line.title))
        painter.setFont(option.font)
        painter.setPen(QColor(theme.QUIET))
        painter.drawText(layout.note, _WRAP, _joined(line.note))
        painter.setPen(QColor(theme.TONES.get(line.tone, theme.INK)))
        painter.drawText(
            layout.side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, line.side
        )
        painter.restore()


class _Layout:
    """Where the parts of a line lie in the room it has; `height` is what they need."""

    def __init__(self, option: QStyleOptionViewItem, line: Line, room: QRect) -> None:
        metrics = option.fontMetrics
        gap = metrics.height() // 2
        self.rail = metrics.height() if line.mark else 0
        self.room = room
        self.title_font = QFont(option.font)
        crossing = line.mark == "today"
        if not line.key:
            larger = 1 if crossing else _SECTION
            self.title_font.setPointSizeF(option.font.pointSizeF() * larger)
            self.title_font.setBold(True)
        title = QFontMetrics(self.title_font)
        above = gap if line.key else gap // 2 if crossing else gap * 2
        left = room.left() + gap * 3 // 2 + self.rail + (gap if line.mark else 0)
        width = room.right() - gap * 3 // 2 - left
        side = metrics.horizontalAdvance(line.side) + gap if line.side else 0
        self.dot = QPoint(room.left() + gap * 2, room.top() + above + metrics.height() // 2)
        self.title = QRect(
            QPoint(left, room.top() + above), _size(title, line.title, max(width - side, 1))
        )
        self.side = QRect(room.right() - gap * 3 // 2 - side, self.title.top(), side, gap * 3)
        self.note = QRect(
            QPoint(left, self.title.bottom() + 2), _size(metrics, line.note, max(width, 1))
        )
        below = gap // 2 if crossing else gap
        self.height = self.note.bottom() - room.top() + below


def _joined(words: str) -> str:
    """The words with hyphens that no line breaks at: 24-QĐ/TW stays in one piece."""
    return words.replace("-", "\N{NON-BREAKING HYPHEN}")


def _size(metrics: QFontMetrics, words: str, width: int) -> QSize:
    if not words:
        return QSize(width, 0)
    room = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, _joined(words))
    return QSize(width, room.height())


def _background(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
    painter.fillRect(option.rect, QColor(theme.SHEET))
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(theme.PICKED))
        if option.widget.hasFocus():
            painter.fillRect(QRect(option.rect).adjusted(0, 0, 3 - option.rect.width(), 0), _INK)
    painter.setPen(QColor("#F0EAE1" if line.key else theme.LINE))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _rail(
    painter: QPainter, layout: _Layout, mark: Mark, index: QModelIndex | QPersistentModelIndex
) -> None:
    """The point of the line, and the stretches that join it to its neighbours."""
    model, row = index.model(), index.row()
    painter.setPen(QPen(QColor(theme.LINE), 2))
    for other, end in ((row - 1, layout.room.top()), (row + 1, layout.room.bottom() + 1)):
        if 0 <= other < model.rowCount() and _of(model.index(other, 0)).mark:
            painter.drawLine(layout.dot, QPoint(layout.dot.x(), end))
    if mark == "today":
        return
    fill, edge = _FILLS[mark]
    radius = layout.rail // 4 if mark == "optional" else layout.rail * 2 // 5
    painter.setPen(QPen(QColor(edge), 2))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(layout.dot, radius, radius)


def _crossing(painter: QPainter, layout: _Layout, words: str) -> None:
    """The words in red, and the red line that crosses the way beside them."""
    painter.setPen(QPen(QColor(theme.FLAG), 2))
    painter.setFont(layout.title_font)
    painter.drawText(layout.title, _WRAP, words)
    height = layout.dot.y()
    told = layout.title.left() + QFontMetrics(layout.title_font).horizontalAdvance(words)
    for start, end in (
        (layout.room.left(), layout.title.left() - layout.rail // 2),
        (told + layout.rail // 2, layout.room.right()),
    ):
        painter.drawLine(QPoint(start, height), QPoint(end, height))


_INK = QColor(theme.FOCUS)


def _line(item: QListWidgetItem) -> Line:
    return cast(Line, item.data(_LINE))


def _of(index: QModelIndex | QPersistentModelIndex) -> Line:
    return cast(Line, index.data(_LINE))
