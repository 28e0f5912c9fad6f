"""Nhập từ Excel: choose a workbook, see what its columns mean, see each row, take it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens import ask as asking
from desktop.screens.ask import Ask
from desktop.screens.background import Background, Progress
from desktop.screens.people.imports_columns import ColumnsPage
from desktop.screens.people.imports_preview import PreviewPage
from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import organisations
from desktop.services.keeping import upkeep
from desktop.services.papers import printing
from desktop.services.people import imports
from desktop.services.people.import_lines import Decision, Preview
from desktop.services.people.imports import Choices, Table

if TYPE_CHECKING:
    from desktop.services.office import Office

_STOPPED = "Đã dừng. Chưa có gì được ghi vào tệp dữ liệu."


class ImportsScreen(Screen):
    """Three pages after each other: the file, its columns, its rows."""

    title = "Nhập từ Excel"
    shows = frozenset({"person", "cell", "membership", "belonging", "column_choice"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._file = ""
        self._choices = Choices()
        self._taking = False
        self._pages = QStackedWidget()
        self._begin = self._first_page()
        self._columns = ColumnsPage()
        self._columns.previewed.connect(self.show_preview)
        self._columns.other.connect(self.choose_file)
        self._preview = PreviewPage(self)
        self._preview.decided.connect(self.decide)
        self._preview.taken.connect(self.take_in)
        self._preview.back.connect(self.back_to_columns)
        for page in (self._begin, self._columns, self._preview):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self._show(self._begin)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a workbook and read it."""
        path = self.ask.open_path("Chọn bảng tính để nhập", asking.WORKBOOK)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a workbook and show what its columns seem to mean."""
        self._file = path.name
        self._choices = Choices()
        office = self.office

        def work(*, progress: Progress, cancelled: Callable[[], bool]) -> tuple[Table, ...]:
            del progress, cancelled
            return imports.tables(imports.load(path), office.read(imports.remembered))

        self._run("Đang đọc bảng tính", work, self._show_columns)

    @Slot()
    def save_blank(self) -> None:
        """Write the blank workbook where the user says."""
        path = self.ask.save_path(
            "Lưu mẫu nhập", "mau-nhap-nguoi.xlsx", ("Bảng tính Excel", "*.xlsx")
        )
        if path is None:
            return
        cells = [one.name for one in self.office.read(organisations.cells)]
        try:
            printing.save(path, imports.blank_workbook(cells, self.office.now()))
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
            return
        self.say(f"Đã lưu mẫu nhập vào {path}.")

    @Slot()
    def back_to_columns(self) -> None:
        """Look at the columns again."""
        self._show(self._columns)

    @Slot()
    def show_preview(self) -> None:
        """Reckon what would become of each row and show it."""
        office, file, tables = self.office, self._file, self._columns.tables()
        self._choices = replace(self._choices, facts=self._columns.chosen_facts())
        choices, today = self._choices, self.office.today()

        def work(*, progress: Progress, cancelled: Callable[[], bool]) -> Preview:
            rows = imports.read_rows(tables, today, progress, cancelled)
            return office.read(
                imports.preview,
                file=file,
                rows=rows,
                choices=choices,
                progress=progress,
                cancelled=cancelled,
            )

        self._run("Đang xem trước từng dòng", work, self._show_lines)

    @Slot(object, object)
    def decide(self, people: Mapping[str, Decision], cells: Mapping[str, str]) -> None:
        """Take down who doubtful rows are, or which cell a new name means, and reckon again."""
        self._choices = replace(
            self._choices,
            people={**self._choices.people, **people},
            cells={**self._choices.cells, **cells},
        )
        self.show_preview()

    @Slot()
    def take_in(self) -> None:
        """Write what the preview shows as new or changed, as one operation."""
        office, shown, choices = self.office, self._preview.shown, self._choices
        if shown is None:
            return

        def work(*, progress: Progress, cancelled: Callable[[], bool]) -> str:
            upkeep.before(office, "truoc-nhap")
            done = office.do(
                imports.take_in,
                shown=shown,
                choices=choices,
                progress=progress,
                cancelled=cancelled,
            )
            return done.label if done else "Không có gì thay đổi."

        self._preview.setEnabled(False)
        self._run("Đang ghi vào tệp dữ liệu", work, self._taken)

    def _run(
        self,
        what: str,
        work: Callable[..., object],
        done: Callable[..., None],
    ) -> None:
        self.strip.clear()
        self.background.run(what, _stopping(work), done=done, failed=self._failed)

    def _show_columns(self, tables: tuple[Table, ...]) -> None:
        self._columns.show_tables(tables)
        self._show(self._columns)

    def _show_lines(self, shown: Preview) -> None:
        cells = self.office.read(organisations.cells)
        self._preview.show_preview(shown, [(one.id, one.name) for one in cells])
        self._show(self._preview)

    def _taken(self, label: str) -> None:
        self._preview.setEnabled(True)
        self._show(self._begin)
        self.say(f"{label}. Nếu nhầm, bấm Hoàn tác là trở lại như trước.")

    def _failed(self, fault: Exception) -> None:
        self._preview.setEnabled(True)
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        self.show_fault(fault)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.set_heading(self.title, "" if page is self._begin else self._file)

    def _first_page(self) -> QWidget:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, 0)
        words = parts.label(
            "Chọn tệp Excel đang có (.xlsx hoặc .xls): mẫu nhập của chương trình, tệp đảng viên 31 "
            "cột, hoặc danh sách của xã. Chương trình chỉ đọc tệp, không sửa tệp. Trước khi ghi sẽ "
            "cho xem từng dòng: ai mới, ai có thay đổi, dòng nào chưa lấy được và vì sao.",
            name="imports-words",
            wrap=True,
        )
        down.addWidget(words)
        left = Qt.AlignmentFlag.AlignLeft
        choose = parts.button("Chọn tệp Excel…", self.choose_file, name="choose-file", look="main")
        down.addWidget(choose, 0, left)
        down.addSpacing(self.fontMetrics().height())
        down.addWidget(parts.label("Chưa có danh sách trên máy thì lấy mẫu trống về ghi."))
        blank = parts.button("Lưu mẫu nhập trống…", self.save_blank, name="save-blank")
        down.addWidget(blank, 0, left)
        down.addStretch(1)
        return page


def _stopping(work: Callable[..., object]) -> Callable[..., object]:
    """The same work; when the user stops it, that is said in words."""

    def stopped(*, progress: Progress, cancelled: Callable[[], bool]) -> object:
        try:
            return work(progress=progress, cancelled=cancelled)
        except imports.Stopped:
            raise Refusal(_STOPPED) from None

    return stopped
