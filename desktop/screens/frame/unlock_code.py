"""The recovery code of the sealed envelope, and the new password that it is good for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.recovery import FIELD, WORDS
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.password_field import PasswordField, twice

_HINT = (
    "Mở phong bì niêm phong và gõ tám từ theo thứ tự, không cần dấu. Mở được rồi thì mật khẩu mới "
    "dưới đây thay cho mật khẩu đã quên của người phụ trách."
)


class Door(Protocol):
    """What the page asks of the locked door."""

    def recover(self, words: Sequence[str], password: str) -> None:
        """Open the file with its recovery code and a new password."""

    def ask_password(self) -> None:
        """Ask for the password again."""

    def show_fault(self, fault: Refusal) -> None:
        """Say what is wrong beside its field."""


class CodePage(QWidget):
    """Eight words, a new password twice."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self.form = FieldForm("code-form")
        self.form.section("Mã khôi phục")
        self._words = [TextField(f"{FIELD}{at}") for at in range(1, WORDS + 1)]
        for at, field in enumerate(self._words, start=1):
            self.form.add(field, f"Từ thứ {at}")
        self.form.section("Mật khẩu mới")
        self._password = PasswordField("new_password")
        self._again = PasswordField("new_again")
        self.form.add(self._password, "Mật khẩu mới (từ 4 ký tự)")
        self.form.add(self._again, "Nhập lại mật khẩu mới")
        buttons = QHBoxLayout()
        buttons.addWidget(
            parts.button("Mở và đặt mật khẩu mới", self.answer, name="recover-office", look="main")
        )
        buttons.addWidget(
            parts.button("‹ Nhập mật khẩu", door.ask_password, name="back-to-password")
        )
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Mở bằng mã khôi phục", name="heading"))
        layout.addWidget(parts.label(_HINT, role="hint", wrap=True))
        layout.addWidget(parts.scrolling(self.form), 1)
        layout.addLayout(buttons)

    def begin(self) -> None:
        """Ask for the code afresh."""
        self.form.show_row(None)

    @Slot()
    def answer(self) -> None:
        """Try the words."""
        try:
            password = twice(self._password, self._again)
        except Refusal as refusal:
            self._door.show_fault(refusal)
            return
        self._door.recover([field.value() for field in self._words], password)
