"""A list with the form of the picked line beside it: add, change and remove in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Table

_NEW = "new"


class EntryPanel(QWidget):
    """Left the list, right the form of one line.

    A subclass fills `table` and `form`, and says how a line is written and taken away. Without
    `add_words` the lines come from elsewhere: none is added or taken away here. The buttons are
    called `<name>-add`, `<name>-save` and `<name>-remove`.
    """

    edited = Signal()
    shares = (3, 2)
    """How list and form divide the room."""

    def __init__(
        self, screen: Screen, table: Table, form: FieldForm, *, name: str, add_words: str = ""
    ) -> None:
        super().__init__()
        self.host = screen
        self.table = table
        self.form = form
        self._row: Any = None
        self._key = ""
        self._title = parts.label(name=f"{name}-title", role="section")
        self._hint = parts.label(self.hint(), role="empty", wrap=True)
        self._save_button = parts.button("Lưu", self.save, name=f"{name}-save", look="main")
        self._discard = parts.button("Thôi", self.discard, name=f"{name}-discard")
        self._remove_button = parts.button("Xóa", self.remove, name=f"{name}-remove")
        self._add_button = parts.button(add_words, self.add, name=f"{name}-add")
        self._fixed = not add_words
        self._add_button.setHidden(self._fixed)
        self.left = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._build()
        table.picked.connect(self._pick)
        table.activated_row.connect(self._enter)
        form.edited.connect(self._show_state)
        self._show_entry(None, "")

    def hint(self) -> str:
        """What the empty right side says."""
        raise NotImplementedError

    def shown(self, row: Any) -> Any:
        """The values that the form shows of a line; None for a new one."""
        raise NotImplementedError

    def heading(self, row: Any) -> str:
        """What stands above the form of a line; None for a new one."""
        raise NotImplementedError

    def write(self, row: Any, changes: dict[str, Any]) -> str:
        """Write a line, None for a new one; its id, or "" if it was refused."""
        raise NotImplementedError

    def take_away(self, row: Any) -> None:
        """Remove a line; asked for only where lines can be added."""
        raise NotImplementedError

    def remove_words(self, _row: Any) -> str:
        """What the button says that takes a line away."""
        return "Xóa"

    def show_lines(self, lines: tuple[Any, ...]) -> None:
        """Show the list as it is now; what is typed in the form stays."""
        self.table.show_rows(lines)
        if self._key in ("", _NEW):
            return
        row = next((line for line in lines if line.id == self._key), None)
        if row is None:
            self._show_entry(None, "")
        else:
            self._row = row
            self.form.show_row(self.shown(row), keep_edits=True)
            self._title.setText(self.heading(row))

    def open_line(self, key: str) -> bool:
        """Show the line of an id; False if the list does not have it."""
        if not self.table.select_id(key):
            return False
        self._pick(self.table.current_row())
        return True

    def unsaved(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._key != "" and self.form.is_edited()

    @Slot()
    def add(self) -> None:
        """Begin a new line."""
        self.begin({})

    def begin(self, values: Mapping[str, Any]) -> None:
        """Begin a new line with these values typed, unless what is typed is to be kept."""
        if not self.unsaved() or self.host.may_leave():
            self.table.clearSelection()
            self.table.setCurrentIndex(self.table.rootIndex())
            self._show_entry(None, _NEW)
            for name, value in values.items():
                self.form.fields[name].set_value(value)
            self._show_state()
            self.form.focus_first()

    @Slot()
    def save(self) -> bool:
        """Write what is typed; False if it was refused and the fault is shown."""
        if not self.unsaved():
            return True
        try:
            changes = self.form.changes()
        except Refusal as refusal:
            self.form.fields[refusal.field or ""].setFocus()
            return False
        key = self.write(self._row, changes)
        if key:
            self._key = key
            self.table.select_id(key)
            self._show_entry(self.table.current_row(), key)
        return bool(key)

    @Slot()
    def discard(self) -> None:
        """Put back what was there before typing."""
        self._show_entry(self._row, self._key if self._row is not None else "")

    @Slot()
    def remove(self) -> None:
        """Take the line that is shown away."""
        if self._row is not None:
            self.take_away(self._row)

    def _build(self) -> None:
        self.foot.addWidget(self._add_button)
        self.foot.addStretch(1)
        left, right = QWidget(), QWidget()
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.addWidget(self.table, 1)
        self.left.addLayout(self.foot)
        left.setLayout(self.left)
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._title)
        down.addWidget(self._hint)
        self._scroll = parts.scrolling(self.form)
        down.addWidget(self._scroll, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save_button)
        buttons.addWidget(self._discard)
        buttons.addStretch(1)
        buttons.addWidget(self._remove_button)
        down.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(left, right, shares=self.shares))

    @Slot(object)
    def _pick(self, row: Any) -> None:
        if row is None or row.id == self._key:
            return
        if self.unsaved() and not self.host.may_leave():
            # The list is still busy with moving its cursor.
            QTimer.singleShot(0, self._stay)
            return
        self._show_entry(row, row.id)

    @Slot()
    def _stay(self) -> None:
        if not self.table.select_id(self._key):
            self.table.clearSelection()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _enter(self, row: Any) -> None:
        self._pick(row)
        self.form.focus_first()

    def _show_entry(self, row: Any, key: str) -> None:
        self._row, self._key = row, key
        self.form.show_row(self.shown(row) if key else None)
        for widget in (self._title, self._scroll, self._save_button, self._discard):
            widget.setVisible(bool(key))
        self._remove_button.setVisible(row is not None and not self._fixed)
        self._remove_button.setText(self.remove_words(row))
        self._hint.setVisible(not key)
        self._title.setText(self.heading(row) if key else "")
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        edited = self.unsaved()
        self._save_button.setEnabled(edited)
        self._discard.setEnabled(edited or self._key == _NEW)
        self.edited.emit()


class EntryScreen(Screen):
    """A screen whose typing is that of its one panel."""

    panel: EntryPanel

    def unsaved(self) -> bool:
        """Whether something is typed in the panel and not saved."""
        return self.panel.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save what is typed in the panel."""
        return self.panel.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.panel.discard()
