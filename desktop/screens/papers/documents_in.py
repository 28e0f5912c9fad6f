"""What came in: the register by year, and one document beside it."""

from __future__ import annotations

from typing import Any

from desktop.rules import text
from desktop.screens.people.person_values import plain
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import LongTextField, NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.papers import incoming
from desktop.services.papers.incoming import IncomingLine
from desktop.services.people.people import new_id

_EMPTY = "Chưa có văn bản đến nào. Bấm “Vào sổ văn bản đến” để ghi văn bản vừa nhận."


class IncomingPanel(EntryPanel):
    """The register of what came in, and the form of one document."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(
            screen, _table(), _form(screen), name="incoming", add_words="Vào sổ văn bản đến"
        )

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một văn bản đến ở bên trái, hoặc bấm “Vào sổ văn bản đến”."

    def shown(self, row: IncomingLine | None) -> Any:
        """The document's own values; a new one came today."""
        return {"arrived": self.host.office.today()} if row is None else plain(row)

    def heading(self, row: IncomingLine | None) -> str:
        """The number of arrival and the number it carries."""
        return "Văn bản đến mới" if row is None else f"Số đến {row.serial:02d}: {row.number}"

    def write(self, row: IncomingLine | None, changes: dict[str, Any]) -> str:
        """Enter or correct a document; without a number it takes the year's next one."""
        key = row.id if row else new_id()
        if row is None:
            changes = {"arrived": self.host.office.today(), **changes}
        return key if self.host.do(incoming.write, id=key, **changes) else ""

    def take_away(self, row: IncomingLine) -> None:
        """Remove what was entered by mistake."""
        self.host.do(incoming.remove, id=row.id)

    def read_register(self) -> None:
        """Show the register as it is now."""
        self.show_lines(self.host.office.read(incoming.lines))


def _table() -> Table:
    return Table(
        [
            Column("Số", lambda line: f"{line.serial:02d}", sort=_serial, width=5),
            Column("Ngày đến", lambda line: text.date_text(line.arrived), sort=_arrived, width=11),
            Column("Tác giả", lambda line: line.author, width=17),
            Column("Ký hiệu", lambda line: line.number, width=13),
            Column("Tên loại và trích yếu", lambda line: line.title, width=17),
        ],
        name="incoming-documents",
        empty=_EMPTY,
        lines=2,
    )


def _serial(line: IncomingLine) -> int:
    return line.serial


def _arrived(line: IncomingLine) -> Any:
    return line.arrived


def _form(screen: Screen) -> FieldForm:
    today = screen.office.today()
    form = FieldForm("incoming-form", columns=2)
    form.add(DateField("arrived", today=today), "Ngày đến", required=True)
    form.add(NumberField("serial", least=1), "Số đến (để trống: số tiếp theo)")
    form.add(TextField("author", placeholder="Ban Tổ chức Tỉnh ủy"), "Tác giả", wide=True)
    form.add(TextField("number", placeholder="15-HD/BTCTU"), "Số, ký hiệu")
    form.add(DateField("day", today=today), "Ngày văn bản")
    form.add(LongTextField("title", lines=3), "Tên loại và trích yếu", required=True, wide=True)
    form.add(TextField("recipient"), "Đơn vị, người nhận", wide=True)
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form
