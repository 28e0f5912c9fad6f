"""Figures in rows and columns: a cell opens the names behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from desktop.screens import theme

if TYPE_CHECKING:
    from desktop.rules.reports.own_table_counts import Counted
    from desktop.rules.reports.statistics import Line

_TITLE_LETTERS = 26
_FIGURE_LETTERS = 11
_HEAD_LINES = 4


class FigureGrid(QTableWidget):
    """Arrows move from figure to figure; `picked` tells of which, `opened` of Enter."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines: tuple[tuple[Line, ...], ...] = ()
        self._heads: tuple[str, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName("Số liệu của biểu")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.currentCellChanged.connect(self._tell)
        self.cellDoubleClicked.connect(self._open)

    def show_counted(self, counted: Counted | None) -> None:
        """Show a counted table, or nothing; the cursor stays where it was as far as it can."""
        row, column = self.currentRow(), self.currentColumn()
        self._lines = tuple(one.lines for one in counted.rows) if counted else ()
        self.blockSignals(True)
        self.clear()
        self.setRowCount(len(self._lines))
        self.setColumnCount(1 + len(counted.heads) if counted else 0)
        if counted is not None:
            self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
            self._show_heads(counted)
            for at, one in enumerate(counted.rows):
                self._show_row(at, one.title, one.lines)
            last = len(self._lines) - 1
            at = row if 0 <= row <= last else last
            self.setCurrentCell(at, min(max(1, column), len(counted.heads)))
        self.blockSignals(False)
        self._tell()

    def current_line(self) -> Line | None:
        """The figure of the cursor."""
        row, column = self.currentRow(), self.currentColumn()
        there = 0 <= row < len(self._lines) and 0 < column <= len(self._lines[row])
        return self._lines[row][column - 1] if there else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the names; everything else is as in any table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the figures together at the right."""
        super().resizeEvent(event)
        if self.columnCount():
            self._fit_titles()

    def _show_heads(self, counted: Counted) -> None:
        titles = ["Tiêu chí"]
        for one in counted.heads:
            titles.append("\n".join(filter(None, (one.group, one.title))))
        self.setHorizontalHeaderLabels(titles)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        if tuple(titles) != self._heads:
            self._heads = tuple(titles)
            for at in range(1, len(titles)):
                self.setColumnWidth(at, theme.characters(self, _FIGURE_LETTERS))
            lines = max(-(-len(one) // _FIGURE_LETTERS) + one.count("\n") for one in titles)
            spacing = self.fontMetrics().lineSpacing()
            header.setFixedHeight(spacing * (min(lines, _HEAD_LINES) + 1))
            self._fit_titles()

    def _fit_titles(self) -> None:
        """The titles of the rows take what the figures leave."""
        figures = sum(self.columnWidth(at) for at in range(1, self.columnCount()))
        least = theme.characters(self, _TITLE_LETTERS)
        self.setColumnWidth(0, max(least, self.viewport().width() - figures))

    def _show_row(self, at: int, title: str, lines: tuple[Line, ...]) -> None:
        name = QTableWidgetItem(title)
        name.setToolTip(title)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(at, 0, name)
        for column, line in enumerate(lines, 1):
            doubt = f" ({len(line.unknown)}?)" if line.unknown else ""
            item = QTableWidgetItem(f"{line.text}{doubt}")
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if doubt:
                item.setToolTip(f"{len(line.unknown)} chưa rõ có tính hay không")
            self.setItem(at, column, item)

    @Slot()
    def _tell(self) -> None:
        self.picked.emit(self.current_line())

    @Slot()
    def _open(self) -> None:
        self.opened.emit()
