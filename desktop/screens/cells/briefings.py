"""Giao ban: a month of all cells in one place, and on one paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules.facts.briefing import Briefing, BriefingFigure, Reminder
from desktop.rules.months import beside, month_of, period_of
from desktop.rules.text import date_text
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.cells.briefings_cells import CellsPanel
from desktop.screens.cells.briefings_difficulties import DifficultiesPanel
from desktop.screens.today import WORK
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import briefing_facts, briefings, organisations
from desktop.services.office import Arguments, Command, Office
from desktop.services.papers import printing

PRINT = "print"
"""After # in a record: show the paper at once."""
_OWN = frozenset({"briefing", "cell_report", "difficulty"})
_NO_WORK = "Không có việc nào quá hạn hoặc đến hạn trong 30 ngày tới."
_NO_FIGURES = "Đang gom số liệu của tháng…"


class BriefingsScreen(Screen):
    """One month at a time: reports of cells, difficulties, figures, work to remind of."""

    title = "Giao ban"
    shows = _OWN | WORK | {"unit", "target"}

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._month = month_of(office.today())
        self._gathered: Briefing | None = None
        self._mine = False
        self._to_print = False
        self.cells = CellsPanel(self)
        self.difficulties = DifficultiesPanel(self)
        self.figures = _figures()
        self.reminders = LineList("reminders", empty=_NO_WORK)
        self.reminders.setAccessibleName("Nhắc việc")
        self.form = _form(office)
        self.page = PageView(ask, background, empty="Đang dàn trang…")
        self._build()
        self._wire()

    def refresh(self) -> None:
        """Gather the month again, or, after a change made here, only what was entered for it."""
        if self._mine and self._gathered is not None:
            self._show()
            return
        self._gathered = None
        work = partial(
            self.office.read, briefing_facts.gather, month=self._month, day=self.office.today()
        )
        if self.office.path is None:
            # An office in memory has one connection, which two threads cannot share.
            self._take(work())
        else:
            self.cells.table.set_empty(_NO_FIGURES)
            self.reminders.set_empty(_NO_FIGURES)
            self.background.run("Đang gom số liệu của tháng", whole(work), done=self._take)

    def open_record(self, record: str) -> None:
        """Show a month, 2026-03; followed by #print, its paper."""
        month, _, wish = record.partition("#")
        self._go(month)
        self._to_print = wish == PRINT
        if self._to_print and self._gathered is not None and not self._stale:
            self._print_now()

    def unsaved(self) -> bool:
        """Whether something is typed on any tab that is not saved."""
        edited = self.cells.unsaved() or self.difficulties.unsaved()
        return edited or self.form.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save what is typed on all tabs."""
        return self.cells.save() and self.difficulties.save() and self._save_form()

    @Slot()
    def discard(self) -> None:
        """Put back what was there before typing."""
        self.cells.discard()
        self.difficulties.discard()
        self.form.show_row(None)
        if self._gathered is not None:
            self._show()

    def do(
        self, command: Command[Arguments], *args: Arguments.args, **values: Arguments.kwargs
    ) -> bool:
        """Run a command of this screen, after which the facts need not be gathered again."""
        self._mine = True
        try:
            return super().do(command, *args, **values)
        finally:
            self._mine = False

    @Slot()
    def print_out(self) -> None:
        """Show the paper of the month as it will be printed; once it is shown, print it."""
        if self._stack.currentIndex() == 1 and self.page.page_count():
            self.page.print_out()
        elif self.save():
            self._print_now()

    @Slot()
    def earlier(self) -> None:
        """Go to the month before."""
        self._step(-1)

    @Slot()
    def later(self) -> None:
        """Go to the month after."""
        self._step(1)

    def _build(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setObjectName("briefing-tabs")
        last = QWidget()
        down = QVBoxLayout(last)
        down.addWidget(parts.scrolling(self.form), 1)
        self._save_button = parts.button("Lưu", self.save, name="briefing-save", look="main")
        down.addWidget(self._save_button, 0, Qt.AlignmentFlag.AlignLeft)
        for title, tab in (
            ("&1 Chi bộ báo cáo", self.cells),
            ("&2 Khó khăn, vướng mắc", self.difficulties),
            ("&3 Số liệu", self.figures),
            ("&4 Nhắc việc", self.reminders),
            ("&5 Kết luận", last),
        ):
            self._tabs.addTab(tab, title)
        paper = QWidget()
        layout = QVBoxLayout(paper)
        layout.setContentsMargins(0, 0, 0, 0)
        back = parts.button("‹ Giao ban", self._show_tabs, name="briefing-back")
        self.page.head.insertWidget(0, back)
        layout.addWidget(self.page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tabs)
        self._stack.addWidget(paper)
        self.body.addWidget(self._stack, 1)
        self.add_button("‹ Tháng trước", self.earlier, name="month-earlier")
        self.add_button("Tháng sau ›", self.later, name="month-later")
        self.add_button("Xem bản in (Ctrl+P)", self.print_out, name="briefing-pdf", main=True)
        self.setFocusProxy(self.cells.table)

    def _wire(self) -> None:
        self.reminders.opened.connect(self._open)
        self.form.edited.connect(self._save_button.setEnabled)
        self._save_button.setEnabled(False)

    def _step(self, months: int) -> None:
        if self.may_leave():
            self._go(beside(self._month, months))

    def _go(self, month: str) -> None:
        """Go to a month; Refusal if it is none."""
        period_of(month)
        self._show_tabs()
        if month == self._month:
            return
        self._month = month
        self.form.show_row(None)
        self.keep_up()

    def _save_form(self) -> bool:
        try:
            changes = self.form.changes()
        except Refusal as refusal:
            self._tabs.setCurrentIndex(self._tabs.count() - 1)
            self.form.fields[refusal.field or ""].setFocus()
            return False
        return not changes or self.do(briefings.set_briefing, month=self._month, **changes)

    @Slot(object)
    def _take(self, gathered: Briefing) -> None:
        """Facts have been gathered; those of a month left meanwhile are of no use."""
        if gathered.month != self._month:
            return
        self._gathered = gathered
        self._show()
        if self._to_print:
            self._print_now()

    def _show(self) -> None:
        assert self._gathered is not None
        held = self.office.read(briefings.told, gathered=self._gathered)
        self.set_heading(f"Giao ban {held.period}", _summary(held))
        self.cells.show_cells(held.month, held.cells)
        cells = self.office.read(organisations.cells)
        self.difficulties.show_difficulties(held.month, held.difficulties, cells)
        self.figures.show_rows(held.figures)
        self.reminders.set_empty(_NO_WORK)
        self.reminders.show_lines(_lines(held.reminders))
        self.form.show_row(
            {"day": held.day, "chair": held.chair, "conclusion": held.conclusion}, keep_edits=True
        )

    def _print_now(self) -> None:
        self._to_print = False
        try:
            sheet = self.office.read(
                briefings.sheet, month=self._month, day=self.office.today(), known=self._gathered
            )
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
            return
        work = whole(partial(printing.pdf_bytes, sheet))
        self.background.run("Đang dàn trang giao ban", work, done=self._show_paper)

    @Slot(object)
    def _show_paper(self, pdf: bytes) -> None:
        self.page.show_pdf(pdf, f"Giao ban {self._month}")
        self._stack.setCurrentIndex(1)
        self.page.setFocus()

    @Slot()
    def _show_tabs(self) -> None:
        self._stack.setCurrentIndex(0)

    @Slot(object)
    def _open(self, line: Line) -> None:
        reminder: Reminder = line.row  # type: ignore[assignment]  # every line with a key has one
        self.go.emit(reminder.screen, reminder.record)


def _summary(held: Briefing) -> str:
    told = [f"{held.reported} chi bộ đã báo cáo"] if held.cells else ["chưa có chi bộ nào"]
    open_ones = sum(one.settled is None for one in held.difficulties)
    late = sum(one.late for one in held.reminders)
    if open_ones:
        told.append(f"{open_ones} khó khăn chưa xong")
    if late:
        told.append(f"{late} việc quá hạn")
    if held.as_of:
        told.append(f"số liệu đến ngày {date_text(held.as_of)}")
    return " · ".join(told)


def _lines(reminders: tuple[Reminder, ...]) -> list[Line]:
    lines: list[Line] = []
    for title, late in (("Quá hạn", True), ("Sắp đến hạn", False)):
        group = [one for one in reminders if one.late is late]
        if group:
            lines.append(Line(title=f"{title} ({len(group)})"))
            lines += [_line(one) for one in group]
    return lines


def _line(one: Reminder) -> Line:
    return Line(
        key=one.record,
        title=one.work,
        note=" · ".join(part for part in (one.cell, one.reason) if part),
        side=date_text(one.due) if one.due else "",
        tone="late" if one.late else "",
        row=one,
    )


def _figures() -> Table:
    right = Qt.AlignmentFlag.AlignRight
    return Table(
        [
            Column("Số liệu", _title, width=60),
            Column("Trong tháng", _of_month, align=right, width=14),
            Column("Từ đầu năm", _of_year, align=right, width=14),
        ],
        name="briefing-figures",
        empty=_NO_FIGURES,
    )


def _title(figure: BriefingFigure) -> str:
    return figure.title


def _of_month(figure: BriefingFigure) -> str:
    return figure.month


def _of_year(figure: BriefingFigure) -> str:
    return figure.year


def _form(office: Office) -> FieldForm:
    form = FieldForm("briefing-form", columns=1)
    form.add(DateField("day", today=office.today()), "Ngày giao ban")
    form.add(TextField("chair"), "Người chủ trì")
    form.add(LongTextField("conclusion", lines=8), "Kết luận")
    return form
