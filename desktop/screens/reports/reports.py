"""Báo cáo: the figures of a period, each with the names in it, and the report on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens import theme
from desktop.screens.ask import WORD, WORKBOOK, Ask
from desktop.screens.background import Background, whole
from desktop.screens.reports import report_outputs
from desktop.screens.reports.report_names import named_lines, screen_of
from desktop.screens.reports.report_pictures import ReportPictures
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.line_list import Line as ShownLine
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.report_choice import ReportChoice
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from datetime import date

    from desktop.rules.calendar import Period
    from desktop.rules.reports.pictures import Shown as Pictures
    from desktop.rules.reports.statistics import Figures, Line, Member
    from desktop.services.office import Office
    from desktop.services.reports.reports import Made, Shown

_NO_FIGURES = "Nhập năm của kỳ báo cáo để xem số liệu."
_NO_NAMES = "Chọn một số ở bên trái để xem tên của những người, chi bộ hoặc địa bàn trong số đó."
_COUNTING = "Đang tính số liệu…"
_WAIT = "Số liệu đang được tính. Hãy bấm lại khi tính xong."
_INDENT = "\u2003"


class ReportsScreen(Screen):
    """A report, its figures at the left, the names of the chosen figure at the right."""

    title = "Báo cáo"
    shows = frozenset(
        {
            "person",
            "case",
            "step",
            "cell",
            "unit",
            "belonging",
            "membership",
            "movement",
            "transfer",
        }
        | {"target", "member_rank", "cell_rank", "office", "at_admission", "kept_report"}
        | {"table_edit", "central"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._figures: Figures | None = None
        self._shown: Shown | None = None
        self._asked: tuple[str, Period, date] | None = None
        self._at = ""
        self._drawn = False
        self.choice = ReportChoice(office.today())
        self.as_of = DateField("as-of", today=office.today())
        self.as_of.input.setAccessibleName("Số liệu đến ngày")
        self.as_of.line.setMinimumWidth(theme.characters(self.as_of, 13))
        self.as_of.set_value(self.choice.usual_day())
        self.figures = Table(
            [
                Column("Số liệu", _title, width=46),
                Column("Số", _value, align=Qt.AlignmentFlag.AlignRight),
                Column("Năm trước", self._before, align=Qt.AlignmentFlag.AlignRight),
            ],
            name="figures",
            empty=_NO_FIGURES,
        )
        self.names = LineList("names", empty=_NO_NAMES)
        self.names.setAccessibleName("Tên trong số liệu")
        self.page = PageView(ask, background, empty="Đang dàn trang…")
        self._stack = QStackedWidget()
        self.pictures = ReportPictures()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("report-tabs")
        self.tabs.addTab(parts.beside(self.figures, self.names, shares=(3, 2)), "&1 Số liệu")
        self.tabs.addTab(self.pictures, "&2 Biểu đồ")
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self._paper_page())
        self.body.addLayout(self._top())
        self.body.addWidget(self._stack, 1)
        self._add_buttons()
        self._wire()

    def _add_buttons(self) -> None:
        self.add_button("Biểu tự lập…", self.own_tables, name="report-own")
        self.add_button("Sửa dòng…", self.edit_rows, name="report-rows")
        self._keep = self.add_button("Chốt số liệu", self.keep, name="report-keep")
        self.add_button("Lưu Excel…", self.save_workbook, name="report-xlsx")
        self.add_button("Lưu Word…", self.save_word, name="report-docx")
        self.add_button("Xem bản in (Ctrl+P)", self.print_out, name="report-pdf", main=True)

    def refresh(self) -> None:
        """Count again for the chosen report and period."""
        self._asked = None
        self._count()

    @Slot()
    def keep(self) -> None:
        """Keep the figures shown, or let go of those that were kept, which needs a reason."""
        from desktop.services.reports import kept_reports, reports

        if not self._is_ready() or self._shown is None:
            return
        if self._shown.kept is not None:
            reason = self.ask.line(
                "Bỏ chốt số liệu",
                "Số liệu đã chốt là số đã gửi đi; bỏ chốt thì lần in sau sẽ tính lại. Lý do:",
            )
            if reason:
                self.do(kept_reports.release, id=self._shown.kept.id, reason=reason)
            return
        figures = self._shown.figures
        self.do(
            reports.keep,
            report_id=figures.report,
            period=figures.period,
            as_of=figures.as_of,
            day=self.office.today(),
        )

    @Slot()
    def print_out(self) -> None:
        """Show the report as it will be printed; once it is shown, print it."""
        if self._stack.currentIndex() == 1 and self.page.page_count():
            self.page.print_out()
            return
        if self._is_ready():
            self._make()

    @Slot()
    def save_workbook(self) -> None:
        """Write the report as a workbook, every figure linked to its names."""
        from desktop.services.reports import reports

        self._save("Excel", ".xlsx", WORKBOOK, reports.xlsx_bytes)

    @Slot()
    def save_word(self) -> None:
        """Write the report as a Word document."""
        from desktop.services.papers import printing

        self._save("Word", ".docx", WORD, lambda made: printing.docx_bytes(made.sheet))

    @Slot()
    def write_out(self) -> None:
        """Go to the reports in words."""
        self.go.emit("writings", "")

    @Slot()
    def fill_out(self) -> None:
        """Go to the templates of the level above."""
        self.go.emit("fill-templates", "")

    @Slot()
    def own_tables(self) -> None:
        """Go to the tables that the office puts together itself."""
        self.go.emit("own-tables", "")

    @Slot()
    def edit_rows(self) -> None:
        """Go to what the office changes in the rows of this table."""
        self.go.emit("table-edits", self.choice.report_id())

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(parts.label("Đến ngày", role="label"))
        row.addWidget(self.as_of)
        ways = Wrapping(right=True)
        ways.addWidget(parts.button("Điền mẫu Excel…", self.fill_out, name="report-template"))
        ways.addWidget(parts.button("Báo cáo bằng lời…", self.write_out, name="report-words"))
        row.addLayout(ways)
        return row

    def _paper_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        back = parts.button("‹ Số liệu", self._show_figures, name="report-back")
        self.page.head.insertWidget(0, back)
        layout.addWidget(self.page)
        return page

    def _wire(self) -> None:
        self.choice.changed.connect(self._choose)
        self.as_of.line.editingFinished.connect(self._count)
        self.figures.picked.connect(self._show_names)
        self.figures.activated_row.connect(self._enter_names)
        self.names.opened.connect(self._open)
        self.pictures.opened.connect(self._open_member)
        self.tabs.currentChanged.connect(self._draw)

    @Slot()
    def _choose(self) -> None:
        """Take another report or period, as of its usual day."""
        try:
            self.as_of.set_value(self.choice.usual_day())
        except Refusal as refusal:
            self._tell_year(refusal)
            return
        self._count()

    @Slot()
    def _count(self) -> None:
        """Count what is asked for, unless it is what is shown: leaving a field asks again."""
        from desktop.services.reports import reports

        try:
            period = self.choice.period()
            as_of = self.as_of.value() or self.choice.usual_day()
        except Refusal as refusal:
            self._tell_year(refusal)
            return
        report_id = self.choice.report_id()
        if (report_id, period, as_of) == self._asked:
            return
        self._asked = (report_id, period, as_of)
        self._show_figures()
        quick = self._is_quick()
        if not quick:
            self._show_counting()
        read = partial(
            self.office.read, reports.shown, report_id=report_id, period=period, as_of=as_of
        )
        self.read_beside(_COUNTING.rstrip("…"), read, self._show, quick=quick)

    def _show_counting(self) -> None:
        """Show nothing of before while figures are counted beside the window."""
        chosen = self.figures.current_row()
        self._at = chosen.id if chosen else self._at
        self._figures = self._shown = None
        self.set_heading(self.title, _COUNTING)
        self.figures.set_empty(_COUNTING)
        self.figures.show_rows(())
        self._show_names(None)
        self.pictures.show_waiting()

    def _show(self, shown: Shown) -> None:
        self._shown, self._figures = shown, shown.figures
        self.set_heading(self.title, report_outputs.told(shown))
        self._keep.setText("Chốt số liệu" if shown.kept is None else "Bỏ chốt…")
        lines = shown.seen.lines
        self.figures.set_empty(_NO_FIGURES)
        # Thousands of names are laid out once, for the line that is chosen in the end.
        with QSignalBlocker(self.figures):
            self.figures.show_rows(lines)
            if self.figures.current_row() is None and lines:
                at = self._at if self._at in {line.id for line in lines} else lines[0].id
                self.figures.select_id(at)
        self._show_names(self.figures.current_row())
        self._drawn = False
        self._draw()

    def _is_quick(self) -> bool:
        from desktop.services.people import people_list

        return not self.office.read(people_list.counts_long)

    def _is_ready(self) -> bool:
        """Whether figures are shown; while they are counted, that is said."""
        if self.is_reading():
            self.say(_WAIT)
        return self._figures is not None and not self.is_reading()

    @Slot()
    def _draw(self) -> None:
        """Draw the pictures of the figures shown, once somebody looks at them."""
        from desktop.services.reports import pictures

        if self._drawn or self._figures is None or self.tabs.currentWidget() is not self.pictures:
            return
        self._drawn = True
        figures = self._figures
        read = partial(
            self.office.read, pictures.pictures, period=figures.period, as_of=figures.as_of
        )
        self.work_out(
            "Đang vẽ biểu đồ", read, partial(self._show_pictures, figures), quick=self._is_quick()
        )

    def _show_pictures(self, of: Figures, drawn: tuple[Pictures, ...]) -> None:
        if self._figures is of:
            self.pictures.show_pictures(drawn)

    def _before(self, line: Line) -> str:
        value = self._shown.before.get(line.id) if self._shown else None
        return "" if value is None else text.number_text(value)

    def _tell_year(self, refusal: Refusal) -> None:
        field = self.choice.year if refusal.field in ("year", None) else self.as_of
        field.show_fault(refusal.sentence)

    def _make(self) -> None:
        """Make the report of the figures shown, of a large office beside the window."""
        figures = self._figures
        assert figures is not None
        make, render = (
            partial(report_outputs.made, self.office, figures),
            partial(self._render, figures),
        )
        try:
            self.work_out("Đang lập báo cáo", make, render, quick=self._is_quick())
        except Refusal as refusal:
            self.show_fault(refusal)

    def _render(self, of: Figures, made: Made) -> None:
        from desktop.services.papers import printing

        work = whole(partial(printing.pdf_bytes, made.sheet))
        self.background.run("Đang dàn trang báo cáo", work, done=partial(self._show_paper, of))

    def _save(
        self, words: str, ending: str, kind: tuple[str, str], write: Callable[[Made], bytes]
    ) -> None:
        """Ask where to, then make the report and write it."""
        if not self._is_ready() or self._figures is None:
            return
        path = self.ask.save_path(f"Lưu {words}", f"{self._figures.title}{ending}", kind)
        if path is None:
            return
        work = partial(report_outputs.written, self.office, self._figures, write, path)
        try:
            self.work_out(f"Đang lưu {words}", work, self._say_saved, quick=self._is_quick())
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)

    def _say_saved(self, path: Path) -> None:
        self.say(f"Đã lưu {path}.")

    def _show_paper(self, of: Figures, pdf: bytes) -> None:
        if self._figures is of:
            self.page.show_pdf(pdf, of.title)
            self._stack.setCurrentIndex(1)
            self.page.setFocus()

    @Slot()
    def _show_figures(self) -> None:
        self._stack.setCurrentIndex(0)

    @Slot(object)
    def _show_names(self, line: Line | None) -> None:
        if line is None:
            self.names.show_lines(())
            return
        self.names.set_empty(_nobody(line))
        self.names.show_lines(named_lines(line))

    @Slot()
    def _enter_names(self) -> None:
        self.names.setFocus()

    @Slot(object)
    def _open(self, line: ShownLine) -> None:
        self._open_member(line.row)  # type: ignore[arg-type]  # every line with a key names one

    @Slot(object)
    def _open_member(self, member: Member) -> None:
        self.go.emit(screen_of(self.office, member.id), member.id)


def _title(line: Line) -> str:
    return f"{_INDENT * line.level}{line.title}"


def _nobody(line: Line) -> str:
    """Why there are no names behind a figure."""
    if line.lacks:
        return f"{line.title}: chưa rõ, vì sổ sách không ghi {line.lacks}."
    return _NO_NAMES if line.value is None else f"{line.title}: không có ai."


def _value(line: Line) -> str:
    return line.text
