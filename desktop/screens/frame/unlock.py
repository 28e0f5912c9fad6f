"""Mở khóa: the password of the office file, and the four questions of the first start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal, Trouble
from desktop.screens import memory, theme
from desktop.screens.ask import Ask
from desktop.screens.exchange.exchange_restore import BACKUP_FILE
from desktop.screens.frame.unlock_code import CodePage
from desktop.screens.frame.unlock_restore import RestorePage
from desktop.screens.keeping.office_form import OfficeForm
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.message_strip import MessageStrip
from desktop.screens.widgets.password_field import PasswordField, twice

if TYPE_CHECKING:
    from desktop.services.keeping.upkeep import BackupLine

OFFICE_FILE = ("Tệp Hạt Giống Đỏ", "*.hgd")
LAST_HOLDER = "unlock/holder"
_RESTORE = "Khôi phục từ bản sao lưu…"


@dataclass(frozen=True, slots=True)
class Doors:
    """What opens an office; each raises Refusal or Trouble, which is then shown here.

    `open` takes the file, the password and the user's id (None for whoever it is of), `create` the
    file, the password and the values of `services.settings.set_office`, `recover` the file, eight
    words and a new password, `restore` the file, a backup and its password; `try_out` opens an
    invented commune. `holders` gives the ids and names of the users of a file, `backups` what lies
    beside it.
    """

    open: Callable[[Path, str, str | None], None]
    create: Callable[[Path, str, Mapping[str, Any]], None]
    recover: Callable[[Path, Sequence[str], str], None]
    try_out: Callable[[], None]
    holders: Callable[[Path], Sequence[tuple[str, str]]]
    restore: Callable[[Path, Path, str], None]
    backups: Callable[[Path], tuple[BackupLine, ...]]


class Unlock(QWidget):
    """Stands before the window until one of the doors has opened."""

    def __init__(self, ask: Ask, doors: Doors, path: Path) -> None:
        """Ask for the password of the file if it is there, else begin a new one in its place."""
        super().__init__()
        self.setObjectName("unlock")
        self.setWindowTitle("Hạt Giống Đỏ")
        self.ask = ask
        self.path = path
        self._doors = doors
        self.strip = MessageStrip()
        self._pages = QStackedWidget()
        self._key = _KeyPage(self)
        self._first = _FirstPage(self)
        self._code = CodePage(self)
        self._restore = RestorePage(self, doors.backups)
        for page in (self._key, self._first, self._code, self._restore):
            self._pages.addWidget(page)
        space = self.fontMetrics().height()
        middle = QVBoxLayout()
        middle.setSpacing(space // 2)
        middle.addWidget(parts.label("Hạt Giống Đỏ", name="program-name"))
        middle.addWidget(self.strip)
        middle.addWidget(self._pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space, space * 3 // 2, space, space)
        layout.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(1)
        theme.dress_window(self)
        self._pages.setFixedWidth(theme.characters(self, 96))
        self.resize(theme.characters(self, 120), space * 38)
        self.set_path(path)

    def set_path(self, path: Path) -> None:
        """Ask for this file's password, or begin it if it is not there.

        A file that is gone and left backups is not begun anew unless that is asked for.
        """
        self._show(path)
        left = () if path.exists() else self._doors.backups(path)
        if left:
            self.ask_restore()
            self.strip.say(
                f"Không thấy tệp {path.name}, nhưng cạnh đó còn {len(left)} bản sao lưu, bản mới "
                f"nhất lúc {left[0].made:%H:%M ngày %d/%m/%Y}. Hãy chọn một bản để khôi phục.",
            )

    @property
    def page(self) -> _KeyPage | _FirstPage | CodePage | RestorePage:
        """The page that is shown."""
        pages = (self._key, self._first, self._code, self._restore)
        return next(page for page in pages if page is self._pages.currentWidget())

    def _show(self, path: Path) -> None:
        self.path = path
        self.strip.clear()
        page = self._key if path.exists() else self._first
        page.begin()
        self._pages.setCurrentWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self.page.form.focus_first()

    @Slot()
    def choose_file(self) -> None:
        """Open another office file."""
        path = self.ask.open_path("Chọn tệp dữ liệu", OFFICE_FILE)
        if path is not None:
            self.set_path(path)
            self.page.form.focus_first()

    @Slot()
    def choose_place(self) -> None:
        """Begin a new office file in a place of the user's choice."""
        path = self.ask.save_path("Nơi lưu tệp dữ liệu", "office.hgd", OFFICE_FILE)
        if path is not None:
            self.path = path
            self._first.begin_at(path)
            self._pages.setCurrentWidget(self._first)
            self.page.form.focus_first()

    @Slot()
    def try_out(self) -> None:
        """Open an invented commune to practise in."""
        self.attempt(self._doors.try_out)

    @Slot()
    def ask_password(self) -> None:
        """Ask for the password of the present file again, or begin it if it is not there."""
        self._show(self.path)
        self.page.form.focus_first()

    @Slot()
    def ask_restore(self) -> None:
        """Offer the backups in place of the present file."""
        self.strip.clear()
        self._restore.begin()
        self._pages.setCurrentWidget(self._restore)
        self.page.form.focus_first()

    def ask_backup(self) -> Path | None:
        """Which backup file, of those that lie elsewhere."""
        return self.ask.open_path("Chọn bản sao lưu", BACKUP_FILE)

    def restore(self, file: Path, password: str) -> None:
        """Put a backup in the place of the file and open it."""
        self.attempt(self._doors.restore, self.path, file, password)

    @Slot()
    def ask_code(self) -> None:
        """Ask for the recovery code in place of the password."""
        self.strip.clear()
        self._code.begin()
        self._pages.setCurrentWidget(self._code)
        self.page.form.focus_first()

    def holders(self) -> Sequence[tuple[str, str]]:
        """The users of the present file; none where it cannot be told, which opening it will."""
        try:
            return self._doors.holders(self.path)
        except (Refusal, Trouble):
            return ()

    def open(self, password: str, user: str | None) -> None:
        """Open the file with the password of a user, or of whoever it is."""
        self.attempt(self._doors.open, self.path, password, user)

    def recover(self, words: Sequence[str], password: str) -> None:
        """Open the file with its recovery code and a new password."""
        self.attempt(self._doors.recover, self.path, words, password)

    def begin_file(self, password: str, values: Mapping[str, Any]) -> None:
        """Begin the file."""
        self.attempt(self._doors.create, self.path, password, values)

    def attempt(self, door: Callable[..., None], *given: object) -> None:
        """Go through a door, or say why not."""
        self.strip.clear()
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            door(*given)
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
        finally:
            self.unsetCursor()

    def show_fault(self, fault: Refusal | Trouble) -> None:
        """Say beside the field, or on top, why nothing was opened."""
        if isinstance(fault, Trouble):
            self.strip.say(fault.sentence, "trouble")
        elif not self.page.form.show_fault(fault):
            self.strip.say(fault.sentence, "refusal")


class _KeyPage(QWidget):
    """The password of a file that is there."""

    def __init__(self, unlock: Unlock) -> None:
        super().__init__()
        self._unlock = unlock
        self._file = parts.label(name="office-file", role="hint", wrap=True)
        self._user = QComboBox()
        self._user.setObjectName("holder")
        self._user.setAccessibleName("Người dùng")
        self._holder = parts.label("Người dùng", role="label")
        self._holder.setBuddy(self._user)
        self._password = PasswordField("password")
        self.form = FieldForm("unlock-form", columns=1)
        self.form.add_widget(self._holder)
        self.form.add_widget(self._user)
        self.form.add(self._password, "Mật khẩu")
        self._password.line.returnPressed.connect(self.open)
        buttons = _row(
            parts.button("Mở", self.open, name="open-office", look="main"),
            parts.button("Quên mật khẩu…", unlock.ask_code, name="forgot-password"),
            parts.button(_RESTORE, unlock.ask_restore, name="ask-restore"),
        )
        others = _row(
            parts.button("Chọn tệp khác…", unlock.choose_file, name="choose-file"),
            parts.button("Lập tệp mới…", unlock.choose_place, name="new-file"),
            parts.button("Mở xã mẫu để tập dùng", unlock.try_out, name="try-out"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Mở tệp dữ liệu", name="heading"))
        layout.addWidget(self._file)
        layout.addSpacing(self.fontMetrics().height())
        layout.addWidget(self.form)
        layout.addSpacing(self.fontMetrics().height())
        layout.addLayout(buttons)
        layout.addSpacing(self.fontMetrics().height() // 2)
        layout.addLayout(others)
        layout.addStretch(1)

    def begin(self) -> None:
        """Name the file and ask for its password afresh."""
        self._file.setText(f"Tệp {self._unlock.path}")
        holders = self._unlock.holders()
        self._user.clear()
        for id, name in holders:
            self._user.addItem(name or "Văn phòng", id)
        last = memory.remembered(LAST_HOLDER)
        self._user.setCurrentIndex(max(self._user.findData(last), 0))
        for part in (self._holder, self._user):
            part.setVisible(len(holders) > 1)
        self.form.show_row(None)

    @Slot()
    def open(self) -> None:
        """Try the password."""
        chosen = self._user.currentData() if self._user.count() > 1 else None
        memory.remember(LAST_HOLDER, chosen or "")
        self._unlock.open(self._password.value(), chosen)


class _FirstPage(QWidget):
    """The four questions and the password of a new file."""

    def __init__(self, unlock: Unlock) -> None:
        super().__init__()
        self._unlock = unlock
        self.form = OfficeForm(whole=False)
        self._password = PasswordField("password")
        self._again = PasswordField("password_again")
        self.form.section("Mật khẩu mở tệp")
        self.form.add(self._password, "Mật khẩu (từ 4 ký tự; quên thì cần mã khôi phục)")
        self.form.add(self._again, "Nhập lại mật khẩu")
        self._place = parts.label(name="new-office-place", role="hint", wrap=True)
        self.form.add_widget(self._place)
        buttons = _row(
            parts.button("Lập tệp", self.answer, name="create-office", look="main"),
            parts.button("Lưu ở nơi khác…", unlock.choose_place, name="choose-place"),
            parts.button("Đã có tệp, mở tệp…", unlock.choose_file, name="have-file"),
            parts.button(_RESTORE, unlock.ask_restore, name="ask-restore-first"),
            parts.button("Mở xã mẫu để tập dùng", unlock.try_out, name="try-out-first"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Bắt đầu dùng: bốn câu hỏi", name="heading"))
        layout.addWidget(
            parts.label(
                "Trả lời một lần; sau này sửa được ở Cài đặt. Dữ liệu nằm trên máy này, được mã "
                "hóa bằng mật khẩu.",
                role="hint",
                wrap=True,
            )
        )
        layout.addWidget(parts.scrolling(self.form), 1)
        layout.addLayout(buttons)
        self.form.show_row({**_PROPOSED, **dict.fromkeys(set(self.form.fields) - set(_PROPOSED))})

    def begin(self) -> None:
        """Say where the new file will lie."""
        self.begin_at(self._unlock.path)

    def begin_at(self, path: Path) -> None:
        """Say that the new file will lie there."""
        self._place.setText(f"Tệp sẽ lưu ở {path}")

    @Slot()
    def answer(self) -> None:
        """Begin the file with the answers."""
        try:
            values = self.form.values()
            password = twice(self._password, self._again)
        except Refusal as refusal:
            self._unlock.show_fault(refusal)
            return
        for name in ("password", "password_again"):
            values.pop(name)
        self._unlock.begin_file(password, values)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


_PROPOSED = {"commune_kind": "xã", "province_kind": "tỉnh", "model": "B"}
