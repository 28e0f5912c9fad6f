"""A person's name, with a button that writes it as names are written, on request only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from desktop.rules import text
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import TextField


class NameField(TextField):
    """A full name; the button `<name>-case` is there while the name is all of one case."""

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__(name, placeholder=placeholder)
        self._button = parts.button(
            "Viết hoa đúng", self.capitalise, name=f"{name}-case", look="link"
        )
        self._button.hide()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.line.textChanged.connect(self._offer)

    @Slot()
    def capitalise(self) -> None:
        """Write the name with a capital at every syllable."""
        self.line.setText(text.proper_case(self.line.text()))
        self._edited()

    @Slot(str)
    def _offer(self, typed: str) -> None:
        self._button.setVisible(text.in_proper_case(typed) != typed)
