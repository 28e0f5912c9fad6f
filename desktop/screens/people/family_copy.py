"""Copying the shared relatives from somebody of the family who is in the office already."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.people.family import TIES
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.option_fields import Option, OptionField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.people import family
from desktop.services.people.family import CopyLine, Source

_EMPTY = "Chọn người thân và quan hệ để xem sẽ chép được những ai."
_NOTHING = "Lý lịch của người này không có gì mới để chép."
_SAVE_FIRST = "Hãy lưu những gì vừa nhập trước khi chép từ người thân."
_MEANING = (
    "Chỉ chép phần chung của gia đình; nội dung đang khai không bị thay, mục còn trống được bổ "
    "sung. Hoàn tác được."
)


class FamilyCopy(QWidget):
    """A button above the relatives of a person, and in their place what could be copied."""

    def __init__(self, host: Screen, form: FieldForm) -> None:
        super().__init__()
        self._host = host
        self._relatives = form.fields["relatives"]
        self._id = ""
        self._sources: tuple[Source, ...] = ()
        self._open = parts.button("Chép từ người thân…", self.begin, name="copy-family")
        self.form = FieldForm("family-copy")
        self.form.add(person_field("source", self._host.office), "Người thân đã có")
        ties = [Option(code, words.capitalize()) for code, words in TIES.items()]
        self.form.add(OptionField("tie", ties), "Người ấy là gì của người này", wide=True)
        self.table = Table(
            [
                Column("Quan hệ", lambda line: line.relation, width=24),
                Column("Họ và tên", lambda line: line.name, width=26),
                Column("Ngày sinh", lambda line: line.born, width=12),
                Column(
                    "Khi chép",
                    lambda line: line.state_text,
                    width=18,
                    tone=lambda line: "" if line.changes else "quiet",
                ),
            ],
            name="copied",
            empty=_EMPTY,
        )
        self._panel = self._build()
        self._panel.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._panel, 1)
        around = form.layout()
        if isinstance(around, QVBoxLayout):
            around.insertWidget(around.indexOf(self._relatives), self)
        self.form.edited.connect(self._preview)

    def show_person(self, id: str) -> None:
        """Say whose relatives these are; what was begun for somebody else is given up."""
        if id != self._id:
            self._id = id
            self._close()

    @Slot()
    def begin(self) -> None:
        """Look who of the family is in the office, and show what could be copied."""
        if self._host.unsaved():
            self._host.say(_SAVE_FIRST)
            return
        self._sources = self._host.office.read(family.sources, id=self._id)
        first = self._sources[0] if self._sources else None
        self.form.show_row(
            {"source": first.id if first else "", "tie": first.tie if first else "sibling"}
        )
        self._relatives.hide()
        self._open.hide()
        self._panel.show()
        self.form.focus_first()
        self._preview()

    @Slot()
    def give_up(self) -> None:
        """Show the relatives again."""
        self._close()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def copy(self) -> None:
        """Copy what is shown, in one operation."""
        try:
            values = self.form.values()
        except Refusal:
            return
        if not values["source"]:
            self.form.show_fault(Refusal("Hãy chọn người thân để chép.", field="source"))
        elif self._host.do(family.copy_family, id=self._id, **values):
            self.give_up()

    def _close(self) -> None:
        self._open.show()
        self._relatives.show()
        self._panel.hide()

    def _build(self) -> QWidget:
        panel = QWidget()
        down = QVBoxLayout(panel)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.form)
        down.addWidget(self.table, 1)
        down.addWidget(parts.label(_MEANING, role="hint", wrap=True))
        buttons = QHBoxLayout()
        self._copy = parts.button("Chép", self.copy, name="copy-now", look="main")
        buttons.addWidget(self._copy)
        buttons.addWidget(parts.button("Thôi", self.give_up, name="leave-copy"))
        buttons.addStretch(1)
        down.addLayout(buttons)
        return panel

    @Slot()
    def _preview(self) -> None:
        try:
            chosen = {name: field.value() for name, field in self.form.fields.items()}
        except Refusal:
            chosen = {"source": ""}
        known = {one.id: one.tie for one in self._sources}
        if chosen["source"] in known and chosen["tie"] != known[chosen["source"]]:
            self._host.say(
                f"Theo lý lịch, người này là {TIES[known[chosen['source']]]}; hãy xem lại quan hệ."
            )
        lines: tuple[CopyLine, ...] = ()
        if chosen["source"] and chosen["source"] != self._id:
            lines = self._host.office.read(family.preview, id=self._id, **chosen)
        changing = sum(line.changes for line in lines)
        self.table.set_empty(_NOTHING if chosen["source"] else _EMPTY)
        self.table.show_rows(lines)
        self._copy.setText(f"Chép {changing} người" if changing else "Chép")
        self._copy.setEnabled(bool(changing) or not chosen["source"])
