"""Which report, of which period: a year, a quarter or a month, as the report asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import NumberField

if TYPE_CHECKING:
    from desktop.rules.reports.statistics import Report

YEARS = (1930, 2100)
_QUARTERS = tuple((f"-Q{at}", f"Quý {name}") for at, name in enumerate(("I", "II", "III", "IV"), 1))
_MONTHS = tuple((f"-{at:02d}", f"Tháng {at}") for at in range(1, 13))
PARTS = {
    "year": (("", "Cả năm"),),
    "half": (("-H1", "Sáu tháng đầu năm"), ("-H2", "Sáu tháng cuối năm")),
    "nine-months": (("-9M", "Chín tháng đầu năm"),),
    "quarter": _QUARTERS,
    "month": _MONTHS,
}

_LETTERS, _ARROW = 14, 8


class ReportChoice(QWidget):
    """A report and a period on one line; `changed` tells that another one is meant."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._offered: tuple[Report, ...] = ()
        self.report = QComboBox()
        self.report.setObjectName("report")
        self.report.setAccessibleName("Báo cáo")
        # On a narrow screen a long title gives way; the list and the heading tell it whole.
        self.report.setMinimumContentsLength(_LETTERS)
        self.report.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.part = QComboBox()
        self.part.setObjectName("period-part")
        self.part.setAccessibleName("Phần của năm")
        self.year = NumberField("year", least=YEARS[0], most=YEARS[1], letters=6)
        self.year.input.setAccessibleName("Năm")
        self.year.set_value(today.year)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.report, 1)
        row.addWidget(self.part)
        row.addWidget(parts.label("Năm", role="label"))
        row.addWidget(self.year)
        row.addStretch(0)
        self.refresh()
        self.report.currentIndexChanged.connect(self._choose_report)
        self.part.currentIndexChanged.connect(self._tell)
        self.year.line.editingFinished.connect(self._tell)

    def refresh(self) -> None:
        """Offer the reports there are now: an update pack may bring others.

        What was chosen stays chosen as far as it is still there.
        """
        from desktop.services.reports import statistics

        if self._offered == statistics.reports():
            return
        report, part = self.report.currentData(), self.part.currentData()
        self._offered = statistics.reports()
        with QSignalBlocker(self.report), QSignalBlocker(self.part):
            self.report.clear()
            for one in self._offered:
                self.report.addItem(one.title, one.id)
            metrics = self.report.fontMetrics()
            widest = max(metrics.horizontalAdvance(one.title) for one in self._offered)
            widest += _ARROW * metrics.averageCharWidth()
            self.report.view().setMinimumWidth(widest)
            self.report.setMaximumWidth(widest)
            self.report.setCurrentIndex(max(self.report.findData(report), 0))
            self._offer_parts()
            if self.report_id() == report and self.part.findData(part) >= 0:
                self.part.setCurrentIndex(self.part.findData(part))

    def report_id(self) -> str:
        """The id of the report."""
        return str(self.report.currentData())

    def period(self) -> Period:
        """The period; Refusal, for the year, where none is typed."""
        year = self.year.value()
        if year is None:
            raise Refusal("Hãy nhập năm của kỳ báo cáo, ví dụ 2026.", field="year")
        return calendar.period(f"{year}{self.part.currentData() or ''}")

    def usual_day(self) -> date:
        """The day as of which the figures are usually taken: today, or the end of a past period."""
        return min(self.period().last, self._today)

    @Slot()
    def _choose_report(self) -> None:
        self._offer_parts()
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def _offer_parts(self) -> None:
        [periods] = [one.periods for one in self._offered if one.id == self.report_id()]
        choices = [part for kind in periods for part in PARTS[kind]]
        present = [at for at, (code, _) in enumerate(choices) if self._goes_on(code)]
        with QSignalBlocker(self.part):
            self.part.clear()
            for code, words in choices:
                self.part.addItem(words, code)
            self.part.setCurrentIndex(present[0] if present else 0)
        self.part.setVisible(len(choices) > 1)

    def _goes_on(self, part: str) -> bool:
        """Whether a part of the year, in the year of today, holds today."""
        return self._today in calendar.period(f"{self._today.year}{part}")
