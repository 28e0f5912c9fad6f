"""Đảng phí: paid or not month by month, keyed for a whole cell, with the Statutes' warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.members.fee_exemptions import ExemptionPanel
from desktop.screens.members.fees_grid import FeesGrid
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.year_screen import YearScreen

if TYPE_CHECKING:
    from desktop.services.members.fees import CellCount, FeeLine
    from desktop.services.office import Office

_NO_CELLS = "Chưa có chi bộ nào.\n\nThêm chi bộ ở “Chi bộ & địa bàn” trước."
_KEYS = (
    "Mũi tên để đi; x hoặc dấu cách: đã đóng; m: miễn; l: chưa đóng, có lý do; Delete: bỏ; "
    "Shift+dấu cách: cả cột đã đóng."
)


class FeesScreen(YearScreen):
    """The cells at the left with how many they warn, the year of the chosen one at the right."""

    title = "Đảng phí"
    shows = frozenset(
        {
            "fee",
            "fee_exemption",
            "document",
            "person",
            "membership",
            "belonging",
            "movement",
            "transfer",
        }
    ) | {*("cell", "case", "step", "local_limit")}

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._year = office.today().year
        self._shown = ""
        self.cells = LineList("fee-cells", empty=_NO_CELLS)
        self.cells.setAccessibleName("Chi bộ")
        self.grid = FeesGrid()
        self.exemptions = ExemptionPanel(self)
        self._told = parts.label(name="fee-told", role="hint", wrap=True)
        self._strike = parts.button("Xem xét xóa tên…", self.strike_off, name="fee-strike")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("fee-tabs")
        self._tabs.addTab(self._work(), "&1 Từng tháng")
        self._tabs.addTab(self.exemptions, "&2 Quyết định miễn")
        self._stack = PaperStack(self, self._tabs, "Đảng phí")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.grid)
        self.add_button("‹ Năm trước", self.year_before, name="year-before")
        self.add_button("Năm sau ›", self.year_after, name="year-after")
        self.add_button("Cả cột đã đóng", self.grid.pay_month, name="fee-column")
        self.add_button("In sổ (Ctrl+P)", self.print_out, name="fee-register")
        self._save = self.add_button("Lưu (Ctrl+S)", self.save, name="save-fees", main=True)
        self._wire()

    def refresh(self) -> None:
        """Read the year again; what is keyed and not saved stays."""
        from desktop.services.members import fee_exemptions, fees

        read = self.office.read
        self.exemptions.show_lines(read(fee_exemptions.lines, year=self._year))
        if self.grid.changed_lines():
            return
        day = self.office.today()
        found = read(fees.cells, year=self._year, day=day)
        self.cells.show_lines([_line(one) for one in found])
        warned = sum(one.warned for one in found)
        told = f"Năm {self._year}" + (f" · {warned} người phải nhắc theo Điều lệ" if warned else "")
        self.set_heading(self.title, told)
        self._show_cell(self.cells.current_line())

    def open_record(self, record: str) -> None:
        """Show a cell by its id, at a member if one stands after #."""
        person_id, _, cell_id = record.partition("#")
        self.refresh()
        self._stack.leave()
        if cell_id and self.cells.select_key(cell_id):
            self.grid.go_to_person(person_id)

    def unsaved(self) -> bool:
        """Whether something was keyed and not saved."""
        return self.grid.changed_lines() != () or self.exemptions.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save what was keyed of the cell as one change, and the decision that is typed."""
        from desktop.services.members import fees

        if not self.exemptions.save():
            return False
        lines = self.grid.changed_lines()
        if not lines:
            return True
        if not self.do(fees.set_fees, cell_id=self._shown, lines=lines):
            return False
        self.discard()
        self.refresh()
        return True

    def discard(self) -> None:
        """Show the fee as it was saved."""
        self.exemptions.discard()
        self._show_cell(self.cells.current_line())

    @Slot()
    def print_out(self) -> None:
        """Lay out the register of the cell; once it is shown, print it."""
        from datetime import date

        from desktop.rules.calendar import Period
        from desktop.services.papers import listings

        if self._stack.paper_is_shown():
            self._stack.page.print_out()
            return
        if not self._shown or not self.save():
            return
        made = self.office.read(
            listings.make,
            form_id="so-dang-phi",
            period=Period(date(self._year, 1, 1), date(self._year, 12, 31)),
            cell_id=self._shown,
            today=self.office.today(),
        )
        self._stack.lay_out(made.sheet, f"Sổ đảng phí {made.period}")

    @Slot()
    def year_after(self) -> None:
        """Go to the year after, not beyond the present one."""
        self._go(min(self._year + 1, self.office.today().year))

    @Slot()
    def strike_off(self) -> None:
        """Begin the striking-off of the member who is warned."""
        line = self.grid.current_line()
        if line is not None and self.save():
            self.go.emit("departures", f"{line.person_id}#unpaid-{self._year}")

    def _work(self) -> QWidget:
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.grid, 1)
        told = QHBoxLayout()
        told.addWidget(self._told, 1)
        told.addWidget(self._strike)
        down.addLayout(told)
        down.addWidget(parts.label(_KEYS, role="hint", wrap=True))
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(self.cells, right, shares=(2, 7)))
        work.setFocusProxy(self.grid)
        return work

    def _wire(self) -> None:
        self.cells.picked.connect(self._pick)
        self.cells.opened.connect(self._enter)
        self.grid.picked.connect(self._tell)

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        if line is not None and line.key == self._shown and self.unsaved():
            return
        if self.unsaved() and not self.may_leave():
            self.cells.select_key(self._shown)
            return
        self._show_cell(line)

    def _show_cell(self, line: Line | None) -> None:
        from desktop.services.members import fees

        fresh = line is None or line.key != self._shown
        self._shown = line.key if line else ""
        year, day = self._year, self.office.today()
        read = self.office.read
        cell = read(fees.of_cell, cell_id=line.key, year=year, day=day) if line else None
        self.grid.show_cell(cell, year)
        if fresh:
            self.grid.go_to_month(self.office.today().month)

    @Slot(object)
    def _enter(self, _line: Line) -> None:
        self.grid.setFocus()

    @Slot(object)
    def _tell(self, line: FeeLine | None) -> None:
        told = []
        if line and line.warned:
            told.append(f"{line.person}: {line.warned.sentence} ({line.warned.source})")
        if line and line.exempt:
            told.append(line.exempt)
        self._told.setText(" ".join(told))
        self._told.setVisible(bool(told))
        self._strike.setVisible(bool(line and line.warned))


def _line(one: CellCount) -> Line:
    told = f"đã ghi {one.months} tháng" if one.months else "chưa ghi tháng nào"
    if one.warned:
        told += f" · {one.warned} người phải nhắc"
    return Line(
        key=one.cell_id, title=one.cell, note=told, tone="late" if one.warned else "", row=one
    )
