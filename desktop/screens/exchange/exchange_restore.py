"""Khôi phục: what a backup holds, what restoring it does, how to return, and one person of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules.backup import age
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.password_field import PasswordField
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.keeping.restoring import Restored
    from desktop.services.keeping.upkeep import BackupLine

BACKUP_FILE = ("Bản sao lưu", "*.hgdbackup")
_PASSWORD = "backup_password"
_MEGABYTE = 1024 * 1024
_PICK = "Chọn một bản ở bên trái để xem bản ấy có gì, khôi phục cả tệp, hoặc chỉ lấy lại một người."
_BEFORE = (
    "Tệp đang dùng được sao lưu trước (bản “trước khi khôi phục”) và giữ nguyên bên cạnh. Xong thì "
    "màn hình mật khẩu hiện ra."
)
_BACK = (
    "Muốn trở lại: khôi phục bản “trước khi khôi phục” vừa nói, cũng ở đây. Không bản nào bị tỉa "
    "cho đến khi chương trình đã được mở lại hai lần."
)
_SAME_DOORS = "Mật khẩu vẫn như hiện nay."
_OTHER_DOORS = (
    "Mật khẩu hoặc người dùng đã đổi từ ngày ấy: mở lại bằng mật khẩu, hoặc mã khôi phục, của ngày "
    "sao lưu."
)
_ONE = (
    "Các người khác giữ nguyên như đang có. Chương trình so từng mục rồi mới lấy, và hoàn tác được."
)


class RestorePanel(QWidget):
    """One backup in words, and its two uses."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._line: BackupLine | None = None
        self.title = parts.label(name="restore-title", role="section", wrap=True)
        self.holds = parts.label(name="restore-holds", wrap=True)
        self.effect = parts.label(name="restore-effect", wrap=True)
        self.form = FieldForm("restore-form", columns=1)
        self.form.add(
            PasswordField(_PASSWORD),
            "Bản này của một tệp khác: mật khẩu (hoặc tám từ) của tệp ấy",
        )
        self._restore = parts.button("Khôi phục cả tệp…", self.restore, name="restore-backup")
        self._one = parts.button("Lấy lại một người…", self.take_one, name="restore-one")
        self._pages = QStackedWidget()
        self._pages.addWidget(parts.label(_PICK, name="pick-backup", role="empty", wrap=True))
        self._pages.addWidget(self._page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def show_line(self, line: BackupLine | None) -> None:
        """Show a backup, or what to do while none is picked."""
        self._line = line
        self._pages.setCurrentIndex(0 if line is None else 1)
        if line is None:
            return
        from desktop.services.keeping import restoring, upkeep

        office = self._host.office
        foreign = restoring.needs_password(office, line.path)
        self.title.setText(f"Bản lúc {line.made:%H:%M ngày %d/%m/%Y}")
        people, operations = upkeep.size(office)
        self.holds.setText(_holds(line, people, age(line.made, office.now())))
        self.form.setVisible(foreign)
        self.form.show_row(None)
        self._one.setEnabled(not foreign)
        lost = _lost(line, operations, foreign=foreign)
        told = (f"{lost} {_BEFORE} {self._doors(line)}", _BACK)
        self.effect.setText("\n\n".join(one.strip() for one in told))

    @Slot()
    def take_one(self) -> None:
        """Compare the people of this backup with those of now."""
        if self._line is not None:
            self._host.go.emit("take-back", str(self._line.path))

    @Slot()
    def restore(self) -> None:
        """Put the backup in the place of the file, after asking; the window closes then."""
        from desktop.services.keeping import restoring

        line = self._line
        if line is None:
            return
        password = str(self.form.fields[_PASSWORD].value()) if self._foreign() else ""
        answer = self._host.ask.choose(
            f"Khôi phục bản lúc {line.made:%H:%M ngày %d/%m/%Y}?",
            self.effect.text(),
            [("restore", "Khôi phục")],
            give_up="Không khôi phục",
        )
        if answer is None:
            return
        # Nothing may be written between the backup that is made before and the end.
        self.window().setEnabled(False)
        work = whole(partial(restoring.restore_open, self._host.office, line.path, password))
        self._host.background.run(
            "Đang sao lưu tệp đang dùng và khôi phục",
            work,
            done=self._restored,
            failed=self._failed,
        )

    def _page(self) -> QWidget:
        told = QWidget()
        down = QVBoxLayout(told)
        down.setContentsMargins(0, 0, told.fontMetrics().height() // 2, 0)
        down.addWidget(self.title)
        down.addWidget(self.holds)
        down.addWidget(parts.label("Khôi phục cả tệp", role="section"))
        down.addWidget(self.effect)
        down.addWidget(self.form)
        down.addWidget(parts.label("Chỉ lấy lại một người", role="section"))
        down.addWidget(parts.label(_ONE, wrap=True))
        down.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._restore)
        buttons.addWidget(self._one)
        buttons.addStretch(1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.scrolling(told), 1)
        layout.addLayout(buttons)
        return page

    def _foreign(self) -> bool:
        return not self.form.isHidden()

    def _doors(self, line: BackupLine) -> str:
        from desktop.services.keeping import restoring

        try:
            differ = restoring.doors_differ(self._host.office, line.path)
        except (Refusal, Trouble):
            # A backup that cannot be read is told of when it is to be used.
            return ""
        return _OTHER_DOORS if differ else _SAME_DOORS

    def _restored(self, done: Restored) -> None:
        line = self._line
        assert line is not None
        kept = f" Tệp trước đó giữ tại {done.kept}." if done.kept else ""
        self._host.office_closed.emit(
            f"Đã khôi phục bản lúc {line.made:%H:%M ngày %d/%m/%Y}.{kept} {_BACK}"
        )

    def _failed(self, fault: Exception) -> None:
        self.window().setEnabled(True)
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        if self._host.office.closed:
            self._host.office_closed.emit(fault.sentence)
            return
        of_password = isinstance(fault, Refusal) and fault.field == "password"
        moved = Refusal(fault.sentence, field=_PASSWORD)
        self._host.show_fault(moved if of_password else fault)


def size_words(size: int) -> str:
    """How large a file is, in megabytes."""
    return f"{size / _MEGABYTE:.1f} MB".replace(".", ",")


def _holds(line: BackupLine, people: int, how_old: str) -> str:
    counts = ""
    if line.people is not None:
        counts = f"{line.people} người (tệp đang dùng: {people}), {line.operations} việc đã ghi"
    told = (
        " · ".join(filter(None, (how_old, line.reason))),
        counts,
        f"Việc cuối: {line.label}" if line.label else "",
        f"{size_words(line.size)}, {line.path.name}",
    )
    return "\n".join(filter(None, told))


def _lost(line: BackupLine, operations: int, *, foreign: bool) -> str:
    """What would no longer be in the file."""
    if foreign or line.operations is None:
        return "Tệp đang dùng được thay bằng tệp trong bản này."
    since = operations - line.operations
    if since > 0:
        return f"{since} việc ghi sau bản này sẽ không còn trong tệp."
    return "Sau bản này chưa ghi thêm việc nào." if since == 0 else ""
