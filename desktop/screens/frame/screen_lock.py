"""Hiding the window when nobody is there, and asking the password again; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens import memory, theme
from desktop.screens.ask import Ask
from desktop.screens.frame.window import Window
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.message_strip import MessageStrip
from desktop.screens.widgets.password_field import PasswordField

MINUTES = (5, 10, 15, 30, 60)
_USUAL = 15
_MEMORY = "lock/minutes"
_LOOK_EVERY = 5_000
"""Milliseconds between two looks at how long nobody has been there."""
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def minutes() -> int:
    """After how many minutes without a key or a move of the mouse the window is hidden."""
    kept = memory.remembered(_MEMORY)
    return int(kept) if kept.isdecimal() and int(kept) in MINUTES else _USUAL


def set_minutes(number: int) -> None:
    """Hide the window after so many minutes, on this machine."""
    memory.remember(_MEMORY, str(number))


class ScreenLock(QObject):
    """Watches whether somebody is there; `lock` hides everything until the password is typed."""

    def __init__(
        self, window: Window, ask: Ask, confirm: Callable[[str], None], now: Callable[[], datetime]
    ) -> None:
        """`confirm` raises Refusal or Trouble unless it is given the password of who is there."""
        super().__init__(window)
        self.door: LockedDoor | None = None
        self._window = window
        self._ask = ask
        self._confirm = confirm
        self._now = now
        self._seen = now()
        self._hidden: list[QWidget] = []
        self._clear: list[QWidget] = []
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Only what comes to whole windows is looked at: a filter for every event would slow typing.
        application.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        window.lock_asked.connect(self.lock)
        window.closed.connect(self._forget)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of every key and move."""
        if event.type() in _SIGNS:
            self.look()
            self._seen = self._now()
        return False

    @Slot()
    def look(self) -> None:
        """Lock if nobody was there for too long, also while the machine slept."""
        if self._now() - self._seen >= timedelta(minutes=minutes()):
            self.lock()

    @Slot()
    def lock(self) -> None:
        """Hide every window and ask for the password."""
        if self.door is not None:
            return
        if self._window.office.path is None:
            self._window.current.say("Xã mẫu không có mật khẩu nên không khóa màn hình được.")
            self._seen = self._now()
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        self.door = LockedDoor(self._window.windowTitle(), self._window.office.who, self)
        self.door.show()
        for widget in shown:
            # To hide a question would answer it; it is made clear as glass instead.
            if widget.isModal():
                widget.setWindowOpacity(0)
                self._clear.append(widget)
            else:
                widget.hide()
                self._hidden.append(widget)
        self.door.activateWindow()

    def open(self, password: str) -> None:
        """Show everything again as it was; Refusal for a wrong password."""
        self._confirm(password)
        self._seen = self._now()
        for widget in self._hidden:
            widget.show()
        for widget in self._clear:
            widget.setWindowOpacity(1)
        self._hidden, self._clear = [], []
        if self.door is not None:
            self.door.leave()
            self.door = None
        self._window.activateWindow()

    def may_quit(self) -> bool:
        """Whether to end the program from the locked door, after asking if anything is unsaved."""
        return not self._window.current.unsaved() or self._ask.confirm_irreversible(
            "Còn nội dung vừa nhập chưa lưu; thoát bây giờ là mất. Muốn giữ, hãy mở khóa và lưu.",
            "Thoát, bỏ nội dung chưa lưu",
        )

    def quit(self) -> None:
        """End the program with the window as it is."""
        self._window.current.discard()
        if self.door is not None:
            self.door.leave()
            self.door = None
        self._window.close()
        QApplication.quit()

    def bring_forward(self) -> None:
        """Put what can be seen before other programs: the window, or its locked door."""
        shown = self._window if self.door is None else self.door
        if shown.isMinimized():
            shown.showNormal()
        shown.raise_()
        shown.activateWindow()

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    @Slot()
    def _forget(self) -> None:
        self._timer.stop()


class LockedDoor(QWidget):
    """Stands in place of the window until the password is typed."""

    def __init__(self, title: str, who: str, lock: ScreenLock) -> None:
        super().__init__()
        self.setObjectName("locked-door")
        self.setWindowTitle("Hạt Giống Đỏ")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._lock = lock
        self._leaving = False
        self.strip = MessageStrip()
        self._password = PasswordField("password")
        self.form = FieldForm("locked-form", columns=1)
        self.form.add(self._password, f"Mật khẩu của {who}")
        self._password.line.returnPressed.connect(self.answer)
        space = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space * 2, space * 2, space * 2, space * 2)
        layout.setSpacing(space * 2 // 3)
        layout.addWidget(parts.label("Màn hình đang khóa", name="heading"))
        layout.addWidget(parts.label(title, role="hint", wrap=True))
        layout.addWidget(
            parts.label("Nội dung đang nhập dở vẫn còn nguyên.", role="hint", wrap=True)
        )
        layout.addWidget(self.strip)
        layout.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addWidget(parts.button("Mở khóa", self.answer, name="unlock-screen", look="main"))
        buttons.addWidget(parts.button("Thoát chương trình", self.close, name="leave-locked"))
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)
        theme.dress_window(self)
        self.resize(theme.characters(self, 80), space * 18)
        self.form.focus_first()

    @Slot()
    def answer(self) -> None:
        """Try the password."""
        self.strip.clear()
        try:
            self._lock.open(str(self._password.value()))
        except Refusal as refusal:
            if not self.form.show_fault(refusal):
                self.strip.say(refusal.sentence, "refusal")
        except Trouble as trouble:
            self.strip.say(trouble.sentence, "trouble")

    def leave(self) -> None:
        """Go, because the password was right or the program ends."""
        self._leaving = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the door without the password ends the program."""
        if self._leaving:
            event.accept()
            return
        event.ignore()
        if self._lock.may_quit():
            self._lock.quit()
