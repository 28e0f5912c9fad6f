"""A picture of figures on the screen, painted as it is printed; a row opens those behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.rules.facts.picture import Picture
from desktop.rules.reports import picture_shapes
from desktop.rules.reports.picture_shapes import Band, Bar, Drawing, Words
from desktop.screens import theme

_ROOM = 0.8
"""The margin around a picture, in letters."""


class Chart(QWidget):
    """One picture; `picked` tells the key of the row that was pointed at or come to by keys."""

    picked = Signal(str)

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self._row = -1
        self.setObjectName(f"chart-{picture.id}")
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription("; ".join(f"{row.label}: {row.text}" for row in picture.rows))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As high as the rows are, on any width."""
        width = max(self.width(), 1)
        return QSize(width, round(self._drawing(width).height + 2 * self._room()))

    def changeEvent(self, event: QEvent) -> None:
        """The rows grow with the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from row to row."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not 0 <= self._row + step < len(self.picture.rows):
            super().keyPressEvent(event)
            return
        self._go_to(self._row + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the row below the pointer."""
        super().mousePressEvent(event)
        y = event.position().y() - self._room()
        for at, band in enumerate(self._drawing(self.width()).bands):
            if band.y <= y < band.y + band.height:
                self._go_to(at)

    def let_go(self) -> None:
        """Mark no row any more."""
        self._row = -1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark of the row, the bars and the words."""
        drawing = self._drawing(self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.SHEET))
        painter.translate(self._room(), self._room())
        if 0 <= self._row < len(drawing.bands):
            self._mark(painter, drawing.bands[self._row])
        for bar in drawing.bars:
            _paint_bar(painter, bar)
        for words in drawing.words:
            self._paint_words(painter, words)
        painter.end()

    def _go_to(self, row: int) -> None:
        self._row = row
        self.update()
        self.picked.emit(self.picture.rows[row].key)

    def _drawing(self, width: int) -> Drawing:
        inner = max(width - 2 * self._room(), 1.0)
        return picture_shapes.drawing(self.picture, inner, self._letter())

    def _letter(self) -> float:
        return QFontMetricsF(self.font()).height() * 0.86

    def _room(self) -> float:
        return _ROOM * self._letter()

    def _mark(self, painter: QPainter, band: Band) -> None:
        room = self._room() / 2
        width = self.width() - 2 * self._room()
        mark = QRectF(-room, band.y, width + 2 * room, band.height)
        painter.fillRect(mark, QColor(theme.PICKED))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.FOCUS), 2))
            painter.drawRect(mark)

    def _paint_words(self, painter: QPainter, words: Words) -> None:
        font = QFont(self.font())
        font.setBold(words.bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.INK))
        side = Qt.AlignmentFlag.AlignRight if words.right else Qt.AlignmentFlag.AlignLeft
        said = QFontMetricsF(font).elidedText(words.text, Qt.TextElideMode.ElideRight, words.width)
        room = QRectF(words.x, words.y, words.width, words.height)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, said)


def _paint_bar(painter: QPainter, bar: Bar) -> None:
    ink = QColor(theme.FOCUS)
    brushes = {
        "full": QBrush(ink),
        "hatched": QBrush(ink, Qt.BrushStyle.BDiagPattern),
        "open": QBrush(Qt.BrushStyle.NoBrush),
    }
    painter.setPen(QPen(ink, 1))
    painter.setBrush(brushes[bar.look])
    painter.drawRect(QRectF(bar.x, bar.y, bar.width, bar.height))
