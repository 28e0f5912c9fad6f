"""Handing a whole cell over to another: when cells are merged, split or dissolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.office import Cell
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm

if TYPE_CHECKING:
    from desktop.papers.sheet import Sheet
    from desktop.screens.widgets.screen import Screen

_WORDS = (
    "Khi sáp nhập, chia tách chi bộ theo quyết định thì không cần giấy giới thiệu từng người: mọi "
    "người trong chi bộ giao được chuyển sang chi bộ nhận từ ngày ghi dưới đây, kèm biên bản bàn "
    "giao có danh sách. Khi chia một chi bộ thành nhiều chi bộ, hãy bàn giao cả chi bộ vào một nơi "
    "rồi chuyển từng người còn lại ở thẻ “Chuyển sinh hoạt”. Làm nhầm thì bấm Hoàn tác."
)


class HandoverPanel(QWidget):
    """From which cell to which, on which day; then the minutes with the list."""

    printed = Signal(object)

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._host = screen
        self._cells: tuple[Cell, ...] = ()
        self.form = _form(screen)
        words = parts.label(_WORDS, role="hint", wrap=True)
        buttons = QHBoxLayout()
        buttons.addWidget(parts.button("Bàn giao", self.hand_over, name="hand-over", look="main"))
        buttons.addWidget(parts.button("In biên bản", self.print_minutes, name="handover-minutes"))
        buttons.addStretch(1)
        down = QVBoxLayout(self)
        down.setSpacing(self.fontMetrics().height())
        down.addWidget(words)
        down.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeft)
        down.addLayout(buttons)
        down.addStretch(1)

    def show_cells(self, cells: tuple[Cell, ...]) -> None:
        """Offer these cells; what is chosen already stays."""
        if cells == self._cells:
            return
        self._cells = cells
        for name in ("from_cell", "to_cell"):
            field = self.form.fields[name]
            assert isinstance(field, ChoiceField)
            chosen = field.value()
            field.set_choices([(cell.id, cell.name) for cell in cells])
            field.set_value(chosen)

    @Slot()
    def hand_over(self) -> None:
        """Move everyone; says how many, or what is missing."""
        from desktop.services.members import transfers

        given = self._given()
        if given is None:
            return
        if self._host.do(transfers.hand_over, **given):
            self._host.say("Đã bàn giao. Bấm “In biên bản” để in biên bản kèm danh sách.")

    @Slot()
    def print_minutes(self) -> None:
        """Lay out the minutes of what was handed over that day."""
        from desktop.services.members import transfer_papers

        given = self._given()
        if given is None:
            return
        del given["number"]
        try:
            sheet: Sheet = self._host.office.read(transfer_papers.handover, **given)
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return
        self.printed.emit(sheet)

    def _given(self) -> dict[str, Any] | None:
        try:
            values = self.form.values()
        except Refusal:
            return None
        needed = {
            "from_cell": "Hãy chọn chi bộ giao.",
            "to_cell": "Hãy chọn chi bộ nhận.",
            "day": "Hãy ghi ngày bàn giao.",
        }
        for name, sentence in needed.items():
            if not values[name]:
                self._host.show_fault(Refusal(sentence, field=name))
                return None
        return values


def _form(screen: Screen) -> FieldForm:
    form = FieldForm("handover-form")
    form.add(ChoiceField("from_cell", []), "Chi bộ giao", required=True)
    form.add(ChoiceField("to_cell", []), "Chi bộ nhận", required=True)
    form.add(DateField("day", today=screen.office.today()), "Ngày bàn giao", required=True)
    form.add(TextField("number"), "Số quyết định")
    return form
