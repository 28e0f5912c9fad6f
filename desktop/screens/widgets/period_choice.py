"""Which period, of any length that reports have, and as of which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import NumberField
from desktop.screens.widgets.report_choice import PARTS, YEARS


class PeriodChoice(QWidget):
    """A part of a year, the year and the day on one line; `changed` tells of other ones."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.part = QComboBox()
        self.part.setObjectName("period-part")
        self.part.setAccessibleName("Phần của năm")
        for choices in PARTS.values():
            for code, words in choices:
                self.part.addItem(words, code)
        self.year = NumberField("year", least=YEARS[0], most=YEARS[1], letters=6)
        self.year.input.setAccessibleName("Năm")
        self.year.set_value(today.year)
        self.as_of = DateField("as-of", today=today)
        self.as_of.input.setAccessibleName("Số liệu đến ngày")
        self.as_of.line.setMinimumWidth(theme.characters(self.as_of, 13))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.part)
        for words, field in (("Năm", self.year), ("Đến ngày", self.as_of)):
            row.addWidget(parts.label(words, role="label"))
            row.addWidget(field)
        row.addStretch(1)
        self._show_day()
        self.part.currentIndexChanged.connect(self._other_period)
        self.year.line.editingFinished.connect(self._other_period)
        self.as_of.line.editingFinished.connect(self.changed)

    def period(self) -> Period:
        """The period; Refusal, for the year, where none is typed."""
        year = self.year.value()
        if year is None:
            raise Refusal("Hãy nhập năm của kỳ, ví dụ 2026.", field="year")
        return calendar.period(f"{year}{self.part.currentData() or ''}")

    def day(self) -> date:
        """As of which day: as typed, else today or the end of a past period."""
        return self.as_of.value() or min(self.period().last, self._today)

    @Slot()
    def _other_period(self) -> None:
        self._show_day()
        self.changed.emit()

    def _show_day(self) -> None:
        try:
            self.as_of.set_value(min(self.period().last, self._today))
        except Refusal as refusal:
            self.year.show_fault(refusal.sentence)
