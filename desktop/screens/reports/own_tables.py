"""Biểu tự lập: tables that the office puts together itself, counted while it does so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens.ask import WORD, WORKBOOK, Ask
from desktop.screens.background import Background, whole
from desktop.screens.reports.own_table_form import OwnTableForm
from desktop.screens.reports.own_table_list import OwnTableList
from desktop.screens.reports.report_names import named_lines, screen_of
from desktop.screens.widgets import parts
from desktop.screens.widgets.figure_grid import FigureGrid
from desktop.screens.widgets.line_list import Line as ShownLine
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.period_choice import PeriodChoice
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.rules.reports.own_table_counts import Counted
    from desktop.rules.reports.own_tables import OwnTable
    from desktop.rules.reports.statistics import Line
    from desktop.services.office import Office
    from desktop.services.reports.own_tables import Ground

_NO_NAMES = "Chọn một số ở trên để xem tên của những người, chi bộ hoặc nơi trong số đó."
_AT_ONCE = 1000
"""So many people are counted before anybody notices."""
_PAUSE = 150
"""Milliseconds without a change before it is counted again."""


class OwnTablesScreen(Screen):
    """A list of the tables and of what to begin one from; then one table, counted beside it."""

    title = "Biểu tự lập"
    shows = frozenset(
        {
            "own_table",
            "people_filter",
            "person",
            "case",
            "step",
            "cell",
            "unit",
            "belonging",
            "membership",
        }
        | {"movement", "transfer", "member_rank", "cell_rank", "office", "at_admission", "central"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._id = ""
        self._revision: int | None = None
        self._kept: OwnTable | None = None
        self._ground: Ground | None = None
        self._counted: Counted | None = None
        self._year = 0
        self._asked = 0
        self.list = OwnTableList(self)
        self.choice = PeriodChoice(office.today())
        self.form = OwnTableForm()
        self.grid = FigureGrid("own-figures")
        self.names = LineList("names", empty=_NO_NAMES)
        self.names.setAccessibleName("Tên trong số liệu")
        self.told = parts.label(name="own-told", role="hint", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._stack = PaperStack(self, self._work(), "Số liệu")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._stack)
        self.body.addWidget(self._pages, 1)
        self._buttons = [
            self.add_button("Lưu Excel…", self.save_workbook, name="own-xlsx"),
            self.add_button("Lưu Word…", self.save_word, name="own-docx"),
            self.add_button("Xem bản in (Ctrl+P)", self.print_out, name="own-pdf"),
            self.add_button("Lưu biểu (Ctrl+S)", self.save, name="own-save", main=True),
        ]
        self._wire()
        self._show_page()

    def refresh(self) -> None:
        """Read the tables again, and count the one that is open anew."""
        from desktop.services.reports import own_tables

        year = self.office.today().year
        saved = self.office.read(own_tables.tables, year=year)
        self.list.show_saved(saved, self.office.read(own_tables.of_filters))
        self._ground = None
        kept = next((one for one in saved if one.id == self._id), None)
        if kept is not None and kept.table == self.form.table():
            self._kept, self._revision = kept.table, kept.revision
            self._count()
        elif kept is not None and not self.unsaved():
            self._open(kept.id, kept.table, kept.revision)
        elif kept is None and self._revision is not None:
            self._close()
        elif self._pages.currentIndex() == 1:
            self._count()

    def unsaved(self) -> bool:
        """Whether the open table is otherwise than it is kept."""
        return self._pages.currentIndex() == 1 and self.form.table() != self._kept

    @Slot()
    def save(self) -> bool:
        """Keep the open table; False if it was refused and the fault is shown."""
        from desktop.services.reports import own_tables

        if not self.unsaved():
            return True
        table = self.form.table()
        # What is kept is what is typed: the refreshing after it must not take it for a change.
        before, self._kept = self._kept, table
        if self.do(own_tables.save_table, id=self._id, table=table, revision=self._revision):
            return True
        self._kept = before
        return False

    def discard(self) -> None:
        """Leave the table as it was kept, a new one altogether."""
        if self._revision is not None and self._kept is not None:
            self._open(self._id, self._kept, self._revision)
        else:
            self._close()

    def begin(self, table: OwnTable) -> None:
        """Open a table that is not kept yet, under a name that is free."""
        from desktop.services.people.people import new_id
        from desktop.services.reports import own_tables

        name = self.office.read(own_tables.free_name, name=table.name)
        self._open(new_id(), replace(table, name=name), None)
        self._kept = None
        self.form.focus_first()

    def open_record(self, record: str) -> None:
        """Open the table of an id."""
        kept = self.list.saved(record)
        if kept is not None:
            self._open(kept.id, kept.table, kept.revision)
            self.grid.setFocus()

    @Slot()
    def leave_table(self) -> None:
        """Go back to the list, after asking what to do with anything unsaved."""
        if self.may_leave():
            self._close()

    @Slot()
    def print_out(self) -> None:
        """Show the table as it will be printed; once it is shown, print it."""
        from desktop.services.reports import own_table_prints

        if self._pages.currentIndex() == 0:
            super().print_out()
        elif self._stack.paper_is_shown():
            self._stack.page.print_out()
        elif self._counted is not None:
            try:
                sheet = self.office.read(own_table_prints.sheet, counted=self._counted)
            except Refusal as refusal:
                self.show_fault(refusal)
                return
            self._stack.lay_out(sheet, self._counted.title)

    @Slot()
    def save_workbook(self) -> None:
        """Write the figures as a workbook, each leading to its names."""
        from desktop.services.reports import own_table_prints

        def made(counted: Counted) -> bytes:
            return self.office.read(own_table_prints.workbook, counted=counted)

        self._write(WORKBOOK, ".xlsx", made)

    @Slot()
    def save_word(self) -> None:
        """Write the table as a Word document."""
        from desktop.services.papers import printing
        from desktop.services.reports import own_table_prints

        def made(counted: Counted) -> bytes:
            return printing.docx_bytes(self.office.read(own_table_prints.sheet, counted=counted))

        self._write(WORD, ".docx", made)

    def _write(self, kind: tuple[str, str], ending: str, made: Callable[[Counted], bytes]) -> None:
        from desktop.services.papers import printing

        if self._counted is None:
            return
        path: Path | None = self.ask.save_path("Lưu biểu", f"{self._counted.title}{ending}", kind)
        if path is None:
            return
        try:
            printing.save(path, made(self._counted))
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
        else:
            self.say(f"Đã lưu {path}.")

    def _work(self) -> QWidget:
        figures = QSplitter(Qt.Orientation.Vertical)
        figures.setChildrenCollapsible(False)
        figures.addWidget(self.grid)
        figures.addWidget(self.names)
        figures.setStretchFactor(0, 3)
        figures.setStretchFactor(1, 2)
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.told)
        down.addWidget(figures, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(parts.button("‹ Các biểu", self.leave_table, name="own-leave"))
        row.addWidget(self.choice, 1)
        layout.addLayout(row)
        layout.addWidget(parts.beside(self.form, right, shares=(5, 7)), 1)
        return page

    def _wire(self) -> None:
        self.list.chosen.connect(self.open_record)
        self.list.begun.connect(self.begin)
        self.choice.changed.connect(self._count)
        self.form.changed.connect(self._timer.start)
        self._timer.timeout.connect(self._count)
        self.grid.picked.connect(self._show_names)
        self.grid.opened.connect(self._enter_names)
        self.names.opened.connect(self._open_name)

    def _open(self, id: str, table: OwnTable, revision: int | None) -> None:
        self._id, self._revision = id, revision
        self._offer()
        self.form.show_table(table)
        # As the form reads it back: a value that it cannot show is then no change of the user.
        self._kept = self.form.table()
        self._pages.setCurrentIndex(1)
        self._show_page()
        self._count()

    def _close(self) -> None:
        self.list.select(self._id)
        self._id, self._revision, self._kept = "", None, None
        self._timer.stop()
        self._stack.setCurrentIndex(0)
        self._pages.setCurrentIndex(0)
        self._show_page()
        self.list.setFocus()

    def _show_page(self) -> None:
        for button in self._buttons:
            button.setVisible(self._pages.currentIndex() == 1)

    def _offer(self) -> Ground:
        """What the table is counted from, read again when the data or the year is another."""
        from desktop.services.reports import own_tables

        try:
            year = self.choice.period().last.year
        except Refusal:
            year = self.office.today().year
        if self._ground is None or self._year != year:
            self._ground, self._year = self.office.read(own_tables.ground, year=year), year
            self.form.offer(self._ground.known)
        return self._ground

    @Slot()
    def _count(self) -> None:
        """Count what is put together now; a large office is counted beside the window."""
        from desktop.services.reports import own_tables

        if self._pages.currentIndex() == 0:
            return
        self._timer.stop()
        self._asked += 1
        table, ground = self.form.table(), self._offer()
        try:
            period, as_of = self.choice.period(), self.choice.day()
            work = partial(own_tables.count, table, ground, period, as_of)
            if len(ground.office.people) <= _AT_ONCE:
                self._show_counted(self._asked, work())
                return
        except Refusal as refusal:
            self._show_missing(self._asked, refusal)
            return
        self.background.run(
            "Đang tính biểu",
            whole(work),
            done=partial(self._show_counted, self._asked),
            failed=partial(self._show_missing, self._asked),
        )

    def _show_counted(self, asked: int, counted: Counted) -> None:
        """Show the figures, unless something else was asked since."""
        if asked == self._asked:
            self._counted = counted
            self.told.setText(" · ".join((counted.title, *counted.proofs)))
            self.grid.show_counted(counted)

    def _show_missing(self, asked: int, fault: Exception) -> None:
        """Say what is still missing before it can be counted; any other fault is not ours."""
        if not isinstance(fault, Refusal):
            raise fault
        if asked == self._asked:
            self._counted = None
            self.told.setText(fault.sentence)
            self.grid.show_counted(None)

    @Slot(object)
    def _show_names(self, line: Line | None) -> None:
        self.names.set_empty(f"{line.title}: không có ai." if line else _NO_NAMES)
        self.names.show_lines(named_lines(line) if line else ())

    @Slot()
    def _enter_names(self) -> None:
        self.names.setFocus()

    @Slot(object)
    def _open_name(self, line: ShownLine) -> None:
        member = line.row
        id = member.id  # type: ignore[attr-defined]  # every line with a key names one
        self.go.emit(screen_of(self.office, id), id)
