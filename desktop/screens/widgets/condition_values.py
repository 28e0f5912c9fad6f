"""The values that a condition asks for: ticked in a list, or from one number or day to another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal
from desktop.rules.reports.table_conditions import Way
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import LineField, NumberField

if TYPE_CHECKING:
    from desktop.rules.reports.table_facts import Fact

_MOST = 200
_SHOWN = 5
"""So many lines of a list are seen without scrolling."""
_CODE = Qt.ItemDataRole.UserRole


class ConditionValues(QStackedWidget):
    """The list (`<name>-values`), the two fields (`<name>-least`, `-most`), or nothing to choose.

    `changed` tells that other values are meant.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._kind = ""
        words = "Các giá trị; phím cách để đánh dấu"
        self.list = parts.pick_list(f"{name}-values", words, shown=_SHOWN)
        self.numbers = _Ends(name, NumberField(f"{name}-least", most=_MOST), "tuổi, năm")
        self.days = _Ends(name, DateField(f"{name}-first"), "ngày")
        for page in (self.list, self.numbers, self.days, QWidget()):
            self.addWidget(page)
        self.list.itemChanged.connect(self._tell)
        self.numbers.changed.connect(self.changed)
        self.days.changed.connect(self.changed)

    def show_values(self, fact: Fact | None, way: Way, values: tuple[str, ...]) -> None:
        """Offer what the fact may be asked for, with these values chosen."""
        self._kind = "" if fact is None or way == "unknown" else fact.kind
        if fact is not None and self._kind in ("choice", "several"):
            with QSignalBlocker(self.list):
                self.list.clear()
                for code, words in fact.choices:
                    self.list.addItem(_ticked(code, words, code in values))
            self.setCurrentWidget(self.list)
        elif self._kind == "number":
            self.numbers.show_ends([int(one) if one.isdigit() else None for one in values])
            self.setCurrentWidget(self.numbers)
        elif self._kind == "day":
            self.days.show_ends([_day(one) for one in values])
            self.setCurrentWidget(self.days)
        else:
            self.setCurrentIndex(self.count() - 1)

    def values(self) -> tuple[str, ...]:
        """The values chosen, as a condition keeps them."""
        if self._kind in ("choice", "several"):
            items = (self.list.item(at) for at in range(self.list.count()))
            ticked = (one for one in items if one.checkState() is Qt.CheckState.Checked)
            return tuple(str(one.data(_CODE)) for one in ticked)
        if self._kind == "number":
            return self.numbers.ends()
        return self.days.ends() if self._kind == "day" else ()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


class _Ends(QWidget):
    """From and to, either of which may be left empty."""

    changed = Signal()

    def __init__(self, name: str, least: LineField, what: str) -> None:
        super().__init__()
        most = (
            NumberField(f"{name}-most", most=_MOST)
            if isinstance(least, NumberField)
            else DateField(f"{name}-last")
        )
        self._fields = (least, most)
        row = QHBoxLayout()
        for words, field in zip(("từ", "đến hết"), self._fields, strict=True):
            label = parts.label(words, role="label")
            label.setBuddy(field.input)
            field.input.setAccessibleName(f"{words} ({what})")
            row.addWidget(label)
            row.addWidget(field)
            field.changed.connect(self.changed)
        row.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(row)
        down.addStretch(1)

    def show_ends(self, ends: list[int | None] | list[date | None]) -> None:
        """Show both ends."""
        for field, value in zip(self._fields, (*ends, None, None), strict=False):
            field.set_value(value)

    def ends(self) -> tuple[str, ...]:
        """Both ends as they are kept; "" for one that is open or cannot be read."""
        return tuple(map(_end, self._fields))


def _end(field: LineField) -> str:
    try:
        value = field.value()
    except Refusal:
        return ""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _ticked(code: str, words: str, on: bool) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(_CODE, code)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item
