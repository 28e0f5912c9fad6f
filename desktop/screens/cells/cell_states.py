"""The cells as they stood on any day: strength, places, term, hints, and the year's comings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.cells.cell_boards import CellState

_EMPTY = "Ngày này chưa có chi bộ nào. Hãy chọn ngày khác, hoặc nhập chi bộ ở “Chi bộ & địa bàn”."
_RIGHT = Qt.AlignmentFlag.AlignRight


class StatesPanel(QWidget):
    """The cells of a day, with what the rules say and the flow of the picked one."""

    asked = Signal(object)
    picked = Signal(str)
    congress = Signal(str, object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.day = DateField("as-of", today=today)
        self.day.set_value(today)
        self.table = Table(_columns(today), name="cell-states", empty=_EMPTY)
        self._total = parts.label(name="cell-states-total")
        self._hints = parts.label(name="cell-hints", role="doubt", wrap=True)
        self._flow = parts.label(name="cell-flow", wrap=True)
        self._held_on = DateField("congress-day", today=today)
        self._held = parts.button("Ghi đại hội chi bộ", self._note_congress, name="congress")
        self._build()
        self.day.line.editingFinished.connect(self._ask)
        self.table.picked.connect(self._tell)

    def show_cells(self, lines: tuple[CellState, ...]) -> None:
        """Show the cells of the day that was asked for."""
        self.table.show_rows(lines)
        official, rest = (sum(getattr(one, name) for one in lines) for name in _SUMMED)
        told = f"{len(lines)} chi bộ · {official + rest} đảng viên (dự bị {rest})"
        self._total.setText(told if lines else "")
        self._tell(self.table.current_row())

    def show_flow(self, words: str) -> None:
        """Show how the members of the picked cell changed in the year."""
        self._flow.setText(words)

    def _build(self) -> None:
        top = QHBoxLayout()
        label = parts.label("Tính đến ngày", role="label")
        label.setBuddy(self.day.input)
        for widget in (label, self.day, self._total):
            top.addWidget(widget)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._held)
        foot.addWidget(self._held_on)
        foot.addWidget(self._flow, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._hints)
        layout.addLayout(foot)
        self.setFocusProxy(self.table)

    @Slot()
    def _ask(self) -> None:
        try:
            day = self.day.value()
        except Refusal:
            return
        self.asked.emit(day or self._today)

    @Slot(object)
    def _tell(self, row: CellState | None) -> None:
        told = [f"{one.sentence} ({one.source})" for one in row.hints] if row else []
        self._hints.setText("\n".join(told))
        self._hints.setVisible(bool(told))
        self._held.setEnabled(row is not None)
        self.picked.emit(row.id if row else "")

    @Slot()
    def _note_congress(self) -> None:
        row = self.table.current_row()
        try:
            day = self._held_on.value()
        except Refusal:
            return
        if row is not None:
            self.congress.emit(row.id, day)


_SUMMED = ("official", "probationary")


def _columns(today: date) -> list[Column[CellState]]:
    def ends_tone(row: CellState) -> str:
        return "late" if row.ends is not None and row.ends < today else ""

    return [
        Column("Chi bộ", lambda row: row.name, width=24),
        Column("Chính thức", lambda row: str(row.official), lambda row: row.official, _RIGHT, 12),
        Column("Dự bị", lambda row: str(row.probationary), lambda row: row.probationary, _RIGHT, 8),
        Column("Địa bàn", lambda row: ", ".join(row.units), width=24),
        Column("Hết nhiệm kỳ", _ends, lambda row: row.ends, width=14, tone=ends_tone),
        Column("Nhắc theo Điều lệ", _hint, width=30, tone=_tone),
    ]


def _ends(row: CellState) -> str:
    return date_text(row.ends) if row.ends else ""


def _hint(row: CellState) -> str:
    return "; ".join(one.sentence.split(":")[0].rstrip(".") for one in row.hints)


def _tone(row: CellState) -> str:
    return "late" if any(one.late for one in row.hints) else "soon"
