"""The grid of a cell's Party fee: a line for each member, a column for each month, keyed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.rules.members.fees import SIGNS, months_of
from desktop.screens import theme

if TYPE_CHECKING:
    from desktop.rules.members.fees import Mark
    from desktop.services.members.fees import CellFees, FeeLine

_PAID = "paid"
_KEYS: dict[int, str] = {
    Qt.Key.Key_X: "paid",
    Qt.Key.Key_Space: "paid",
    Qt.Key.Key_M: "exempt",
    Qt.Key.Key_L: "excused",
    Qt.Key.Key_Delete: "",
    Qt.Key.Key_Backspace: "",
}
_MONTH_LETTERS = 4
_SIGNS: dict[str, str] = dict(SIGNS)  # type: ignore[arg-type]  # marks are words
_OWED = "nợ"
_INKS = {"owed": theme.FLAG, "exempt": theme.AMBER, "excused": theme.AMBER, "outside": theme.QUIET}


class FeesGrid(QTableWidget):
    """Arrows move; x or Space notes paid, m exempt, l unpaid with reason, Delete nothing.

    After a key the cursor goes down, so that a month is keyed like a column of figures; Shift and
    Space notes the whole month as paid. What is keyed counts once it is saved.
    """

    edited = Signal()
    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(0, 13)
        self._year = 0
        self._lines: tuple[FeeLine, ...] = ()
        self._keyed: dict[tuple[int, int], str] = {}
        self.setObjectName("fees")
        self.setAccessibleName("Đảng phí của chi bộ")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalHeaderLabels(["Đảng viên", *(str(one) for one in range(1, 13))])
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        names = self.horizontalHeaderItem(0)
        assert names is not None
        names.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTabKeyNavigation(False)
        self.currentCellChanged.connect(self._tell)

    def show_cell(self, cell: CellFees | None, year: int) -> None:
        """Show the year of a cell; what was keyed and not saved is forgotten."""
        row, column = self.currentRow(), self.currentColumn()
        self._year = year
        self._lines = cell.lines if cell else ()
        self._keyed = {}
        self.blockSignals(True)
        self.setRowCount(len(self._lines))
        for at, line in enumerate(self._lines):
            name = QTableWidgetItem(line.person)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(at, 0, name)
            for month in range(1, 13):
                self.setItem(at, month, QTableWidgetItem())
                self._paint(at, month)
        self._fit()
        self.blockSignals(False)
        if self._lines:
            self.setCurrentCell(max(0, min(row, len(self._lines) - 1)), max(1, column))
        self._tell()

    def go_to_month(self, month: int) -> None:
        """Put the cursor on the first member's month."""
        if self._lines:
            self.setCurrentCell(0, month)

    def go_to_person(self, person_id: str) -> None:
        """Put the cursor on a member."""
        found = [at for at, line in enumerate(self._lines) if line.person_id == person_id]
        if found:
            self.setCurrentCell(found[0], max(1, self.currentColumn()))

    def current_line(self) -> FeeLine | None:
        """The member of the cursor."""
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def changed_lines(self) -> tuple[tuple[str, date, str], ...]:
        """What was keyed: the member, the month, and what is noted of it."""
        months = months_of(self._year) if self._keyed else ()
        return tuple(
            (self._lines[row].person_id, months[month - 1], state)
            for (row, month), state in sorted(self._keyed.items())
        )

    def shown_months(self, row: int) -> list[str]:
        """The signs of a line, as they stand there."""
        items = (self.item(row, month) for month in range(1, 13))
        return [item.text() if item else "" for item in items]

    @Slot()
    def pay_month(self) -> None:
        """Note the month of the cursor as paid by everybody of whom nothing is said."""
        column = self.currentColumn()
        if column > 0:
            for row in range(self.rowCount()):
                if self._mark(row, column) in ("owed", "open"):
                    self._key(row, column, _PAID)
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that note something; all others move."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space and shifted:
            self.pay_month()
        elif event.key() in _KEYS and not event.modifiers():
            self._note(_KEYS[event.key()])
        else:
            super().keyPressEvent(event)

    def _note(self, state: str) -> None:
        row, month = self.currentRow(), self.currentColumn()
        if row < 0 or month < 1:
            return
        mark = self._mark(row, month)
        if mark != "outside":
            self._key(row, month, "" if state == mark else state)
            self.edited.emit()
        if row + 1 < self.rowCount():
            command = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.setCurrentCell(row + 1, month, command)

    def _key(self, row: int, month: int, state: str) -> None:
        noted = self._lines[row].noted[month - 1]
        self._keyed.pop((row, month), None)
        if state != noted:
            self._keyed[row, month] = state
        self._paint(row, month)

    def _mark(self, row: int, month: int) -> str:
        """What stands in a place now: as read, or as keyed since."""
        before: Mark = self._lines[row].marks[month - 1]
        keyed = self._keyed.get((row, month))
        if keyed is None:
            return before
        return keyed or "open"

    def _paint(self, row: int, month: int) -> None:
        item = self.item(row, month)
        assert item is not None
        mark = self._mark(row, month)
        item.setText(_OWED if mark == "owed" else _SIGNS.get(mark, ""))
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        item.setForeground(QColor(_INKS.get(mark, theme.INK)))

    def _fit(self) -> None:
        for month in range(1, 13):
            self.setColumnWidth(month, theme.characters(self, _MONTH_LETTERS))
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))

    @Slot()
    def _tell(self, *_: Sequence[int]) -> None:
        self.picked.emit(self.current_line())
