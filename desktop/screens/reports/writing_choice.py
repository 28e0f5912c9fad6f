"""Which report in words to begin: its kind, and any period from a month to a whole term."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.rules.reports.skeletons import Skeleton
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import NumberField
from desktop.screens.widgets.report_choice import PARTS, YEARS

_SPANS = (
    ("month", "Tháng"),
    ("quarter", "Quý"),
    ("half", "Sáu tháng"),
    ("nine-months", "Chín tháng"),
    ("year", "Năm"),
    ("half-term", "Nửa nhiệm kỳ"),
    ("term", "Cả nhiệm kỳ"),
    ("days", "Từ ngày … đến ngày …"),
)
_TERM = ("half-term", "term")
_NO_TERM = "Chưa nhập ngày bắt đầu và kết thúc nhiệm kỳ. Hãy nhập trong Cài đặt, mục Cơ quan."


class WritingChoice(QWidget):
    """A kind of report and a period on two lines; `begun` asks to begin it."""

    begun = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._terms: tuple[Period, ...] = ()
        self.kind = _box("writing-kind", "Loại báo cáo")
        self.span = _box("writing-span", "Kỳ báo cáo")
        self.part = _box("writing-part", "Phần của năm")
        for code, words in _SPANS:
            self.span.addItem(words, code)
        self.year = NumberField("writing-year", least=YEARS[0], most=YEARS[1], letters=6)
        self.year.set_value(today.year)
        self.since = DateField("since", today=today)
        self.until = DateField("until", today=today)
        self.as_of = DateField("writing-as-of", today=today)
        self._year_label = parts.label("Năm", role="label")
        self._to_label = parts.label("đến", role="label")
        self._lay_out()
        self.span.currentIndexChanged.connect(self._offer)
        self.part.currentIndexChanged.connect(self._settle_day)
        self.year.line.editingFinished.connect(self._settle_day)
        self._offer()

    def show_kinds(self, kinds: tuple[Skeleton, ...], terms: tuple[Period, ...]) -> None:
        """Offer these kinds, and the periods of the term."""
        chosen = self.kind.currentData()
        self._terms = terms
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for one in kinds:
                self.kind.addItem(one.name, one.id)
            self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))

    def period(self) -> Period:
        """The period; Refusal, for its field, where something is missing."""
        span = self.span.currentData()
        if span == "days":
            since, until = self.since.value(), self.until.value()
            if since is None:
                raise self.since.refuse("Hãy nhập ngày đầu của kỳ báo cáo.")
            if until is None:
                raise self.until.refuse("Hãy nhập ngày cuối của kỳ báo cáo.")
            return Period(since, until)
        if span in _TERM:
            if not self._terms:
                raise Refusal(_NO_TERM)
            return self._terms[_TERM.index(span)]
        year = self.year.value()
        if year is None:
            raise self.year.refuse("Hãy nhập năm của kỳ báo cáo, ví dụ 2026.")
        return calendar.period(f"{year}{self.part.currentData() or ''}")

    def day(self) -> date:
        """The day as of which figures are taken: the one typed, else the usual one."""
        return self.as_of.value() or min(self.period().last, self._today)

    @Slot()
    def _begin(self) -> None:
        self.begun.emit()

    @Slot()
    def _offer(self) -> None:
        """Show the fields that the span needs."""
        span = self.span.currentData()
        choices = PARTS.get(span, ())
        with QSignalBlocker(self.part):
            self.part.clear()
            for code, words in choices:
                self.part.addItem(words, code)
            now = [at for at, (code, _) in enumerate(choices) if self._goes_on(code)]
            self.part.setCurrentIndex(now[0] if now else 0)
        self.part.setVisible(len(choices) > 1)
        for widget in (self._year_label, self.year):
            widget.setVisible(bool(choices))
        for other in (self.since, self._to_label, self.until):
            other.setVisible(span == "days")
        self._settle_day()

    @Slot()
    def _settle_day(self) -> None:
        """Propose the usual day for the figures, where the period is known."""
        try:
            self.as_of.set_value(min(self.period().last, self._today))
        except Refusal:
            self.as_of.set_value(None)

    def _goes_on(self, part: str) -> bool:
        return self._today in calendar.period(f"{self._today.year}{part}")

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (first, (self.kind, self.span, self.part, self._year_label, self.year)),
            (first, (self.since, self._to_label, self.until)),
            (second, (parts.label("Số liệu tính đến ngày", role="label"), self.as_of)),
        ):
            for widget in widgets:
                row.addWidget(widget)
        begin = parts.button("Bắt đầu viết", self._begin, name="writing-start", look="main")
        second.addWidget(begin)
        for row in (first, second):
            row.addStretch(1)
            lines.addLayout(row)


def _box(name: str, said: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(said)
    return box
