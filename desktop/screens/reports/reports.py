"""Báo cáo: the figures of a period, each with the names in it, and the report on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens.frame import theme
from desktop.screens.frame.ask import WORD, WORKBOOK, Ask
from desktop.screens.frame.background import Background, whole
from desktop.screens.frame.screen import Screen
from desktop.screens.reports.report_choice import ReportChoice
from desktop.screens.reports.report_names import named_lines, screen_of
from desktop.screens.reports.report_pictures import ReportPictures
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.line_list import Line as ShownLine
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.table import Column, Table
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.rules.reports.statistics import Figures, Line, Member
    from desktop.services.office import Office
    from desktop.services.reports.reports import Made, Shown

_NO_FIGURES = "Nhập năm của kỳ báo cáo để xem số liệu."
_NO_NAMES = "Chọn một số ở bên trái để xem tên của những người, chi bộ hoặc địa bàn trong số đó."
_INDENT = "\u2003"
_TOLD = 3
"""How many changed lines are named after keeping."""


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
        self.add_button("Biểu tự lập…", self.own_tables, name="report-own")
        self.add_button("Sửa dòng…", self.edit_rows, name="report-rows")
        self._keep = self.add_button("Chốt số liệu", self.keep, name="report-keep")
        self.add_button("Lưu Excel…", self.save_workbook, name="report-xlsx")
        self.add_button("Lưu Word…", self.save_word, name="report-docx")
        self.add_button("Xem bản in (Ctrl+P)", self.print_out, name="report-pdf", main=True)
        self._wire()

    def refresh(self) -> None:
        """Count again for the chosen report and period."""
        self._figures = None
        self._count()

    @Slot()
    def keep(self) -> None:
        """Keep the figures shown, or let go of those that were kept, which needs a reason."""
        from desktop.services.reports import kept_reports, reports

        if self._shown is None:
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
        made = self._made()
        if made is not None:
            self._render(made)

    @Slot()
    def save_workbook(self) -> None:
        """Write the report as a workbook, every figure linked to its names."""
        from desktop.services.reports import reports

        made = self._made()
        if made is not None:
            path = self.ask.save_path("Lưu Excel", f"{made.figures.title}.xlsx", WORKBOOK)
            self._save(path, reports.xlsx_bytes, made)

    @Slot()
    def save_word(self) -> None:
        """Write the report as a Word document."""
        from desktop.services.papers import printing

        made = self._made()
        if made is not None:
            path = self.ask.save_path("Lưu Word", f"{made.figures.title}.docx", WORD)
            self._save(path, lambda one: printing.docx_bytes(one.sheet), made)

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
        report_id, shown = self.choice.report_id(), self._figures
        if shown and (shown.report, shown.period, shown.as_of) == (report_id, period, as_of):
            return
        self._show_figures()
        self._shown = self.office.read(
            reports.shown, report_id=report_id, period=period, as_of=as_of
        )
        self._figures = self._shown.figures
        self._tell_kept(self._shown)
        lines = self._shown.seen.lines
        self.figures.show_rows(lines)
        if self.figures.current_row() is None and lines:
            self.figures.select_id(lines[0].id)
        self._show_names(self.figures.current_row())
        self._drawn = False
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Draw the pictures of the figures shown, once somebody looks at them."""
        from desktop.services.reports import pictures

        if self._drawn or self._figures is None or self.tabs.currentWidget() is not self.pictures:
            return
        self._drawn = True
        self.pictures.show_pictures(
            self.office.read(
                pictures.pictures, period=self._figures.period, as_of=self._figures.as_of
            )
        )

    def _tell_kept(self, shown: Shown) -> None:
        """Say whether the figures were kept, what has changed since, and what is not known."""
        told = shown.seen.title
        if shown.kept is not None:
            told += f" · đã chốt ngày {text.date_text(shown.kept.kept_on)}"
            if shown.changed:
                lines = ", ".join(line.title for line in shown.changed[:_TOLD])
                more = "…" if len(shown.changed) > _TOLD else ""
                told += f" · sổ sách đã sửa sau khi chốt, tính lại sẽ khác: {lines}{more}"
        if shown.figures.undated:
            told += f" · {len(shown.figures.undated)} người chưa rõ ngày, tính vào ngày đầu có thể"
        if shown.edited:
            told += " · biểu có dòng do văn phòng ẩn, sửa tên hoặc thêm"
        self.set_heading(self.title, told)
        self._keep.setText("Chốt số liệu" if shown.kept is None else "Bỏ chốt…")

    def _before(self, line: Line) -> str:
        value = self._shown.before.get(line.id) if self._shown else None
        return "" if value is None else text.number_text(value)

    def _tell_year(self, refusal: Refusal) -> None:
        field = self.choice.year if refusal.field in ("year", None) else self.as_of
        field.show_fault(refusal.sentence)

    def _made(self) -> Made | None:
        from desktop.services.reports import reports

        if self._figures is None:
            return None
        try:
            return self.office.read(
                reports.make,
                report_id=self._figures.report,
                period=self._figures.period,
                as_of=self._figures.as_of,
            )
        except Refusal as refusal:
            self.show_fault(refusal)
            return None

    def _render(self, made: Made) -> None:
        from desktop.services.papers import printing

        work = whole(partial(printing.pdf_bytes, made.sheet))
        self.background.run("Đang dàn trang báo cáo", work, done=self._show_paper)

    def _save(self, path: Path | None, make: Callable[[Made], bytes], made: Made) -> None:
        from desktop.services.papers import printing

        if path is None:
            return
        try:
            printing.save(path, make(made))
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
        else:
            self.say(f"Đã lưu {path}.")

    def _show_paper(self, pdf: bytes) -> None:
        assert self._figures is not None
        self.page.show_pdf(pdf, self._figures.title)
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
