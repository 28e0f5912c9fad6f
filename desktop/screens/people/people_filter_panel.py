"""Conditions that narrow the list of people, chosen in a form and kept under a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.office import Cell
from desktop.rules.people.people_filter import PeopleFilter
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.fields import NumberField, YesNoField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.services.people import people_filters, people_list
from desktop.services.people.people import new_id

_OLDEST = 120
_NOT_ASKED = "Đều được"


class FilterPanel(QWidget):
    """The form of the conditions; `applied` tells that `chosen` is another filter."""

    applied = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self.chosen = PeopleFilter()
        self._saved: dict[str, people_filters.Saved] = {}
        self._kept = ChoiceField("saved-filter", [])
        self.form = _form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._build_head())
        layout.addWidget(self.form)
        self._kept.changed.connect(self._open)

    def show_saved(self, saved: Sequence[people_filters.Saved], cells: Sequence[Cell]) -> None:
        """Offer the filters kept, and the cells to choose from."""
        self._saved = {one.id: one for one in saved}
        shown = self._kept_id()
        self._kept.set_choices([(one.id, one.name) for one in saved])
        self._kept.set_value(shown if shown in self._saved else "")
        cell = self.form.fields["cell_id"]
        if isinstance(cell, ChoiceField):
            value = cell.box.currentText()
            cell.set_choices([(one.id, one.name) for one in cells])
            cell.set_value(next((one.id for one in cells if one.name == value), ""))

    @Slot()
    def apply(self) -> None:
        """Narrow the list by what the form says."""
        try:
            self.chosen = PeopleFilter(**self.form.values())
        except Refusal:
            return
        self.applied.emit()

    @Slot()
    def clear(self) -> None:
        """Ask nothing any more."""
        self._kept.set_value("")
        self._show(PeopleFilter())

    @Slot()
    def keep(self) -> None:
        """Keep what the form says under a name."""
        self.apply()
        kept = self._saved.get(self._kept_id())
        name = self._host.ask.line("Lưu bộ lọc", "Tên bộ lọc:", kept.name if kept else "")
        if name is not None:
            self._host.do(people_filters.save_filter, id=new_id(), name=name, chosen=self.chosen)

    @Slot()
    def forget(self) -> None:
        """Forget the kept filter that is chosen."""
        id = self._kept_id()
        if not id:
            self._host.say("Hãy chọn một bộ lọc đã lưu trước.")
        elif self._host.do(people_filters.remove_filter, id=id):
            self.clear()

    def _build_head(self) -> QHBoxLayout:
        words = parts.label("Bộ lọc đã lưu", role="label")
        words.setBuddy(self._kept.input)
        row = QHBoxLayout()
        row.addWidget(words)
        row.addWidget(self._kept, 1)
        row.addWidget(parts.button("Lọc", self.apply, name="apply-filter"))
        row.addWidget(parts.button("Bỏ điều kiện", self.clear, name="clear-filter"))
        row.addWidget(parts.button("Lưu bộ lọc…", self.keep, name="keep-filter"))
        row.addWidget(parts.button("Xóa bộ lọc đã lưu", self.forget, name="forget-filter"))
        return row

    def _kept_id(self) -> str:
        try:
            return str(self._kept.value())
        except Refusal:
            return ""

    @Slot()
    def _open(self) -> None:
        kept = self._saved.get(self._kept_id())
        if kept is not None:
            self._show(kept.filter)

    def _show(self, chosen: PeopleFilter) -> None:
        self.form.show_row(chosen)
        self.apply()


def _form() -> FieldForm:
    form = FieldForm("filter-form", columns=4)
    form.add(ChoiceField("sex", [("nam", "Nam"), ("nữ", "Nữ")]), "Giới tính")
    form.add(NumberField("youngest", most=_OLDEST), "Từ đủ (tuổi)")
    form.add(NumberField("oldest", most=_OLDEST), "Đến hết (tuổi)")
    form.add(ChoiceField("stage", list(people_list.STAGE_TEXTS.items())), "Giai đoạn")
    form.add(ChoiceField("cell_id", []), "Chi bộ")
    form.add(ChoiceField("group", by_code("groups")), "Nhóm")
    form.add(ChoiceField("education", by_code("professional_levels")), "Trình độ chuyên môn")
    form.add(YesNoField("minority", unknown=_NOT_ASKED), "Dân tộc thiểu số")
    form.add(YesNoField("religious", unknown=_NOT_ASKED), "Theo tôn giáo")
    form.add(YesNoField("union", unknown=_NOT_ASKED), "Đã vào Đoàn")
    form.add(YesNoField("class_attended", unknown=_NOT_ASKED), "Đã học lớp nhận thức")
    form.add(YesNoField("certificate_ending", unknown=_NOT_ASKED), "Chứng nhận sắp hết hạn")
    return form
