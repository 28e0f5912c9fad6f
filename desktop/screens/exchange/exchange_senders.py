"""Danh sách nơi gửi: which offices are expected to send here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.fields import LongTextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.exchange.senders import SenderLine

_ABOUT = (
    "Nơi có trong danh sách mà chưa gửi thì bảng nói “chưa gửi”. Nơi gửi gói lần đầu mà chưa có "
    "trong danh sách được thêm vào cuối."
)
_EMPTY = "Chưa có nơi nào. Gõ tên ở bên trái, hoặc thêm mọi xã của một tỉnh."


class SendersPage(QWidget):
    """New names at the left, the list at the right; `leave` goes back, `store` to the store."""

    def __init__(
        self, host: Screen, leave: Callable[[], object], store: Callable[[], object]
    ) -> None:
        super().__init__()
        from desktop.services.people import places

        self._host = host
        self.names = LongTextField("sender-names", lines=5, placeholder="Đảng ủy xã Hoa Ban")
        self.province = ChoiceField(
            "sender-province", [(one.code, one.wording) for one in places.gazetteer().provinces]
        )
        self.form = FieldForm("senders-form", columns=1)
        self.form.add(self.names, "Tên nơi gửi, mỗi dòng một nơi")
        self.form.add_widget(parts.button("Thêm", self.add, name="senders-add", look="main"))
        self.form.add(self.province, "Mọi xã, phường, đặc khu của")
        self.form.add_widget(parts.button("Thêm cả tỉnh", self.add_all, name="senders-province"))
        self.lines = LineList("senders", empty=_EMPTY)
        self.lines.setAccessibleName("Danh sách nơi gửi")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(parts.button("‹ Các nơi gửi", leave, name="senders-back"))
        top.addStretch(1)
        top.addWidget(parts.button("Kho chung…", store, name="senders-store"))
        top.addWidget(parts.button("Bỏ nơi đang chọn", self.remove, name="senders-remove"))
        layout.addLayout(top)
        layout.addWidget(parts.label(_ABOUT, role="hint", wrap=True))
        layout.addWidget(parts.beside(parts.scrolling(self.form), self.lines, shares=(1, 1)), 1)

    def show_senders(self, expected: tuple[SenderLine, ...]) -> None:
        """Show who is expected."""
        self.lines.show_lines(_line(one) for one in expected)

    @Slot()
    def add(self) -> None:
        """Expect the offices whose names are typed."""
        from desktop.services.exchange import senders

        names = str(self.names.value()).splitlines()
        self._run(partial(self._host.office.do, senders.expect, names=names), self.names)

    @Slot()
    def add_all(self) -> None:
        """Expect every commune of the province chosen."""
        from desktop.services.exchange import senders

        code = self.province.value()
        self._run(partial(self._host.office.do, senders.expect_province, code=code), self.province)

    @Slot()
    def remove(self) -> None:
        """Expect the office that is picked no longer."""
        from desktop.services.exchange import senders

        line = self.lines.current_line()
        if line is None:
            self._host.say("Chọn một nơi trong danh sách rồi bấm lại.")
        else:
            self._run(partial(self._host.office.do, senders.remove, id=line.key), None)

    def _run(self, act: Callable[[], object], field: LongTextField | ChoiceField | None) -> None:
        """Write it beside the window; a refusal stands at the field, where there is one."""
        self._host.background.run(
            "Đang sửa danh sách nơi gửi",
            whole(act),
            done=self._written,
            failed=partial(self._not_written, field),
        )

    def _written(self, _done: object) -> None:
        self._host.strip.clear()
        self.form.show_row(None)

    def _not_written(self, field: LongTextField | ChoiceField | None, fault: Exception) -> None:
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        if field is None or isinstance(fault, Trouble):
            self._host.show_fault(fault)
        else:
            field.show_fault(fault.sentence)
            field.setFocus()


def _line(one: SenderLine) -> Line:
    seen = f"biết khóa từ ngày {text.date_text(one.confirmed)}" if one.confirmed else ""
    return Line(key=one.id, title=one.name, note=one.province, side=seen, tone="quiet", row=one)
