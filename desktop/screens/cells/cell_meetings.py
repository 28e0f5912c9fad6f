"""Sinh hoạt chi bộ: the year's grid, a month keyed for all cells, one meeting with its papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.errors import Refusal
from desktop.rules.calendar import Period, add_months, period
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.meeting_month import MonthPanel
from desktop.screens.cells.meeting_one import OnePanel
from desktop.screens.cells.meeting_sheets import SheetPanel
from desktop.screens.cells.meeting_year import YearPanel
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cells.meeting_grid import MonthLine
    from desktop.services.office import Office

_TITLES = {
    "chuong-trinh-sinh-hoat": "Chương trình sinh hoạt",
    "bien-ban-sinh-hoat": "Biên bản sinh hoạt",
    "nghi-quyet-sinh-hoat": "Nghị quyết sinh hoạt",
}


class CellMeetingsScreen(Screen):
    """The meetings of all cells: a year, a month, one meeting, and the score sheets."""

    title = "Sinh hoạt chi bộ"
    shows = frozenset(
        {"cell_meeting", "meeting_absence", "meeting_task", "score_sheet", "cell", "person"}
        | {"belonging", "membership", "movement", "transfer", "case", "step", "central", "remark"}
        | {"mentorship", "trial_task", "day_off", "local_limit", "office"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._month = office.today().replace(day=1)
        self._entered = ""
        self._stale_tabs: set[int] = set()
        self._lines: tuple[MonthLine, ...] | None = None
        self.year = YearPanel()
        self.month = MonthPanel()
        self.one = OnePanel(self)
        self.sheets = SheetPanel(self)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("meeting-tabs")
        self._tabs.addTab(self.year, "&1 Cả năm")
        self._tabs.addTab(self.month, "&2 Nhập tháng")
        self._tabs.addTab(self.one, "&3 Một kỳ họp")
        self._tabs.addTab(self.sheets, "&4 Phiếu chấm điểm")
        self._stack = PaperStack(self, self._tabs, "Sinh hoạt chi bộ")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self._tabs)
        self.add_button("‹ Tháng trước", self.month_before, name="meeting-month-before")
        self.add_button("Tháng sau ›", self.month_after, name="meeting-month-after")
        self._wire()

    def refresh(self) -> None:
        """Read the tab that is shown again; the others when they are shown."""
        self._stale_tabs = set(range(self._tabs.count()))
        self._lines = None
        self._read_tab(self._tabs.currentIndex())

    @Slot(int)
    def _read_tab(self, at: int) -> None:
        """Read what a tab shows, unless that was read since the last change."""
        if at not in self._stale_tabs:
            return
        from desktop.services.cells import meeting_grid, meeting_scores

        today = self.office.today()
        if at == self._tabs.indexOf(self.year):
            year = self.office.read(meeting_grid.year_lines, year=self._month.year, day=today)
            self.year.show_year(year)
        elif at == self._tabs.indexOf(self.sheets):
            self.sheets.show_lines(self.office.read(meeting_scores.sheets))
        else:
            self._show_month(self._tabs.widget(at))
        self._stale_tabs.discard(at)
        told = f"Tháng {self._month.month}/{self._month.year}"
        self.set_heading(self.title, f"{told} · {self._entered}" if self._entered else told)

    def _show_month(self, tab: QWidget | None) -> None:
        """Show the month on the tab that is looked at; it is read once for both."""
        from desktop.services.cells import meeting_grid

        month = f"{self._month:%Y-%m}"
        lines = self._lines
        if lines is None:
            today = self.office.today()
            lines = self.office.read(meeting_grid.month_lines, month=month, day=today)
            self._lines = lines
        if tab is self.one:
            self.one.show_cells(month, lines)
        else:
            due = self.office.read(meeting_grid.due, month=month)
            self.month.show_month(self._period(), lines, due)
        entered = sum(one.state in ("held", "late", "skipped") for one in lines)
        self._entered = f"{entered} trong {len(lines)} chi bộ đã ghi" if lines else ""

    def open_record(self, record: str) -> None:
        """Show a month, 2026-03; followed by # and the id of a cell, its meeting."""
        month, _, cell_id = record.partition("#")
        if month:
            self._month = period(month).first
        self._stack.leave()
        self._tabs.setCurrentWidget(self.one if cell_id else self.month)
        self.refresh()
        if cell_id:
            self.one.open_cell(cell_id)

    def unsaved(self) -> bool:
        """Whether anything is typed on any tab that is not saved."""
        return self.month.is_edited() or self.one.unsaved() or self.sheets.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save what is typed on all tabs."""
        return self.save_month() and self.one.save() and self.sheets.save()

    @Slot()
    def save_month(self) -> bool:
        """Save the month of all cells as one change."""
        from desktop.services.cells import cell_meetings

        try:
            lines = self.month.changed_lines()
        except Refusal as refusal:
            self._tabs.setCurrentWidget(self.month)
            self.show_fault(refusal)
            return False
        if not lines:
            return True
        if not self.do(cell_meetings.set_month, month=f"{self._month:%Y-%m}", lines=lines):
            return False
        self.month.forget()
        self.refresh()
        return True

    def discard(self) -> None:
        """Show everything as it was saved."""
        self.month.forget()
        self.one.discard()
        self.sheets.discard()

    @Slot()
    def month_before(self) -> None:
        """Go to the month before."""
        self._go(add_months(self._month, -1))

    @Slot()
    def month_after(self) -> None:
        """Go to the month after."""
        self._go(add_months(self._month, 1))

    @Slot()
    def print_out(self) -> None:
        """Lay out the minutes of the meeting shown; once a paper is shown, print it."""
        if self._stack.paper_is_shown():
            self._stack.page.print_out()
        else:
            self._lay_out("bien-ban-sinh-hoat")

    def _wire(self) -> None:
        self.month.saved.connect(self.save_month)
        self.year.opened.connect(self._open_cell)
        self.one.printed.connect(self._lay_out)
        self._tabs.currentChanged.connect(self._read_tab)

    def _period(self) -> Period:
        return period(f"{self._month:%Y-%m}")

    def _go(self, month: date) -> None:
        if self.may_leave():
            self._month = month
            self._entered = ""
            self._stack.leave()
            self.refresh()

    @Slot(str)
    def _open_cell(self, cell_id: str) -> None:
        self._tabs.setCurrentWidget(self.one)
        self.one.open_cell(cell_id)

    @Slot(str)
    def _lay_out(self, form_id: str) -> None:
        from desktop.services.cells import meeting_papers

        cell_id = self.one.cell_id()
        if not cell_id:
            self.say("Hãy chọn một chi bộ ở thẻ “Một kỳ họp” rồi in.")
            return
        if not self.one.save():
            return
        try:
            sheet = self.office.read(
                meeting_papers.sheet,
                form_id=form_id,
                cell_id=cell_id,
                month=f"{self._month:%Y-%m}",
                day=self.office.today(),
                kind=self.one.kind,
            )
        except Refusal as refusal:
            self._tabs.setCurrentWidget(self.one)
            self.show_fault(refusal)
            return
        self._stack.lay_out(sheet, f"{_TITLES[form_id]} {self._month:%m-%Y}")
