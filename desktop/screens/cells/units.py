"""The places that ought to have members, and the board of white places."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot

from desktop.rules.facts.office import Cell
from desktop.rules.text import date_text
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import units
from desktop.services.cells.units import UnitLine
from desktop.services.people.people import new_id

_CELLS = ("cell_id", "helping_cell_id")
_NOT_HANDED = "Hãy chọn chi bộ mới của địa bàn trước."
_EMPTY = "Chưa có địa bàn nào. Bấm “Thêm địa bàn” để nhập thôn, bản, trường học, trạm y tế…"


class UnitPanel(EntryPanel):
    """The places with what is white about them, and the form of one."""

    def __init__(self, screen: Screen) -> None:
        self._cells: tuple[Cell, ...] = ()
        self._past = parts.label(name="unit-past", role="hint", wrap=True)
        super().__init__(screen, _table(), _form(), name="unit", add_words="Thêm địa bàn")
        self._total = parts.label(name="units-total", wrap=True)
        self._white = parts.button("Chỉ xem nơi trắng", self.filter_white, name="only-white")
        self._white.setCheckable(True)
        self.left.insertWidget(0, self._total)
        self.foot.addWidget(self._white)
        self.form.add_widget(self._past)
        self._past.hide()

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một địa bàn ở bên trái để xem và sửa, hoặc bấm “Thêm địa bàn”."

    def shown(self, row: UnitLine | None) -> Any:
        """The place's own values, None as nothing chosen."""
        if row is None:
            return None
        values = plain(row.unit)
        cells = {name: values[name] or "" for name in _CELLS}
        return {**values, **cells, "handed": self.host.office.today()}

    def heading(self, row: UnitLine | None) -> str:
        """The place's name."""
        return "Địa bàn mới" if row is None else row.unit.name

    def write(self, row: UnitLine | None, changes: dict[str, Any]) -> str:
        """Write the place."""
        values = {
            name: value or None if name in _CELLS else value for name, value in changes.items()
        }
        values.pop("handed", None)
        if row is not None and not values.keys().isdisjoint(_CELLS):
            values["handed"] = self.form.fields["handed"].value()
        elif "handed" in changes:
            self.form.fields["handed"].show_fault(_NOT_HANDED)
            return ""
        key = row.id if row else new_id()
        if row is not None:
            done = self.host.do(units.change_unit, id=key, revision=row.revision, **values)
        else:
            done = self.host.do(
                units.add_unit,
                id=key,
                name=str(values.pop("name", "") or ""),
                kind=str(values.pop("kind", "") or "village"),
                **values,
            )
        return key if done else ""

    def take_away(self, row: UnitLine) -> None:
        """Remove a place entered by mistake."""
        self.host.do(units.remove_unit, id=row.id)

    def _show_entry(self, row: UnitLine | None, key: str) -> None:
        super()._show_entry(row, key)
        before = row.before if row else ()
        told = [f"{cell or 'không có chi bộ'} đến {date_text(until)}" for until, cell in before]
        self._past.setText(f"Trước đây: {'; '.join(told)}")
        self._past.setVisible(bool(told))
        self.form.fields["handed"].setEnabled(row is not None)

    def show_units(self, lines: tuple[UnitLine, ...], cells: tuple[Cell, ...]) -> None:
        """Show the places and how many of them are white."""
        if cells != self._cells and not self.unsaved():
            self._cells = cells
            choices = [(cell.id, cell.name) for cell in cells if cell.dissolved is None]
            for name in _CELLS:
                field = self.form.fields[name]
                if isinstance(field, ChoiceField):
                    field.set_choices(choices)
        self.show_lines(lines)
        bare = sum(not line.has_members for line in lines)
        without = sum(not line.cell for line in lines)
        self._total.setText(
            f"{len(lines)} địa bàn · {bare} nơi trắng đảng viên · {without} nơi trắng chi bộ"
        )

    @Slot()
    def filter_white(self) -> None:
        """Show only the white places, or all again."""
        self.table.set_filter(_is_white if self._white.isChecked() else None)


def _white(line: UnitLine) -> str:
    """What is white about a place, in words; nothing where it has both."""
    found = [] if line.has_members else ["đảng viên"]
    if not line.cell:
        found.append("chi bộ")
    return f"Trắng {' và '.join(found)}" if found else ""


def _tone(line: UnitLine) -> str:
    return "late" if _white(line) else "quiet"


def _is_white(line: UnitLine) -> bool:
    return _white(line) != ""


def _table() -> Table:
    return Table(
        [
            Column("Địa bàn", lambda line: line.unit.name, width=24),
            Column("Chi bộ", _cell, width=21),
            Column("Tình trạng", _state, width=10, tone=_tone),
        ],
        name="units",
        empty=_EMPTY,
    )


def _cell(line: UnitLine) -> str:
    if line.cell:
        return line.cell
    return f"{line.helping_cell} (giúp đỡ)" if line.helping_cell else ""


def _state(line: UnitLine) -> str:
    return _white(line) or "Có đảng viên"


def _form() -> FieldForm:
    form = FieldForm("unit-form", columns=1)
    form.add(TextField("name", placeholder="Thôn 2"), "Tên địa bàn", required=True)
    form.add(ChoiceField("kind", by_code("unit_kinds")), "Loại")
    form.add(ChoiceField("cell_id", []), "Chi bộ của địa bàn", wide=True)
    form.add(ChoiceField("helping_cell_id", []), "Chi bộ giúp đỡ (nơi chưa có chi bộ)", wide=True)
    handed = "Đổi chi bộ từ ngày (để trống: sửa chỗ ghi nhầm)"
    form.add(DateField("handed"), handed)
    form.add(DateField("since"), "Có từ ngày")
    form.add(DateField("until"), "Đến ngày (nếu đã sáp nhập)")
    return form
