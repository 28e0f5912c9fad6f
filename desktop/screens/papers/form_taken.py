"""What a paper takes from the record: shown as it is, with the way to where it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.papers.fill import Shown


_NAMED = 4


class TakenList(QWidget):
    """Labels and values, not to be typed here; empty ones say so."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._values = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(parts.label("Lấy từ hồ sơ", role="section"))
        self._layout.addWidget(self._values)
        self._mend = parts.button("Sửa trong hồ sơ người", self._open, name="taken-mend")
        self._layout.addWidget(self._mend)

    def show_taken(self, person: str, taken: tuple[Shown, ...]) -> None:
        """Show the values in the order of the paper."""
        self._person = person
        values = QWidget()
        grid = QGridLayout(values)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for line, one in enumerate(taken):
            name = parts.label(one.label, role="label", wrap=True)
            role: parts.Role = "" if one.text else "doubt"
            value = parts.label(one.text or "chưa có", name=one.field, role=role, wrap=True)
            grid.addWidget(name, line, 0)
            grid.addWidget(value, line, 1)
        grid.setColumnMinimumWidth(0, self.fontMetrics().averageCharWidth() * 20)
        self._layout.replaceWidget(self._values, values)
        self._values.hide()
        self._values.deleteLater()
        self._values = values
        self.setVisible(bool(taken))

    @Slot()
    def _open(self) -> None:
        self._host.go.emit("person", self._person)


def lacking(labels: tuple[str, ...]) -> str:
    """What a paper lacks, in one line: the first few, and how many more."""
    rest = len(labels) - _NAMED
    named = "; ".join(labels[:_NAMED])
    return f"{named}; và {rest} mục khác" if rest > 0 else named
