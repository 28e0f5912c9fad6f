"""One's own password, the lock of the screen, and the size of print."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens import theme
from desktop.screens.frame import screen_lock
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import FlagField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.password_field import PasswordField, twice
from desktop.screens.widgets.screen import Screen
from desktop.services.keeping import security

_CHANGED = "Đã đổi mật khẩu. Các bản sao lưu làm trước đây vẫn mở bằng mật khẩu cũ."


_LOCKING = (
    "Nội dung đang nhập dở không mất khi màn hình khóa. Khóa ngay: Ctrl+Shift+K. Cài đặt này là "
    "của riêng máy này."
)


class AccessPage(QWidget):
    """Changing the password takes effect at once and is not undone by Hoàn tác."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._old = PasswordField("password")
        self._new = PasswordField("new_password")
        self._again = PasswordField("new_again")
        self._reveal = FlagField("reveal", "Hiện mật khẩu")
        self.form = FieldForm("password-form")
        self.form.section("Đổi mật khẩu của mình")
        self.form.add(self._old, "Mật khẩu đang dùng")
        self.form.add(self._reveal, "Xem chữ đã nhập")
        self.form.add(self._new, "Mật khẩu mới (từ 4 ký tự)")
        self.form.add(self._again, "Nhập lại mật khẩu mới")
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(parts.button("Đổi mật khẩu", self.change_password, name="change-password"))
        across.addStretch(1)
        self.form.add_widget(row)
        self.form.section("Khóa màn hình")
        self._minutes = QComboBox()
        self._minutes.setObjectName("lock-minutes")
        self._minutes.setAccessibleName("Khóa màn hình khi không dùng")
        for number in screen_lock.MINUTES:
            self._minutes.addItem(f"Sau {number} phút không dùng", number)
        self.form.add_widget(self._minutes, wide=False)
        self.form.add_widget(parts.label(_LOCKING, role="hint", wrap=True))
        self.form.section("Cỡ chữ")
        self._large = QCheckBox("Chữ lớn trên màn hình")
        self._large.setObjectName("large-print-box")
        self.form.add_widget(self._large)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self._reveal.changed.connect(self._show_letters)
        self._minutes.activated.connect(self.set_minutes)
        self._large.clicked.connect(self.set_large_print)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the size of print as it is now; the menu changes it too."""
        super().showEvent(event)
        self._large.setChecked(theme.large_print())
        self._minutes.setCurrentIndex(self._minutes.findData(screen_lock.minutes()))

    @Slot()
    def change_password(self) -> None:
        """Let the new password open the file from now on."""
        try:
            new = twice(self._new, self._again)
            security.change_password(self._screen.office, self._old.value(), new)
        except Refusal as refusal:
            if not self.form.show_fault(refusal):
                self._screen.show_fault(refusal)
            return
        except Trouble as trouble:
            self._screen.show_fault(trouble)
            return
        self.form.show_row(None)
        self._screen.say(_CHANGED)

    @Slot(int)
    def set_minutes(self, index: int) -> None:
        """Lock the screen after so many minutes from now on."""
        screen_lock.set_minutes(int(self._minutes.itemData(index)))

    @Slot(bool)
    def set_large_print(self, large: bool) -> None:
        """Show everything in large print, or not; the menu of the window does it."""
        action = self.window().findChild(QAction, "large-print")
        if isinstance(action, QAction):
            action.setChecked(large)

    @Slot()
    def _show_letters(self) -> None:
        for field in (self._old, self._new, self._again):
            field.reveal(self._reveal.value())
