"""Labelled fields in sections: what was changed against the row shown, and faults by field."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import Field


class FieldForm(QWidget):
    """Fields in sections, two abreast unless wide, with the label above each.

    `edited` tells whether anything differs from the row shown, at each change.
    """

    edited = Signal(bool)

    def __init__(self, name: str, *, columns: int = 2) -> None:
        super().__init__()
        self.setObjectName(name)
        self.fields: dict[str, Field] = {}
        self._shown: dict[str, Any] = {}
        self._empty: dict[str, Any] = {}
        # Lines longer than this are hard to follow with the eye.
        self.setMaximumWidth(theme.characters(self, 75 * columns))
        self._columns = columns
        self._line = 0
        self._column = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self.fontMetrics().height() * 3 // 2)
        self._grid.setVerticalSpacing(self.fontMetrics().height() * 2 // 3)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
            # Equal columns, whatever stands in them, so that sections line up.
            self._grid.setColumnMinimumWidth(column, self.fontMetrics().averageCharWidth() * 15)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def section(self, title: str) -> None:
        """Start a section under a heading."""
        self._put(parts.label(title, role="section"), wide=True)

    def add(
        self, field: Field, label: str, *, required: bool = False, wide: bool | None = None
    ) -> Field:
        """Put a field under its label, in natural tab order; `wide` gives it the whole width."""
        self.fields[field.name] = field
        self._shown[field.name] = self._empty[field.name] = field.value()
        words = parts.label(f"{label} (bắt buộc)" if required else label, role="label")
        words.setBuddy(field.input)
        field.input.setAccessibleName(label)
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(words)
        layout.addWidget(field)
        layout.addStretch(1)
        self._put(cell, wide=field.wide if wide is None else wide)
        field.changed.connect(self._tell)
        return field

    def add_widget(self, widget: QWidget, *, wide: bool = True) -> None:
        """Put something that is not a field among the fields."""
        self._put(widget, wide=wide)

    def show_row(self, row: object, *, keep_edits: bool = False) -> None:
        """Show the attributes (or keys) of a row that have fields; None empties the form.

        With `keep_edits`, what the user has changed stays as typed.
        """
        kept = self._edited_names() if keep_edits else set()
        for name, field in self.fields.items():
            value = self._read(row, name)
            if name not in kept:
                field.set_value(value)
                value = field.value()
            self._shown[name] = self._empty[name] if value is None else value
        self._tell()

    def values(self) -> dict[str, Any]:
        """Every value by name; Refusal if something cannot be read, all such marked."""
        found: dict[str, Any] = {}
        first: Refusal | None = None
        for name, field in self.fields.items():
            try:
                found[name] = field.value()
            except Refusal as refusal:
                field.show_fault(refusal.sentence)
                first = first or refusal
        if first is not None:
            raise first
        return found

    def changes(self) -> dict[str, Any]:
        """The values that differ from the row shown; Refusal as `values`."""
        return {name: value for name, value in self.values().items() if value != self._shown[name]}

    def is_edited(self) -> bool:
        """Whether anything differs from the row shown."""
        return bool(self._edited_names())

    def show_fault(self, fault: Refusal) -> bool:
        """Mark the field that a Refusal names and go there; False if it is not on this form."""
        for field in self.fields.values():
            if field.name != fault.field:
                field.clear_fault()
        at_fault = self.fields.get(fault.field or "")
        if at_fault is None:
            return False
        at_fault.show_fault(fault.sentence)
        at_fault.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_faults(self) -> None:
        """Take away every mark of something wrong."""
        for field in self.fields.values():
            field.clear_fault()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.is_edited())

    def _edited_names(self) -> set[str]:
        return {name for name, field in self.fields.items() if self._differs(name, field)}

    def _differs(self, name: str, field: Field) -> bool:
        try:
            return bool(field.value() != self._shown[name])
        except Refusal:
            return True

    @staticmethod
    def _read(row: object, name: str) -> Any:
        if row is None:
            return None
        return row.get(name) if isinstance(row, Mapping) else attrgetter(name)(row)

    def _put(self, widget: QWidget, *, wide: bool) -> None:
        if wide and self._column:
            self._line, self._column = self._line + 1, 0
        span = self._columns if wide else 1
        self._grid.addWidget(widget, self._line, self._column, 1, span)
        self._column += span
        if self._column >= self._columns:
            self._line, self._column = self._line + 1, 0
