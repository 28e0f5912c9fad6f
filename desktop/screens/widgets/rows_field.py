"""A table that is filled in line by line, with the fields of any form in its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import Field

_KEYS = "Alt+↑, Alt+↓: đổi chỗ dòng · Ctrl+Delete: xóa dòng · Ctrl+Enter: thêm dòng"
_NARROWEST = 10
_BY_TAB = Qt.FocusPolicy.TabFocus


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column: the key of its value, its title, what makes a field, and its share of the width."""

    name: str
    title: str
    make: Callable[[str], Field]
    stretch: int = 0


class RowsField(Field):
    """Lines of fields in the order the user gives them; the value is a tuple of dictionaries.

    The inputs are called `<name>-<line>-<column>`, counted from 0, and the buttons `<name>-add`,
    `<name>-remove`, `<name>-up` and `<name>-down`, which act on the line the cursor was last in.
    Lines with nothing in them are left out.
    """

    wide = True

    def __init__(
        self, name: str, columns: Sequence[RowColumn], *, empty: str, narrow: bool = False
    ) -> None:
        """`narrow` puts what the keys do below the buttons, where a form has little room."""
        self._columns = tuple(columns)
        self._lines: list[_Line] = []
        self._at = 0
        frame = QWidget()
        frame.setProperty("group", True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._titles: list[QLabel] = []
        for at, column in enumerate(self._columns, start=1):
            title = parts.label(column.title, role="label")
            self._titles.append(title)
            self._grid.addWidget(title, 0, at)
            self._grid.setColumnStretch(at, column.stretch)
            self._grid.setColumnMinimumWidth(at, theme.characters(frame, _NARROWEST))
        self._notice = parts.label(empty, role="hint", wrap=True)
        buttons = self._button_row(name, narrow=narrow)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, frame.fontMetrics().height() // 4, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._notice)
        layout.addLayout(buttons)
        if narrow:
            layout.addWidget(self._keys)
        super().__init__(name, frame)
        frame.setFocusProxy(self._add)
        self._show_state()

    def _button_row(self, name: str, *, narrow: bool) -> QHBoxLayout:
        buttons = QHBoxLayout()
        self._add = parts.button("Thêm dòng", self.add_line, name=f"{name}-add")
        self._acts = [
            parts.button("Xóa dòng", self.remove_line, name=f"{name}-remove"),
            parts.button("Lên", self.move_up, name=f"{name}-up"),
            parts.button("Xuống", self.move_down, name=f"{name}-down"),
        ]
        self._keys = parts.label(_KEYS, role="hint", wrap=True)
        for button in (self._add, *self._acts):
            buttons.addWidget(button)
        if not narrow:
            buttons.addWidget(self._keys, 20)
        buttons.addStretch(1)
        return buttons

    def value(self) -> tuple[dict[str, Any], ...]:
        """The lines that hold anything; Refusal naming the line and column that cannot be read."""
        return tuple(
            values for at in range(len(self._lines)) if (values := self._read(at)) is not None
        )

    def set_value(self, value: Iterable[object] | None) -> None:
        """Show lines, each given by attributes or keys of the columns' names."""
        rows = list(value or ())
        while len(self._lines) > len(rows):
            self._drop_last()
        for at, row in enumerate(rows):
            if at == len(self._lines):
                self._grow()
            for column in self._columns:
                self._lines[at].fields[column.name].set_value(_get(row, column.name))
        self._show_state()
        self.clear_fault()

    @Slot()
    def add_line(self) -> None:
        """Add an empty line below and go into it."""
        self._grow()
        self._go(len(self._lines) - 1)
        self._edited()

    @Slot()
    def remove_line(self) -> None:
        """Take away the line the cursor was last in."""
        self._rearrange(lambda rows: rows.pop(self._at), self._at)

    @Slot()
    def move_up(self) -> None:
        """Move the line one place up."""
        if self._at:
            self._rearrange(self._swap, self._at - 1)

    @Slot()
    def move_down(self) -> None:
        """Move the line one place down."""
        if self._at + 1 < len(self._lines):
            self._at += 1
            self._rearrange(self._swap, self._at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the cursor from line to line, and take the keys that move and remove lines."""
        if event.type() is QEvent.Type.FocusIn:
            self._at = watched.property("line")
            self._show_state()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            act = self._act_of(event)
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = Qt.Key
        acts: dict[tuple[Qt.KeyboardModifier, int], Callable[[], None]] = {
            (Qt.KeyboardModifier.AltModifier, keys.Key_Up): self.move_up,
            (Qt.KeyboardModifier.AltModifier, keys.Key_Down): self.move_down,
            (Qt.KeyboardModifier.ControlModifier, keys.Key_Delete): self.remove_line,
            (Qt.KeyboardModifier.ControlModifier, keys.Key_Return): self.add_line,
        }
        return acts.get((event.modifiers(), event.key()))

    def _read(self, at: int) -> dict[str, Any] | None:
        values = {}
        for column in self._columns:
            field = self._lines[at].fields[column.name]
            try:
                values[column.name] = field.value()
            except Refusal as refusal:
                where = f"Dòng {at + 1}, {column.title.lower()}"
                raise self.refuse(f"{where}: {refusal.sentence}") from refusal
        return values if any(value not in (None, "") for value in values.values()) else None

    def _rearrange(self, change: Callable[[list[dict[str, Any]]], object], then: int) -> None:
        """Let every line be read, changed as a list, and shown again."""
        if not self._lines:
            return
        try:
            rows = [self._read(at) or {} for at in range(len(self._lines))]
        except Refusal as refusal:
            self.show_fault(refusal.sentence)
            return
        change(rows)
        self.set_value(rows)
        self._go(min(then, len(rows) - 1))
        self._edited()

    def _swap(self, rows: list[dict[str, Any]]) -> None:
        rows[self._at - 1], rows[self._at] = rows[self._at], rows[self._at - 1]

    def _go(self, at: int) -> None:
        self._at = max(at, 0)
        self._show_state()
        target = self._lines[at].first if self._lines else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grow(self) -> None:
        line = _Line(self.name, len(self._lines), self._columns)
        self._lines.append(line)
        line.place(self._grid)
        for field in line.fields.values():
            field.changed.connect(self._edited)
            field.input.installEventFilter(self)
        self._order()

    def _order(self) -> None:
        """Let Tab go from what stands before through the lines to the buttons."""
        inputs = [field.input for line in self._lines for field in line.fields.values()]
        before: QWidget | None = self._add
        while before and (before in (self._add, *inputs) or not before.focusPolicy() & _BY_TAB):
            before = before.previousInFocusChain()
        if before is not None:
            for first, second in pairwise((before, *inputs)):
                self.setTabOrder(first, second)

    def _drop_last(self) -> None:
        self._lines.pop().remove(self._grid)
        self._at = min(self._at, max(len(self._lines) - 1, 0))

    def _show_state(self) -> None:
        for at, line in enumerate(self._lines):
            theme.set_property(line.number, "role", "" if at == self._at else "hint")
        filled = bool(self._lines)
        for widget in (*self._titles, *self._acts, self._keys):
            widget.setVisible(filled)
        self._notice.setVisible(not filled)


class _Line:
    """The fields of one line and its number."""

    def __init__(self, name: str, at: int, columns: Sequence[RowColumn]) -> None:
        self.at = at
        self.number: QLabel = parts.label(str(at + 1), role="hint")
        self.fields = {column.name: column.make(f"{name}-{at}-{column.name}") for column in columns}
        for column in columns:
            field = self.fields[column.name]
            # Tab would jump to the proxy where the field stands in the chain, not its input.
            field.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None
            field.input.setProperty("line", at)
            field.input.setAccessibleName(f"{column.title}, dòng {at + 1}")

    @property
    def first(self) -> QWidget:
        """The input to begin with."""
        return next(iter(self.fields.values())).input

    def place(self, grid: QGridLayout) -> None:
        """Put the line below the others."""
        grid.addWidget(self.number, self.at + 1, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, field in enumerate(self.fields.values(), start=1):
            grid.addWidget(field, self.at + 1, column, Qt.AlignmentFlag.AlignTop)
            # A layout shows it only later, when Tab may have passed it by.
            field.show()

    def remove(self, grid: QGridLayout) -> None:
        """Take the line off the table."""
        for widget in (self.number, *self.fields.values()):
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def _get(row: object, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else attrgetter(name)(row)
