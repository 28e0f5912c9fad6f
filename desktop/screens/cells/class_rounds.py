"""The rounds of the classes, and the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop.rules.text import date_text
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.screens.widgets.screen import Screen
    from desktop.services.cells.class_lists import RoundLine

_EMPTY = (
    "Chưa mở lớp nào.\n\nBấm “Mở lớp” khi trung tâm chính trị thông báo mở lớp; sau đó chọn người "
    "chờ lâu nhất ở thẻ “Học viên và kết quả”."
)
_RIGHT = Qt.AlignmentFlag.AlignRight
_TONES = {"new": "soon", "held": "late", "sent": "", "done": "quiet"}


class RoundsPanel(EntryPanel):
    """The rounds, and the form of one; Enter goes to its people."""

    shares = (2, 1)

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen, _table(), _form(), name="round", add_words="Mở lớp")

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một lớp ở bên trái để sửa, nhấn Enter để mở danh sách học viên."

    def shown(self, row: RoundLine | None) -> Any:
        """The round's own values."""
        return row

    def heading(self, row: RoundLine | None) -> str:
        """The name of the round."""
        return "Lớp mới" if row is None else row.title

    def write(self, row: RoundLine | None, changes: dict[str, Any]) -> str:
        """Write the round."""
        from desktop.services.cells import classes
        from desktop.services.people.people import new_id

        key = row.id if row else new_id()
        if row is not None:
            done = self.host.do(classes.change_round, id=key, revision=row.revision, **changes)
        else:
            values = {"kind": "", "title": "", **changes}
            done = self.host.do(classes.add_round, id=key, **values)
        return key if done else ""

    def take_away(self, row: RoundLine) -> None:
        """Remove a round opened by mistake."""
        from desktop.services.cells import classes

        self.host.do(classes.remove_round, id=row.id)


def _table() -> Table:
    return Table(
        [
            Column("Lớp", lambda row: row.title, width=19),
            Column("Từ ngày", _since, lambda row: row.since, width=12),
            Column("Học viên", lambda row: str(row.listed), lambda row: row.listed, _RIGHT, 9),
            Column("Đã có giấy", _certified, lambda row: row.certified, _RIGHT, 11),
            Column("Tình trạng", _state, width=17, tone=lambda row: _TONES[row.state]),
        ],
        name="rounds",
        empty=_EMPTY,
    )


def _since(row: RoundLine) -> str:
    return date_text(row.since) if row.since else ""


def _certified(row: RoundLine) -> str:
    return str(row.certified or "")


def _state(row: RoundLine) -> str:
    from desktop.services.cells.class_lists import STATE_TEXTS

    return STATE_TEXTS[row.state]


def _form() -> FieldForm:
    from desktop.services.cells.classes import KIND_TEXTS

    form = FieldForm("round-form", columns=2)
    form.add(ChoiceField("kind", list(KIND_TEXTS.items())), "Loại lớp", required=True, wide=True)
    form.add(TextField("title", placeholder="Lớp 1 năm 2026"), "Tên lớp", required=True, wide=True)
    form.add(TextField("centre", placeholder="Trung tâm chính trị"), "Nơi mở lớp", wide=True)
    form.add(DateField("since"), "Học từ ngày")
    form.add(DateField("until"), "Đến ngày")
    form.add(NumberField("seats", least=1, most=999), "Số chỗ của đảng bộ")
    form.add(DateField("issued"), "Ngày cấp giấy chứng nhận")
    form.add(DateField("sent"), "Ngày gửi danh sách")
    form.add(TextField("number"), "Số công văn cử học")
    form.add(TextField("note"), "Ghi chú", wide=True)
    return form
