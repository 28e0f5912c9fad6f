"""Khôi phục ở cửa: a backup of the disk or of a stick in the place of a file that does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens.exchange.exchange_restore import size_words
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from desktop.services.keeping.upkeep import BackupLine

_HINT = (
    "Chọn một bản rồi gõ mật khẩu của ngày sao lưu. Tệp đang có, nếu còn, được sao lưu khi mở được "
    "và luôn giữ nguyên bên cạnh (tên có “truoc-khoi-phuc”); muốn trở lại thì vào đây chọn bản "
    "“trước khi khôi phục”."
)
_EMPTY = (
    "Cạnh tệp này không có bản sao lưu nào.\n\nCắm USB sao lưu rồi bấm “Bản ở USB hoặc nơi khác…”."
)


class Door(Protocol):
    """What the page asks of the locked door."""

    path: Path

    def restore(self, file: Path, password: str) -> None:
        """Put a backup in the place of the file and open it."""

    def ask_password(self) -> None:
        """Go back to where the page was asked for."""

    def ask_backup(self) -> Path | None:
        """Which backup file, of those that lie elsewhere."""

    def show_fault(self, fault: Refusal) -> None:
        """Say what is wrong beside its field."""


class RestorePage(QWidget):
    """The backups beside the file, newest first, one from elsewhere above them, and a password."""

    def __init__(self, door: Door, lying: Callable[[Path], tuple[BackupLine, ...]]) -> None:
        """`lying` tells the backups of an office file that is not open."""
        super().__init__()
        self._door = door
        self._lying = lying
        self.lines = LineList("door-backups", empty=_EMPTY)
        self.lines.setAccessibleName("Các bản sao lưu")
        self._place = parts.label(name="restore-place", role="hint", wrap=True)
        self.form = FieldForm("door-restore", columns=1)
        self._password = PasswordField("password")
        self.form.add(self._password, "Mật khẩu của ngày sao lưu, hoặc tám từ của mã khôi phục")
        self._password.line.returnPressed.connect(self.answer)
        self._back = parts.button("", door.ask_password, name="leave-restore")
        buttons = QHBoxLayout()
        buttons.addWidget(
            parts.button("Khôi phục và mở", self.answer, name="restore-office", look="main")
        )
        buttons.addWidget(
            parts.button("Bản ở USB hoặc nơi khác…", self.choose, name="other-backup")
        )
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Khôi phục từ bản sao lưu", name="heading"))
        layout.addWidget(self._place)
        layout.addWidget(parts.label(_HINT, role="hint", wrap=True))
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.form)
        layout.addLayout(buttons)

    def begin(self) -> None:
        """List the backups of the present file afresh, and say what will be replaced."""
        path = self._door.path
        there = path.exists()
        self._place.setText(f"Tệp {path}" if there else f"Không có tệp {path}; bản chọn sẽ vào đó.")
        self._back.setText("‹ Nhập mật khẩu" if there else "‹ Lập tệp mới")
        self.lines.show_lines(_line(one) for one in self._lying(path))
        self.form.show_row(None)

    @Slot()
    def choose(self) -> None:
        """Put a backup that lies elsewhere on top of the list."""
        path = self._door.ask_backup()
        if path is None:
            return
        other = Line(key=str(path), title=path.name, note=str(path.parent), row=path)
        known = [line for line in self.lines.shown_lines() if line.key != other.key]
        self.lines.show_lines([other, *known])
        self.lines.select_key(other.key)
        self.form.focus_first()

    @Slot()
    def answer(self) -> None:
        """Restore the chosen backup and open it."""
        line = self.lines.current_line()
        if line is None:
            self._door.show_fault(Refusal("Hãy chọn một bản sao lưu trước."))
            return
        self._door.restore(Path(line.key), str(self._password.value()))


def _line(one: BackupLine) -> Line:
    told = (one.reason, size_words(one.size), one.path.name)
    return Line(
        key=one.id,
        title=f"{one.made:%H:%M ngày %d/%m/%Y}",
        note=" · ".join(filter(None, told)),
        row=one.path,
    )
