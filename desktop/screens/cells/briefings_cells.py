"""What each cell reported of a month, its work beside what was due, and whether it is praised."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Slot

from desktop.rules.facts.briefing import CellMonth
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import LongTextField, TextField, YesNoField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import briefings

_FIELDS = ("received", "words", "praised", "praise_reason")
_MOST_TOLD = 8
_EMPTY = "Chưa có chi bộ nào. Hãy nhập các chi bộ ở “Chi bộ & địa bàn”."


class CellsPanel(EntryPanel):
    """The cells of a month, and the report of the picked one."""

    def __init__(self, screen: Screen) -> None:
        self._month = ""
        self._told = parts.label(name="cell-work", role="hint", wrap=True)
        form = _form(screen.office.today())
        form.add_widget(self._told)
        super().__init__(screen, _table(), form, name="cell-report")
        self._received = parts.button(
            "Đã nhận báo cáo hôm nay", self.receive_today, name="received-today"
        )
        self.foot.insertWidget(0, self._received)
        self.table.picked.connect(self._tell)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một chi bộ ở bên trái để ghi báo cáo tháng và quyết định biểu dương."

    def shown(self, row: CellMonth | None) -> Any:
        """What the cell reported."""
        return None if row is None else {name: getattr(row, name) for name in _FIELDS}

    def heading(self, row: CellMonth | None) -> str:
        """The cell."""
        return "" if row is None else row.name

    def write(self, row: CellMonth | None, changes: dict[str, Any]) -> str:
        """Keep the report of the cell."""
        if row is None:
            return ""
        after = {**self.shown(row), **changes}
        if after["praised"] and not after["praise_reason"] and not row.reasons:
            field = self.form.fields["praise_reason"]
            self.host.show_fault(field.refuse("Hãy ghi thành tích được biểu dương."))
            return ""
        done = self.host.do(briefings.set_report, cell_id=row.id, month=self._month, **changes)
        return row.id if done else ""

    def show_cells(self, month: str, cells: tuple[CellMonth, ...]) -> None:
        """Show the cells of a month."""
        self._month = month
        self.table.set_empty(_EMPTY)
        self.show_lines(cells)
        self._received.setEnabled(bool(cells))
        self._tell(self.table.current_row())

    @Slot()
    def receive_today(self) -> None:
        """Note for the picked cell that its report came today."""
        row: CellMonth | None = self.table.current_row()
        if row is None:
            self.host.say("Hãy chọn chi bộ vừa báo cáo ở danh sách bên trái.")
            return
        self.host.do(
            briefings.set_report,
            cell_id=row.id,
            month=self._month,
            received=self.host.office.today(),
        )

    @Slot(object)
    def _tell(self, row: CellMonth | None) -> None:
        self._told.setText("" if row is None else "\n".join(_work(row)))


def _work(row: CellMonth) -> list[str]:
    """The work of a cell and what the program proposes, each in a line."""
    told = [f"Đã làm / đến hạn trong tháng: {row.due_text or 'không có việc đến hạn'}."]
    told += [f"Quá hạn: {one}" for one in _some(row.late)]
    told += [f"Đã làm: {one}" for one in _some(row.done)]
    if row.reasons:
        told.append(f"Chương trình đề xuất biểu dương: {'; '.join(row.reasons)}.")
    return told


def _some(lines: tuple[str, ...]) -> list[str]:
    rest = len(lines) - _MOST_TOLD
    return [*lines[:_MOST_TOLD], *([f"và {rest} việc khác"] if rest > 0 else [])]


def _table() -> Table:
    return Table(
        [
            Column("Chi bộ", lambda row: row.name, width=19),
            Column("Báo cáo", _received, lambda row: row.received, width=14, tone=_report_tone),
            Column("Làm / hạn", lambda row: row.due_text, width=12),
            Column("Quá hạn", _late, lambda row: len(row.late), width=10, tone=_late_tone),
            Column("Biểu dương", lambda row: row.praise_text, width=10),
        ],
        name="briefing-cells",
        empty=_EMPTY,
    )


def _received(row: CellMonth) -> str:
    return date_text(row.received) if row.received else "chưa báo cáo"


def _report_tone(row: CellMonth) -> str:
    return "" if row.received else "soon"


def _late(row: CellMonth) -> str:
    return str(len(row.late)) if row.late else ""


def _late_tone(row: CellMonth) -> str:
    return "late" if row.late else ""


def _form(today: date) -> FieldForm:
    form = FieldForm("cell-report-form", columns=1)
    form.add(DateField("received", today=today), "Ngày nhận báo cáo")
    form.add(LongTextField("words", lines=4), "Nội dung báo cáo")
    form.add(YesNoField("praised", yes="Biểu dương", unknown="Chưa quyết định"), "Biểu dương")
    form.add(TextField("praise_reason"), "Thành tích (để trống: như đề xuất)", wide=True)
    return form
