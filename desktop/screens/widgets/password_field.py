"""A password, typed unseen and taken exactly as it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from desktop.screens.widgets.fields import LineField


class PasswordField(LineField):
    """Dots instead of letters until `reveal`; the text is never tidied."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.reveal(False)

    def reveal(self, seen: bool) -> None:
        """Show the letters, or dots."""
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if seen else mode.Password)

    def read(self, typed: str) -> str:
        """The password as typed."""
        return typed

    def write(self, value: str | None) -> str:
        """The password itself."""
        return value or ""


def twice(password: PasswordField, again: PasswordField) -> str:
    """The password that was typed the same twice; Refusal if it was not."""
    if password.value() != again.value():
        raise again.refuse("Hai lần nhập không giống nhau. Hãy nhập lại.")
    return str(password.value())
