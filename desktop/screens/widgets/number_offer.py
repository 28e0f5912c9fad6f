"""The next number of the register, offered beside the field that it may go into."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.screens.widgets import parts


class NumberOffer(QWidget):
    """A press, or F4 anywhere in a panel, takes the number; not seen while there is none."""

    taken = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = ""
        self._button = parts.button("", self.take, name=name, look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch(1)

    def listen_in(self, panel: QWidget) -> None:
        """Hear F4 wherever the cursor is in a panel."""
        key = QShortcut(QKeySequence("F4"), panel)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.take)

    def offer(self, number: str) -> None:
        """Offer a number; "" offers none."""
        self._number = number
        self._button.setText(f"Lấy số {number} (F4)")
        self._button.setVisible(bool(number))

    @Slot()
    def take(self) -> None:
        """Hand on the number offered, if there is one."""
        if self._number:
            self.taken.emit(self._number)
