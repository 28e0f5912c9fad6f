"""Thùng rác: who was taken off the list, why, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.people import people
from desktop.services.people.people import Found


class BinPage(QWidget):
    """The people in the bin with the reason of each; `left` asks for the list again."""

    left = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self.table = Table(
            [
                Column("Họ và tên", lambda row: row.name, lambda row: row.sort_key, width=30),
                Column("Lý do", lambda row: row.note, width=10),
            ],
            name="bin",
            empty="Thùng rác đang trống.",
        )
        self._back = parts.button("Lấy lại", self.bring_back, name="bring-back", look="main")
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addWidget(parts.button("Về danh sách", self.left, name="leave-bin"))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.table.picked.connect(self._show_state)

    def show_people(self, rows: tuple[Found, ...]) -> None:
        """Show who is in the bin."""
        self.table.show_rows(rows)
        self._show_state()

    @Slot()
    def bring_back(self) -> None:
        """Take the person picked out of the bin."""
        row = self.table.current_row()
        if row is not None:
            self._screen.do(people.bring_back, id=row.id)

    @Slot()
    def _show_state(self) -> None:
        self._back.setEnabled(self.table.current_row() is not None)
