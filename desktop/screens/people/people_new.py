"""Thêm người: the little that is needed to begin with a person."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.office import Cell
from desktop.screens.people.person_outline import SEXES
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import PartialDateField
from desktop.screens.widgets.fields import FlagField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.name_field import NameField
from desktop.screens.widgets.option_fields import OptionField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_name
from desktop.services.people import person
from desktop.services.people.people import new_id

_MEMBERSHIP = ("admitted", "official")


class NewPersonPage(QWidget):
    """The short form; `added` tells the id of who was entered, `left` asks for the list again."""

    added = Signal(str)
    left = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._cells: tuple[Cell, ...] = ()
        self._cell = ChoiceField("cell_id", [])
        self._member = FlagField("member", "Đã là đảng viên")
        self.form = self._form()
        buttons = QHBoxLayout()
        buttons.addWidget(parts.button("Lưu", self.save, name="save-new-person", look="main"))
        buttons.addWidget(parts.button("Thôi", self.left, name="give-up-new-person"))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.scrolling(self.form), 1)
        layout.addLayout(buttons)
        self._member.changed.connect(self._show_membership)
        self.begin()

    def begin(self) -> None:
        """Empty the form."""
        self.form.show_row(None)
        self._show_membership()

    def set_cells(self, cells: tuple[Cell, ...]) -> None:
        """Offer these cells; nothing typed is lost while they stay the same."""
        if cells != self._cells:
            self._cells = cells
            self._cell.set_choices([(one.id, one.name) for one in cells if one.dissolved is None])

    @Slot()
    def save(self) -> bool:
        """Enter the person; False if it was refused and the fault is shown."""
        try:
            values = self.form.values()
        except Refusal as refusal:
            self.form.fields[refusal.field or ""].setFocus()
            return False
        dates = {name: values.pop(name) for name in _MEMBERSHIP}
        id = new_id()
        saved = self._screen.do(person.add, id=id, membership=dates, **values)
        if saved:
            self.added.emit(id)
        return saved

    def _form(self) -> FieldForm:
        today = self._screen.office.today()
        form = FieldForm("new-person")
        form.add(NameField("name", placeholder="Lò Thị Mai"), "Họ và tên khai sinh", required=True)
        form.add(PartialDateField("born", today=today), "Ngày sinh")
        form.add(OptionField("sex", SEXES), "Giới tính")
        form.add(ChoiceField("ethnicity", by_name("ethnic_groups"), free=True), "Dân tộc")
        form.add(self._cell, "Thuộc chi bộ")
        form.add(self._member, "Giai đoạn")
        form.add(PartialDateField("admitted", today=today), "Ngày vào Đảng")
        form.add(PartialDateField("official", today=today), "Ngày công nhận chính thức")
        form.add_widget(
            parts.label(
                "Các mục khác của lý lịch nhập ở màn hình của từng người, sau khi lưu.",
                role="hint",
                wrap=True,
            )
        )
        return form

    @Slot()
    def _show_membership(self) -> None:
        """Ask for the dates of membership only of a member."""
        for name in _MEMBERSHIP:
            cell = self.form.fields[name].parentWidget()
            if cell is not None:
                cell.setVisible(self._member.value())
