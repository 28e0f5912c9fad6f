"""Sổ và danh sách: a register or list of a period, as it will be printed, and as a workbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.screens.ask import WORKBOOK
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import NumberField
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.papers.listings import MadeList

_YEAR, _TERM = "", "term"
_PARTS = (
    (_YEAR, "Cả năm"),
    *((f"-Q{at}", f"Quý {name}") for at, name in enumerate(("I", "II", "III", "IV"), 1)),
    *((f"-{at:02d}", f"Tháng {at}") for at in range(1, 13)),
    (_TERM, "Cả nhiệm kỳ"),
)
_EMPTY = "Chọn một sổ hoặc danh sách ở bên trái; bản in hiện ở đây."


class ListsTab(QWidget):
    """The lists at the left, the paper of the chosen one at the right."""

    def __init__(self, host: Screen) -> None:
        from desktop.services.papers import listings

        super().__init__()
        self._host = host
        self._made: MadeList | None = None
        self._asked = 0
        self.lists = LineList("lists", empty="Không có sổ nào.")
        self.lists.setAccessibleName("Sổ và danh sách")
        self.lists.show_lines(
            Line(key=one.form, title=one.title, row=one) for one in listings.choices()
        )
        self.page = PageView(host.ask, host.background, empty=_EMPTY)
        self._told = parts.label(name="list-told", role="hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(self._top())
        layout.addWidget(parts.beside(self.lists, self.page, shares=(2, 5)), 1)
        self.lists.picked.connect(self.show_list)

    def refresh(self) -> None:
        """Offer the cells there are, and read the chosen list again."""
        from desktop.services import facts

        chosen = self._cell.currentData()
        with QSignalBlocker(self._cell):
            self._cell.clear()
            self._cell.addItem("Cả đảng bộ", "")
            for cell in self._host.office.read(facts.cells):
                self._cell.addItem(cell.name, cell.id)
            self._cell.setCurrentIndex(max(0, self._cell.findData(chosen)))
        if self._made is not None:
            self.show_list()

    def print_out(self) -> None:
        """Print the list that is shown."""
        self.page.print_out()

    @Slot()
    def show_list(self) -> None:
        """Fill the chosen list and show its paper."""
        line = self.lists.current_line()
        if line is None:
            return
        try:
            period = self._period()
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return
        self._host.strip.clear()
        self._asked += 1
        cell = str(self._cell.currentData() or "")
        handover = self._handover.isChecked()
        work = whole(partial(self._filled, self._asked, line.key, period, cell, handover))
        self._host.background.run("Đang lập sổ", work, done=self._show_paper)

    @Slot()
    def save_workbook(self) -> None:
        """Write the list that is shown as a workbook."""
        from desktop.services.papers import listings, printing

        made = self._made
        if made is None:
            return
        path = self._host.ask.save_path("Lưu Excel", f"{made.title}.xlsx", WORKBOOK)
        if path is None:
            return
        try:
            printing.save(path, listings.xlsx_bytes(made))
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
        else:
            self._host.say(f"Đã lưu {path}.")

    def _top(self) -> QHBoxLayout:
        self._part = QComboBox()
        self._part.setObjectName("list-part")
        self._part.setAccessibleName("Kỳ của sổ")
        for code, words in _PARTS:
            self._part.addItem(words, code)
        self._year = NumberField("list-year", least=1930, most=2100, letters=6)
        self._year.input.setAccessibleName("Năm")
        self._year.set_value(self._host.office.today().year)
        self._cell = QComboBox()
        self._cell.setObjectName("list-cell")
        self._cell.setAccessibleName("Chi bộ")
        self._workbook = parts.button("Lưu Excel…", self.save_workbook, name="list-xlsx")
        self._workbook.setEnabled(False)
        self._handover = QCheckBox("Trang bàn giao")
        self._handover.setObjectName("list-handover")
        self._handover.setToolTip("Thêm ở cuối sổ trang biên bản để hai bên ký khi bàn giao.")
        row = QHBoxLayout()
        year = parts.label("Năm", role="label")
        for widget in (self._part, year, self._year, self._cell, self._handover):
            row.addWidget(widget)
        row.addWidget(self._told, 1)
        row.addWidget(self._workbook)
        self._part.currentIndexChanged.connect(self.show_list)
        self._cell.currentIndexChanged.connect(self.show_list)
        self._year.line.editingFinished.connect(self.show_list)
        self._handover.toggled.connect(self.show_list)
        return row

    def _period(self) -> Period:
        from desktop.services.papers import listings

        if self._part.currentData() == _TERM:
            return self._host.office.read(listings.running_term)
        year = self._year.value()
        if year is None:
            raise Refusal("Hãy nhập năm của sổ, ví dụ 2026.", field="list-year")
        return calendar.period(f"{year}{self._part.currentData()}")

    def _filled(
        self, asked: int, form: str, period: Period, cell: str, handover: bool
    ) -> tuple[MadeList, bytes] | None:
        """In the worker: the list and its PDF; None if another one was asked for meanwhile."""
        from desktop.services.papers import listings, printing

        if asked != self._asked:
            return None
        office = self._host.office
        made = office.read(
            listings.make,
            form_id=form,
            period=period,
            cell_id=cell,
            today=office.today(),
            handover=handover,
        )
        return made, printing.pdf_bytes(made.sheet)

    def _show_paper(self, filled: tuple[MadeList, bytes] | None) -> None:
        if filled is None:
            return
        self._made, pdf = filled
        self._told.setText(
            f"{self._made.count} dòng từ dữ liệu"
            if self._made.count
            else "Dữ liệu không có dòng nào; sổ in đầu trang và dòng trống để ghi tay."
        )
        self._workbook.setEnabled(True)
        self.page.show_pdf(pdf, self._made.title)
