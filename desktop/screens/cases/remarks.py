"""Nhận xét tháng: the remarks of a month, keyed for a whole cell at once, and the slips for it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.calendar import add_months
from desktop.rules.cases.remarks import month_of
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.cases.remarks_grid import RemarksGrid
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cases.remarks import CellMonth
    from desktop.services.office import Office

_NOBODY = (
    "Tháng này chưa có ai được phân công giúp đỡ.\n\n"
    "Ghi bước “Nghị quyết công nhận cảm tình Đảng” trong hồ sơ của một người và chọn đảng viên "
    "giúp đỡ, tên người đó sẽ hiện ở đây."
)


class RemarksScreen(Screen):
    """The cells at the left with what they owe, the remarks of the chosen cell at the right."""

    title = "Nhận xét tháng"
    shows = frozenset({"person", "case", "step", "mentorship", "belonging", "cell", "remark"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._month = month_of(office.today())
        self._cells: dict[str, CellMonth] = {}
        self._shown = ""
        self.cells = LineList("remark-cells", empty=_NOBODY)
        self.cells.setAccessibleName("Chi bộ")
        self.grid = RemarksGrid()
        self.page = PageView(ask, background, empty="Đang dàn trang…")
        self._stack = QStackedWidget()
        self._stack.addWidget(parts.beside(self.cells, parts.scrolling(self.grid), shares=(2, 7)))
        self._stack.addWidget(self._paper_page())
        self.body.addWidget(self._stack, 1)
        self.add_button("‹ Tháng trước", self.month_before, name="month-before")
        self.add_button("Tháng sau ›", self.month_after, name="month-after")
        self.add_button("In phiếu (Ctrl+P)", self.print_out, name="remark-slips")
        self._save = self.add_button("Lưu (Ctrl+S)", self.save, name="save-remarks", main=True)
        self._wire()

    def refresh(self) -> None:
        """Read the month again; what is typed and not saved stays."""
        from desktop.services.cases import remarks

        if self.unsaved():
            return
        found = self.office.read(remarks.month, month=self._month)
        self._cells = {one.cell_id: one for one in found}
        self.cells.show_lines([_line(one) for one in found])
        said = sum(one.said for one in found)
        asked = sum(len(one.lines) for one in found)
        told = f"Tháng {self._month.month}/{self._month.year}"
        if asked:
            told += f" · {said} trong {asked} người đã có nhận xét · Tab: sang ô sau"
        self.set_heading(self.title, told)
        self._show_cell(self.cells.current_line())

    def unsaved(self) -> bool:
        """Whether a remark was typed and not saved."""
        return self.grid.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save the remarks of the cell as one change."""
        from desktop.services.cases import remarks

        try:
            lines = self.grid.changed_lines()
        except Refusal as refusal:
            self.show_fault(refusal)
            return False
        if not lines:
            return True
        if not self.do(remarks.set_remarks, month=self._month, lines=lines):
            return False
        self.grid.take_as_saved()
        self.refresh()
        return True

    def discard(self) -> None:
        """Show the remarks as they were saved."""
        self.grid.show_lines(self._cells[self._shown].lines if self._shown in self._cells else ())

    @Slot()
    def print_out(self) -> None:
        """Lay out the slips of the cell; once they are shown, print them."""
        from desktop.services.cases import remarks
        from desktop.services.papers import printing

        if self._stack.currentIndex() == 1 and self.page.page_count():
            self.page.print_out()
            return
        if self._shown not in self._cells:
            self.say("Tháng này chưa có ai được giúp đỡ nên chưa có phiếu để in.")
            return
        sheet = self.office.read(remarks.slips, month=self._month, cell_id=self._shown)
        work = whole(partial(printing.pdf_bytes, sheet))
        self.background.run("Đang dàn trang phiếu nhận xét", work, done=self._show_paper)

    @Slot()
    def month_before(self) -> None:
        """Go to the month before."""
        self._go(add_months(self._month, -1))

    @Slot()
    def month_after(self) -> None:
        """Go to the month after, not beyond the present one."""
        self._go(min(add_months(self._month, 1), month_of(self.office.today())))

    def _wire(self) -> None:
        self.cells.picked.connect(self._pick)
        self.cells.opened.connect(self._enter)

    def _paper_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        back = parts.button("‹ Nhận xét", self._show_grid, name="remarks-back")
        self.page.head.insertWidget(0, back)
        layout.addWidget(self.page)
        return page

    def _go(self, month: date) -> None:
        if month != self._month and self.may_leave():
            self._month = month
            self._show_grid()
            self.refresh()

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        if line is not None and line.key == self._shown and self.unsaved():
            return
        if self.unsaved() and not self.may_leave():
            self.cells.select_key(self._shown)
            return
        self._show_cell(line)

    def _show_cell(self, line: Line | None) -> None:
        shown: CellMonth | None = line.row if line else None  # type: ignore[assignment]
        self._shown = shown.cell_id if shown else ""
        if self.grid.shown_lines() != (shown.lines if shown else ()):
            self.grid.show_lines(shown.lines if shown else ())

    @Slot(object)
    def _enter(self, _line: Line) -> None:
        self.grid.setFocus()

    def _show_paper(self, pdf: bytes) -> None:
        cell = self._cells[self._shown].cell
        self.page.show_pdf(pdf, f"Phiếu nhận xét {cell} {self._month.month}-{self._month.year}")
        self._stack.setCurrentIndex(1)
        self.page.setFocus()

    @Slot()
    def _show_grid(self) -> None:
        self._stack.setCurrentIndex(0)


def _line(one: CellMonth) -> Line:
    left = len(one.lines) - one.said
    told = f"{one.said}/{len(one.lines)} người đã có nhận xét"
    if one.missing:
        told += f" · các tháng trước thiếu {one.missing}"
    return Line(
        key=one.cell_id or "-",
        title=one.cell,
        note=told,
        tone="soon" if left or one.missing else "",
        row=one,
    )
