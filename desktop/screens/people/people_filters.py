"""What narrows the list of people: typing, and one button for each stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.rules.cases.process import Stage
from desktop.screens.widgets.table import Table

ALL = ""
_WORDS: dict[str, str] = {
    ALL: "Tất cả",
    "person": "Quần chúng",
    "outstanding": "Ưu tú",
    "candidate": "Cảm tình",
    "probationary": "Dự bị",
    "official": "Chính thức",
    "left": "Đã ra",
}


class FindLine(QLineEdit):
    """Typing narrows the list; Enter opens its current line, Down and Up move in it."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self.setObjectName("find-person")
        self.setAccessibleName("Tìm trong danh sách")
        self.setPlaceholderText("Gõ tên hoặc số định danh; không cần gõ dấu; Enter: mở")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys of the list to the list; everything else is typing."""
        lists = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in lists:
            self._table.keyPressEvent(event)
            return
        super().keyPressEvent(event)


class StageChips(QWidget):
    """One button for each stage with how many there are; `group` tells when one is pressed.

    The buttons are called `stage-all` and `stage-<stage>`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for stage, words in _WORDS.items():
            button = QPushButton(words)
            button.setObjectName(f"stage-{stage or 'all'}")
            button.setCheckable(True)
            self._buttons[stage] = button
            self.group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._buttons[ALL].setChecked(True)

    def stage(self) -> str:
        """The stage chosen, or ALL."""
        return next(stage for stage, button in self._buttons.items() if button.isChecked())

    def show_counts(self, stages: Iterable[Stage]) -> None:
        """Say how many people each stage has."""
        counts: Counter[str] = Counter(stages)
        counts[ALL] = counts.total()
        for stage, button in self._buttons.items():
            button.setText(f"{_WORDS[stage]} {counts[stage]}")
