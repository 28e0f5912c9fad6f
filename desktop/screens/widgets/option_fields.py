"""Few choices, all in sight: one of them, or any of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import Field
from desktop.screens.widgets.wrapping import Wrapping


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its value, its words, and a sentence that explains it."""

    code: str | None
    words: str
    meaning: str = ""


class OptionField(Field):
    """One of a few options; the buttons are called `<name>-<code>`, without a code `-unknown`.

    Options with a meaning stand below each other, others side by side.
    """

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        box = QWidget()
        box.setProperty("group", True)
        upright = any(option.meaning for option in options)
        self.wide = upright
        layout = QVBoxLayout(box) if upright else QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        if upright:
            layout.setSpacing(1)
        self._group = QButtonGroup(box)
        self._buttons: dict[str | None, QRadioButton] = {}
        for option in options:
            button = QRadioButton(option.words)
            button.setObjectName(f"{name}-{option.code or 'unknown'}")
            self._buttons[option.code] = button
            self._group.addButton(button)
            layout.addWidget(button)
            if option.meaning:
                meaning = parts.label(option.meaning, role="hint", wrap=True)
                meaning.setContentsMargins(box.fontMetrics().height() * 3 // 2, 0, 0, 0)
                layout.addWidget(meaning)
        if not upright:
            layout.addStretch(1)
        super().__init__(name, box)
        self._group.idToggled.connect(self._lead_tab)
        self.set_value(options[-1].code)
        self._group.buttonClicked.connect(self._edited)

    def value(self) -> str | None:
        """The code of the option chosen."""
        return next(code for code, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str | None) -> None:
        """Choose an option by its code; None where there is no such option keeps the last one."""
        code = value if value in self._buttons else list(self._buttons)[-1]
        self._buttons[code].setChecked(True)
        self.clear_fault()

    @Slot()
    def _lead_tab(self) -> None:
        """Let Tab come to the option chosen, from where the arrow keys choose another."""
        for button in self._buttons.values():
            chosen = button.isChecked()
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            )
            if chosen:
                self.setFocusProxy(button)


class TicksField(Field):
    """Any of some choices as boxes to tick, called `<name>-<code>`; the value is their codes."""

    wide = True

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        box = QWidget()
        box.setProperty("group", True)
        row = Wrapping(level=True)
        row.setContentsMargins(0, 0, 0, 0)
        box.setLayout(row)
        self._boxes: dict[str, QCheckBox] = {}
        for code, words in choices:
            tick = QCheckBox(words)
            tick.setObjectName(f"{name}-{code}")
            tick.toggled.connect(self._edited)
            row.addWidget(tick)
            self._boxes[code] = tick
        super().__init__(name, box)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> frozenset[str]:
        """The codes of the ticked boxes."""
        return frozenset(code for code, tick in self._boxes.items() if tick.isChecked())

    def set_value(self, value: Collection[str] | None) -> None:
        """Tick the boxes of these codes."""
        for code, tick in self._boxes.items():
            with QSignalBlocker(tick):
                tick.setChecked(code in (value or ()))
        self.clear_fault()
