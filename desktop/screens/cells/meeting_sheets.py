"""The score sheets of cell meetings: the central one, and the office's own from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.rules.text import date_text
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.rows_field import RowColumn, RowsField
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.screens.widgets.screen import Screen
    from desktop.services.cells.meeting_scores import SheetLine

_EMPTY = "Chưa có phiếu chấm điểm nào."


class SheetPanel(EntryPanel):
    """The sheets by date; the central one can be read and used as the start of an own one."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(
            screen, _table(), _form(), name="score-sheet", add_words="Thêm phiếu riêng"
        )

    def hint(self) -> str:
        """What own sheets are for."""
        return (
            "Khi cấp trên ban hành phiếu chấm điểm khác mẫu trung ương, bấm “Thêm phiếu riêng”, "
            "ghi ngày bắt đầu dùng rồi sửa các dòng. Các kỳ họp trước ngày đó vẫn chấm theo phiếu "
            "cũ."
        )

    def shown(self, row: SheetLine | None) -> Any:
        """The sheet, or for a new one the parts of the latest."""
        if row is None:
            lines: tuple[SheetLine, ...] = self.table.shown_rows()
            return {"parts": lines[-1].parts if lines else (), "source": "", "in_force_from": None}
        return row

    def heading(self, row: SheetLine | None) -> str:
        """From when it holds."""
        if row is None:
            return "Phiếu riêng mới"
        return "Phiếu của trung ương" if not row.own else f"Từ {date_text(row.in_force_from)}"

    def write(self, row: SheetLine | None, changes: dict[str, Any]) -> str:
        """Write the sheet of a day; the central one is never written over."""
        from desktop.services.cells import meeting_scores

        values: Mapping[str, Any] = {**self.form.values(), **changes}
        if values["in_force_from"] is None or (row is not None and not row.own):
            field = self.form.fields["in_force_from"]
            told = "Hãy ghi ngày bắt đầu dùng phiếu riêng."
            if row is not None and not row.own:
                told = "Phiếu của trung ương không sửa được; hãy bấm “Thêm phiếu riêng”."
            field.show_fault(told)
            return ""
        done = self.host.do(
            meeting_scores.set_sheet,
            in_force_from=values["in_force_from"],
            lines=values["parts"],
            source=values["source"],
        )
        if not done:
            return ""
        found = self.host.office.read(meeting_scores.sheets)
        return next(one.id for one in found if one.in_force_from == values["in_force_from"])

    def take_away(self, row: SheetLine) -> None:
        """Take an own sheet back."""
        from desktop.services.cells import meeting_scores

        if row.own:
            self.host.do(meeting_scores.remove_sheet, id=row.id)
        else:
            self.host.say("Phiếu của trung ương không xóa được.")


def _table() -> Table:
    def since(row: SheetLine) -> str:
        return date_text(row.in_force_from) if row.own else "mẫu trung ương"

    return Table(
        [
            Column("Dùng từ ngày", since, lambda row: row.in_force_from, width=18),
            Column("Tổng điểm", lambda row: str(row.most), width=10),
            Column("Mức tin cậy", _sure, width=14, tone=_tone),
            Column("Căn cứ", lambda row: row.source, width=20),
        ],
        name="score-sheets",
        empty=_EMPTY,
    )


def _sure(row: SheetLine) -> str:
    return "" if row.sure else "chưa xác nhận"


def _tone(row: SheetLine) -> str:
    return "" if row.sure else "soon"


def _form() -> FieldForm:
    form = FieldForm("score-sheet-form", columns=1)
    form.add(DateField("in_force_from"), "Dùng từ ngày", required=True)
    form.add(TextField("source"), "Căn cứ (văn bản của cấp trên)", wide=True)
    columns = (
        RowColumn("title", "Nội dung chấm", TextField, 4),
        RowColumn("most", "Điểm tối đa", NumberField, 1),
    )
    form.add(RowsField("parts", columns, empty="Chưa có nội dung nào."), "Các nội dung")
    return form
