"""The days off, and the days worked in exchange, that the office enters from the yearly notice."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from desktop.rules.text import date_text
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import FlagField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.keeping import settings
from desktop.services.keeping.settings import DayOff

_ABOUT = (
    "Ngày lễ theo luật đã có sẵn. Ghi thêm ở đây ngày nghỉ hoán đổi và ngày làm bù theo thông báo "
    "hằng năm, để hạn tính theo ngày làm việc được đúng."
)


class DayPanel(EntryPanel):
    """The days as a list, newest first, and the form of one."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, _table(), _form(), name="day", add_words="Thêm ngày")
        self.left.insertWidget(0, parts.label(_ABOUT, role="hint", wrap=True))
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một ngày ở bên trái để sửa, hoặc bấm “Thêm ngày”."

    def shown(self, row: DayOff | None) -> Any:
        """The day's own values."""
        return None if row is None else plain(row)

    def heading(self, row: DayOff | None) -> str:
        """The day."""
        return "Ngày mới" if row is None else date_text(row.day)

    def write(self, row: DayOff | None, changes: dict[str, Any]) -> str:
        """Write the day; another date takes the place of the one before."""
        values = {"day": None, "worked": False, "title": ""} | (plain(row) if row else {}) | changes
        day = values["day"]
        if day is None:
            self.host.show_fault(self.form.fields["day"].refuse("Hãy ghi ngày."))
            return ""
        done = self.host.do(
            settings.set_day_off, day=day, worked=values["worked"], title=values["title"]
        )
        if done and row is not None and row.day != day:
            done = self.host.do(settings.remove_day_off, id=row.id)
        return self._id_of(day) if done else ""

    def take_away(self, row: DayOff) -> None:
        """Take the day back."""
        self.host.do(settings.remove_day_off, id=row.id)

    def _id_of(self, day: date) -> str:
        days = self.host.office.read(settings.days_off)
        return next((one.id for one in days if one.day == day), "")


def _table() -> Table:
    return Table(
        [
            Column("Ngày", lambda row: date_text(row.day), lambda row: row.day, width=14),
            Column("Loại", lambda row: "Làm bù" if row.worked else "Nghỉ", width=10),
            Column("Ghi chú", lambda row: row.title, width=10),
        ],
        name="days",
        empty="Chưa ghi ngày nào. Bấm “Thêm ngày” khi có thông báo nghỉ lễ, nghỉ Tết.",
    )


def _form() -> FieldForm:
    form = FieldForm("day-form", columns=1)
    form.add(DateField("day"), "Ngày", required=True)
    form.add(FlagField("worked", "Là ngày làm bù"), "Loại")
    form.add(TextField("title", placeholder="Nghỉ hoán đổi dịp Quốc khánh"), "Ghi chú", wide=True)
    return form
