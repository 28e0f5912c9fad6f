"""How a table of the office's own is put together: whom it counts, rows, columns, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.reports.own_tables import MOST_YEARS, SUBJECTS, OwnTable
from desktop.screens.widgets import parts
from desktop.screens.widgets.condition_editor import ConditionEditor
from desktop.screens.widgets.fields import FlagField, LongTextField, NumberField, TextField
from desktop.screens.widgets.split_editor import SplitEditor

if TYPE_CHECKING:
    from desktop.rules.reports.table_facts import Facts

_NOTE_LINES = 3


class OwnTableForm(QTabWidget):
    """The parts of a table in four tabs; `changed` tells that it is another one now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("own-table-form")
        self._facts: Facts = {}
        self.name = TextField("name")
        self.subject = QComboBox()
        self.subject.setObjectName("subject")
        for one in SUBJECTS.values():
            self.subject.addItem(one.title, one.id)
        self.subject.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.years = NumberField("years", most=MOST_YEARS, letters=3)
        self.share = FlagField("share", "Thêm cột tỷ lệ %")
        self.note = LongTextField("note", lines=_NOTE_LINES)
        self.rows = SplitEditor("rows", "dòng")
        self.columns = SplitEditor("columns", "cột")
        self.filter = ConditionEditor("filter", "Điều kiện lọc")
        for page, words in (
            (self._head(), "&1 Biểu"),
            (self.rows, "&2 Dòng"),
            (self.columns, "&3 Cột"),
            (self._filter_page(), "&4 Lọc"),
        ):
            self.addTab(parts.scrolling(page), words)
        self._wire()

    def offer(self, facts: Facts) -> None:
        """Offer the facts of the office as it is now."""
        self._facts = facts
        self._offer()

    def table(self) -> OwnTable:
        """The table as it is put together; a number that cannot be read counts as none."""
        try:
            years = self.years.value() or 0
        except Refusal:
            years = 0
        return OwnTable(
            name=self.name.value(),
            subject=str(self.subject.currentData()),
            filter=self.filter.asked(),
            rows=self.rows.split(),
            columns=self.columns.split(),
            years=years,
            share=self.share.value(),
            note=self.note.value(),
        )

    def show_table(self, table: OwnTable) -> None:
        """Show a table, without telling of a change."""
        self.name.set_value(table.name)
        self.subject.setCurrentIndex(max(0, self.subject.findData(table.subject)))
        self._offer()
        self.years.set_value(table.years)
        self.share.set_value(table.share)
        self.note.set_value(table.note)
        self.rows.show_split(table.rows)
        self.columns.show_split(table.columns)
        self.filter.show_asked(table.filter)

    def focus_first(self) -> None:
        """Put the cursor into the name."""
        self.setCurrentIndex(0)
        self.name.setFocus()

    def _head(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        for words, field in (
            ("Tên biểu", self.name),
            ("Đếm ai", self.subject),
            ("So với mấy năm trước (0 đến 5)", self.years),
            ("", self.share),
            ("Ghi chú in dưới tên biểu", self.note),
        ):
            if words:
                label = parts.label(words, role="label")
                label.setBuddy(field)
                down.addWidget(label)
                getattr(field, "input", field).setAccessibleName(words)
            down.addWidget(field)
        down.addStretch(1)
        return page

    def _filter_page(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        hint = "Chỉ đếm ai đúng các điều kiện sau; chưa có điều kiện nào thì đếm tất cả."
        down.addWidget(parts.label(hint, role="hint", wrap=True))
        down.addWidget(self.filter, 1)
        return page

    def _wire(self) -> None:
        self.name.changed.connect(self.changed)
        self.subject.activated.connect(self._other_subject)
        self.years.changed.connect(self.changed)
        self.share.changed.connect(self.changed)
        self.note.changed.connect(self.changed)
        for part in (self.rows, self.columns, self.filter):
            part.changed.connect(self.changed)

    @Slot()
    def _other_subject(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Offer what can be asked of those who are counted."""
        subject = SUBJECTS[str(self.subject.currentData())]
        for part in (self.rows, self.columns, self.filter):
            part.offer(self._facts, subject.of, moves=subject.moves)
