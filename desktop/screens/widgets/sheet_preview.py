"""A sheet of a workbook as it lies in the file, to point at its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.rules import text
from desktop.screens import theme

_ROWS, _COLUMNS = 500, 60
"""More of a sheet is not shown: tables of figures are far smaller."""
_WIDEST = 28
_LOOK_AT = 120
_NOWHERE = QModelIndex()
_Place = tuple[int, int]


class SheetPreview(QTableView):
    """The cells of a sheet; `pointed` carries row and column, from 1, of a click or Enter."""

    pointed = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Trang của mẫu")
        self._cells = _Cells()
        self.setModel(self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self) * 4 // 5)
        self.clicked.connect(self._point)
        self.activated.connect(self._point)

    def show_sheet(
        self, rows: Sequence[Sequence[object]], merged: Sequence[tuple[int, int, int, int]]
    ) -> None:
        """Show this sheet; joined cells, counted from 0, look joined."""
        self.clearSpans()
        self._cells.show_rows(rows)
        deep, wide = self._cells.rowCount(), self._cells.columnCount()
        for top, left, bottom, right in merged:
            if bottom < deep and right < wide and (bottom, right) != (top, left):
                self.setSpan(top, left, bottom - top + 1, right - left + 1)
        for column in range(wide):
            letters = min(max(self._cells.letters(column), 8), _WIDEST)
            self.setColumnWidth(column, theme.characters(self, letters))

    def mark(self, marked: Mapping[_Place, str]) -> None:
        """Write words into cells that take a figure, row and column from 1."""
        self._cells.mark(marked)

    def go_to(self, row: int, column: int) -> None:
        """Show a cell, row and column from 1."""
        index = self._cells.index(row - 1, column - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _point(self, index: QModelIndex) -> None:
        self.pointed.emit(index.row() + 1, index.column() + 1)


class _Cells(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[str]] = []
        self._wide = 0
        self._marked: Mapping[_Place, str] = {}

    def show_rows(self, rows: Sequence[Sequence[object]]) -> None:
        self.beginResetModel()
        shown = [[_said(one) for one in row[:_COLUMNS]] for row in rows[:_ROWS]]
        self._wide = max((len(row) for row in shown), default=0) + 2 if shown else 0
        self._rows = shown
        self._marked = {}
        self.endResetModel()

    def mark(self, marked: Mapping[_Place, str]) -> None:
        self._marked = dict(marked)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def letters(self, column: int) -> int:
        """How wide a column's words are, but for titles across the sheet."""
        said = [row[column] for row in self._rows[:_LOOK_AT] if column < len(row)]
        return max((len(one) for one in said), default=0)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._wide

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        at = (index.row() + 1, index.column() + 1)
        marked = self._marked.get(at)
        if role == Qt.ItemDataRole.DisplayRole:
            row = self._rows[index.row()]
            said = row[index.column()] if index.column() < len(row) else ""
            return said if marked is None else marked
        if marked is None:
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.data(index)
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return f"Điền: {marked}" if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(section + 1) if orientation == Qt.Orientation.Vertical else _letter(section)


def _letter(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _said(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return text.date_text(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
