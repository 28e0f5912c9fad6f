"""Founding, merging and dissolving cells by decision, and the list of what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.option_fields import TicksField
from desktop.screens.widgets.rows_field import RowColumn, RowsField
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.rules.facts.office import Cell
    from desktop.screens.widgets.screen import Screen
    from desktop.services.cells.reorganising import CellChange

_EMPTY = "Chưa ghi lần thành lập, chia tách, sáp nhập hay giải thể chi bộ nào."
_WORDS = (
    "Sáp nhập, giải thể: mọi người và địa bàn của chi bộ cũ sang chi bộ nhận từ ngày ghi; chi bộ "
    "cũ hết hoạt động từ ngày đó, danh sách các ngày trước vẫn như cũ. Thành lập, chia tách: chọn "
    "chi bộ cũ rồi đánh dấu những người sang chi bộ mới; không chọn ai là thành lập mới."
)
_NO_MORE = "Sáp nhập nhiều chi bộ một lần thì thêm mỗi chi bộ cũ một dòng."
_ONE_CELL = "Chỉ sáp nhập mới có nhiều chi bộ cũ. Hãy xóa các dòng này."
_ACTS = (("merge", "Sáp nhập"), ("dissolve", "Giải thể"), ("found", "Thành lập, chia tách"))


class ChangesPanel(QWidget):
    """At the left what was decided, at the right the form for the next decision."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.host = screen
        self._cells: tuple[Cell, ...] = ()
        self._people: tuple[tuple[str, str], ...] = ()
        self.table = Table(_columns(), name="cell-changes", empty=_EMPTY)
        self.form = _form(screen.office.today(), self._offered)
        self._act = parts.button("Ghi quyết định", self.act, name="cell-change", look="main")
        self._people_box = QVBoxLayout()
        self._ticks: TicksField | None = None
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(parts.label(_WORDS, role="hint", wrap=True))
        inner.addWidget(self.form)
        inner.addLayout(self._people_box)
        inner.addStretch(1)
        down.addWidget(parts.scrolling(inside), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._act)
        buttons.addStretch(1)
        down.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(self.table, right, shares=(5, 4)))
        self.setFocusProxy(self.form)
        self.form.edited.connect(self._offer_people)

    def show_changes(self, lines: tuple[CellChange, ...], cells: tuple[Cell, ...]) -> None:
        """Show what was decided, and offer the cells that are there."""
        self.table.show_rows(lines)
        present = tuple(one for one in cells if one.dissolved is None)
        if present == self._cells:
            return
        self._cells = present
        for name in ("from_cell", "to_cell"):
            field = self.form.fields[name]
            if isinstance(field, ChoiceField):
                chosen = field.value()
                field.set_choices(self._offered())
                field.set_value(chosen)

    def _offered(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in self._cells]

    @Slot()
    def act(self) -> None:
        """Carry out the decision that is typed as one change."""
        from desktop.services.cells import reorganising
        from desktop.services.people.people import new_id

        try:
            given: dict[str, Any] = self.form.values()
        except Refusal:
            return
        if given["day"] is None:
            self.form.fields["day"].show_fault("Hãy ghi ngày có hiệu lực của quyết định.")
            return
        more = [line["cell_id"] for line in given["more_cells"]]
        if more and given["act"] != "merge":
            self.form.fields["more_cells"].show_fault(_ONE_CELL)
            return
        when = {"day": given["day"], "number": given["number"]}
        if given["act"] == "merge":
            sources = dict.fromkeys(filter(None, (given["from_cell"], *more)))
            values = {"from_cells": list(sources), "to_cell": given["to_cell"], **when}
            done = self._wanted("to_cell") and self.host.do(reorganising.merge, **values)
        elif given["act"] == "dissolve":
            values = {"cell_id": given["from_cell"], "to_cell": given["to_cell"] or None, **when}
            done = self._wanted("from_cell") and self.host.do(reorganising.dissolve, **values)
        else:
            people = sorted(self._ticks.value()) if self._ticks else []
            values = {"id": new_id(), "name": given["name"], "people": people, **when}
            done = self.host.do(reorganising.found, **values)
        if done:
            self.form.show_row({"act": given["act"]})
            self._offer_people()

    def _wanted(self, name: str) -> bool:
        field = self.form.fields[name]
        if field.value():
            return True
        field.show_fault("Hãy chọn chi bộ.")
        return False

    @Slot()
    def _offer_people(self) -> None:
        """Offer those listed in the old cell for the new one."""
        from desktop.services.cells import reorganising

        act, source = self.form.fields["act"], self.form.fields["from_cell"]
        try:
            wanted = source.value() if act.value() == "found" else ""
        except Refusal:
            wanted = ""
        people: tuple[tuple[str, str], ...] = ()
        if wanted:
            people = self.host.office.read(reorganising.listed, cell_id=wanted)
        if people == self._people:
            return
        self._people = people
        if self._ticks is not None:
            self._people_box.removeWidget(self._ticks)
            self._ticks.hide()
            self._ticks.deleteLater()
            self._ticks = None
        if people:
            self._ticks = TicksField("movers", people)
            self._people_box.addWidget(self._ticks)


def _columns() -> list[Column[CellChange]]:
    return [
        Column("Ngày", lambda row: date_text(row.day), lambda row: row.day, width=12),
        Column("Việc", lambda row: row.kind_text, width=10),
        Column("Chi bộ", lambda row: row.told, width=26),
        Column("Số quyết định", lambda row: row.number, width=12),
    ]


def _form(today: date, offered: Callable[[], list[tuple[str, str]]]) -> FieldForm:
    form = FieldForm("cell-change-form", columns=2)
    acts = ChoiceField("act", _ACTS)
    form.add(acts, "Việc", required=True)
    form.add(DateField("day", today=today), "Có hiệu lực từ ngày", required=True)
    form.add(ChoiceField("from_cell", []), "Chi bộ cũ", wide=True)
    column = RowColumn("cell_id", "Chi bộ cũ", lambda name: ChoiceField(name, offered()), 1)
    more = RowsField("more_cells", [column], empty=_NO_MORE, narrow=True)
    form.add(more, "Các chi bộ cũ khác", wide=True)
    form.add(ChoiceField("to_cell", []), "Chi bộ nhận (sáp nhập, giải thể)", wide=True)
    form.add(TextField("name"), "Tên chi bộ mới (thành lập, chia tách)", wide=True)
    form.add(TextField("number", placeholder="12-QĐ/ĐU"), "Số quyết định")
    form.show_row({"act": "merge"})
    return form
