"""A number of a person, masked until somebody asks to see it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.rules import text
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import TextField


class SecretField(TextField):
    """Text whose digits are hidden, and not to be edited, until `reveal`; an empty one is open.

    The button is called `<name>-show`; `asked` tells that it was pressed.
    """

    asked = Signal()

    def __init__(self, name: str) -> None:
        self._kept = ""
        self._covered = False
        super().__init__(name)
        self._show = parts.button("Hiện số", self.asked.emit, name=f"{name}-show")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, row)
        self._open = False
        self._cover()

    def read(self, typed: str) -> str:
        """The number: the one that is kept while it is hidden."""
        return self._kept if self._covered else super().read(typed)

    def write(self, value: str | None) -> str:
        """The number, or its mask while it is hidden."""
        return text.mask_number(value or "") if self._covered else value or ""

    def set_value(self, value: str | None) -> None:
        """Show a number, hidden unless `reveal` was said since `cover`."""
        self._kept = value or ""
        self._cover()
        super().set_value(value)

    def reveal(self) -> None:
        """Show the number and let it be edited, until `cover`."""
        self._open = True
        self.set_value(self._kept)

    @Slot()
    def cover(self) -> None:
        """Hide the number that is shown next."""
        self._open = False

    def _cover(self) -> None:
        masked = text.mask_number(self._kept)
        self._covered = not self._open and masked != self._kept
        self.line.setReadOnly(self._covered)
        self._show.setVisible(self._covered)
