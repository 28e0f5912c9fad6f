"""Two records side by side, with a choice in every line in which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.services.people.comparing import Choice, Row

_LONGEST = 400
SHARES = (3, 5, 5, 2)
"""How the width is divided: the label, either record, both together."""

_WORDS: dict[Choice, str] = {"keep": "bên trái", "other": "bên phải", "both": "Cả hai"}


class ComparisonRows(QWidget):
    """The lines of a comparison; the buttons are called `<key>-keep`, `-other` and `-both`.

    What was chosen stays chosen while the same two people are shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, dict[Choice, QRadioButton]] = {}
        self._made: list[QWidget | QButtonGroup] = []
        self._pair = ("", "")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self.fontMetrics().height())
        self._grid.setVerticalSpacing(self.fontMetrics().height() // 2)
        for column, share in enumerate(SHARES):
            self._grid.setColumnStretch(column, share)
        self._same = parts.label(name="same-rows", role="hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.characters(self, 1), 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._same)
        layout.addStretch(1)

    def show_rows(self, pair: tuple[str, str], rows: Iterable[Row]) -> None:
        """Show what differs, with the choices, and name what is the same."""
        kept = self.choices() if pair == self._pair else {}
        self._pair = pair
        self._clear()
        same = []
        for row in rows:
            if row.differs:
                chosen = kept.get(row.key, row.proposed)
                self._add(row, chosen if chosen in row.choices else row.proposed)
            else:
                same.append(row.label)
        walk = [button for buttons in self._groups.values() for button in buttons.values()]
        for before, after in pairwise(walk):
            self.setTabOrder(before, after)
        self._same.setText(f"Giống nhau: {', '.join(same)}." if same else "")
        self._fit()

    def choices(self) -> dict[str, Choice]:
        """What is chosen now, by the keys of the lines that have a choice."""
        return {
            key: choice
            for key, buttons in self._groups.items()
            for choice, button in buttons.items()
            if button.isChecked()
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep as high as the wrapped words ask at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(max(layout.heightForWidth(self.width()), 0))

    def _clear(self) -> None:
        self._groups.clear()
        for made in self._made:
            if isinstance(made, QWidget):
                self._grid.removeWidget(made)
                made.hide()
            made.deleteLater()
        self._made.clear()

    def _add(self, row: Row, chosen: Choice) -> None:
        line = self._grid.rowCount()
        self._put(_text(row.label, role="label"), line, 0)
        told: Mapping[Choice, str] = {"keep": row.left, "other": row.right}
        if not row.choices:
            for column, words in enumerate(told.values(), start=1):
                self._put(_text(words), line, column)
            self._put(_text("đều giữ", role="hint"), line, 3)
            return
        group = QButtonGroup(self)
        self._made.append(group)
        buttons = self._groups[row.key] = {}
        for column, choice in enumerate(row.choices, start=1):
            button = QRadioButton()
            button.setObjectName(f"{row.key}-{choice}")
            button.setAccessibleName(f"{row.label}, {told.get(choice) or _WORDS[choice]}")
            button.setChecked(choice == chosen)
            group.addButton(button)
            buttons[choice] = button
            self._put(_Side(button, told.get(choice, _WORDS["both"])), line, column)

    def _put(self, widget: QWidget, line: int, column: int) -> None:
        self._grid.addWidget(widget, line, column)
        # A layout shows it only later, when Tab may have passed it by.
        widget.show()
        self._made.append(widget)


class _Side(QWidget):
    """A button with the words of its record, which may take several lines; both can be clicked."""

    def __init__(self, button: QRadioButton, words: str) -> None:
        super().__init__()
        self._button = button
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(_text(words), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this side."""
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.setChecked(True)
        event.accept()


def _text(words: str, *, role: parts.Role = "") -> QWidget:
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    label = parts.label(short or "(trống)", role=role if words else "hint", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
