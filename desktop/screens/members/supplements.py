"""Phiếu bổ sung: the yearly supplements of a cell, drafted, put right, printed and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from desktop.errors import Refusal
from desktop.rules.members.supplement import ITEMS
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.entry_panel import EntryPanel, EntryScreen
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.table import Column, Table
from desktop.screens.widgets.year_screen import YearScreen

if TYPE_CHECKING:
    from desktop.services.members.supplements import SupplementLine
    from desktop.services.office import Office

_EMPTY = "Chọn chi bộ ở trên. Chi bộ chưa có đảng viên thì chưa có phiếu."
_FRESH = (
    "Người này được nhập vào chương trình sau đầu năm nên chưa rõ nơi ở, nghề nghiệp, trình độ, "
    "gia đình có đổi không: để trống cho đảng viên tự ghi."
)
_HINT = (
    "Mục không thay đổi ghi chữ K. Sức khoẻ, danh hiệu, kinh tế để trống cho đảng viên tự ghi. "
    "Chọn một người để xem, sửa lời trước khi in; hoặc in ngay cả chi bộ."
)
_YEAR_END_MONTHS = 6
"""So long after a year its supplements are still at hand first."""


class SupplementPanel(EntryPanel):
    """The members of a cell, and what the supplement of one says."""

    def __init__(self, screen: SupplementsScreen) -> None:
        self.year = 0
        self._told = parts.label(name="supplement-told", role="hint", wrap=True)
        form = FieldForm("supplement-form")
        for name, title in ITEMS.items():
            form.add(TextField(name), title, wide=True)
        form.add_widget(self._told)
        super().__init__(screen, _table(), form, name="supplement")
        self.cell = ChoiceField("supplement-cell", [])
        self.cell.input.setAccessibleName("Chi bộ")
        self.left.insertWidget(0, self.cell)
        self.table.picked.connect(self._tell)

    def hint(self) -> str:
        """How to begin."""
        return _HINT

    def shown(self, row: SupplementLine | None) -> Any:
        """The items of a supplement."""
        return None if row is None else dict(row.items)

    def heading(self, row: SupplementLine | None) -> str:
        """Whose it is."""
        return "" if row is None else row.person

    def write(self, row: SupplementLine | None, changes: dict[str, Any]) -> str:
        """Keep what was put right."""
        from desktop.services.members import supplements

        if row is None:
            return ""
        items = {**row.items, **changes}
        done = self.host.do(supplements.set_items, person_id=row.id, year=self.year, items=items)
        return row.id if done else ""

    @Slot(object)
    def _tell(self, row: SupplementLine | None) -> None:
        self._told.setText(_FRESH if row is not None and row.fresh else "")


class SupplementsScreen(EntryScreen, YearScreen):
    """A cell's supplements of a year; the whole cell is printed in one press."""

    panel: SupplementPanel
    title = "Phiếu bổ sung hồ sơ"
    shows = frozenset(
        {"supplement", "person", "relative", "post", "training", "travel", "award", "penalty"}
        | {"membership", "belonging", "movement", "transfer", "discipline", "central", "badge"}
        | {"cell", "case", "step"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        today = office.today()
        self._year = today.year - (today.month <= _YEAR_END_MONTHS)
        self._lines: tuple[SupplementLine, ...] = ()
        self.panel = SupplementPanel(self)
        self._stack = PaperStack(self, self.panel, "Phiếu bổ sung")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.panel.table)
        self.add_button("‹ Năm trước", self.year_before, name="year-before")
        self.add_button("Năm sau ›", self.year_after, name="year-after")
        self.add_button("Đã nộp lại", self.note_returned, name="supplement-returned")
        self.add_button("Cả chi bộ đã nộp", self.note_all_returned, name="supplements-returned")
        words = "In cả chi bộ (Ctrl+P)"
        self.add_button(words, self.print_out, name="supplements-print", main=True)
        self.panel.cell.changed.connect(self._choose)

    def refresh(self) -> None:
        """Read the cells and the supplements of the chosen one again."""
        from desktop.services.cells import organisations

        cells = self.office.read(organisations.cells)
        chosen = self._cell()
        self.panel.cell.set_choices([(cell.id, cell.name) for cell in cells])
        if chosen not in {cell.id for cell in cells}:
            chosen = cells[0].id if cells else ""
        self.panel.cell.set_value(chosen)
        self._read(chosen)

    @Slot()
    def print_out(self) -> None:
        """Lay out the supplements of the cell, and note them as printed; then print them."""
        from desktop.services.members import supplements

        if self._stack.paper_is_shown():
            self._stack.page.print_out()
            return
        if not self.save():
            return
        if not self._lines:
            self.say("Chi bộ này chưa có đảng viên nên chưa có phiếu để in.")
            return
        lines, year, day = self._lines, self._year, self.office.today()
        titled = self.office.read(supplements.sheets, lines=lines, year=year, day=day)
        if self.do(supplements.note_printed, lines=lines, year=year, day=day):
            self._stack.lay_out_many(titled, f"Phiếu bổ sung {year}")

    @Slot()
    def note_returned(self) -> None:
        """Note that the picked member's supplement came back today, or take that back."""
        row: SupplementLine | None = self.panel.table.current_row()
        if row is None:
            self.say("Hãy chọn một người ở danh sách.")
        else:
            self._note((row.id,), back=row.returned is not None)

    @Slot()
    def note_all_returned(self) -> None:
        """Note that every supplement of the cell that was not back yet came back today."""
        waiting = tuple(one.id for one in self._lines if one.returned is None)
        if waiting:
            self._note(waiting, back=False)

    @Slot()
    def year_after(self) -> None:
        """Go to the year after, not beyond the present one."""
        self._go(min(self._year + 1, self.office.today().year))

    def _note(self, ids: tuple[str, ...], *, back: bool) -> None:
        from desktop.services.members import supplements

        day = None if back else self.office.today()
        self.do(supplements.note_returned, ids=ids, year=self._year, day=day)

    def _cell(self) -> str:
        try:
            return self.panel.cell.value() or ""
        except Refusal:
            return ""

    @Slot()
    def _choose(self) -> None:
        chosen = self._cell()
        if chosen and self.may_leave():
            self._read(chosen)

    def _read(self, cell_id: str) -> None:
        from desktop.services.members import supplements

        self.panel.year = self._year
        day = self.office.today()
        self._lines = (
            self.office.read(supplements.lines, cell_id=cell_id, year=self._year, day=day)
            if cell_id
            else ()
        )
        self.panel.show_lines(self._lines)
        back = sum(one.returned is not None for one in self._lines)
        told = f"Năm {self._year}"
        if self._lines:
            told += f" · {back} trong {len(self._lines)} phiếu đã nộp lại"
        self.set_heading(self.title, told)


def _changes(row: SupplementLine) -> str:
    return ", ".join(row.changes) or ("chưa rõ" if row.fresh else "không đổi")


def _tone(row: SupplementLine) -> str:
    return "quiet" if row.returned else "soon"


def _table() -> Table:
    return Table(
        [
            Column("Đảng viên", lambda row: row.person, width=20),
            Column("Thay đổi", _changes, width=26),
            Column("Tình trạng", lambda row: row.state, width=18, tone=_tone),
        ],
        name="supplements",
        empty=_EMPTY,
    )
