"""The line at the foot of the window: what was done, what is being done, how safe it all is."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.screens import theme
from desktop.screens.background import Background
from desktop.screens.widgets import parts

Light = Literal["good", "soon", "late"]
# As much of a label as leaves room for the light at 1366 pixels, in characters.
_SHOWN = 80
_LIGHTS: dict[Light, str] = {"good": theme.GREEN, "soon": theme.AMBER, "late": theme.FLAG}


class StatusLine(QFrame):
    """The last thing done with its undo, the progress of long work, and the backup light."""

    def __init__(
        self, background: Background, undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("status-line")
        self.done = parts.label(name="last-done")
        self.undo = parts.button("Hoàn tác", undo, name="status-undo", look="link")
        self.redo = parts.button("Làm lại", redo, name="status-redo", look="link")
        self._working = _ProgressStrip(background)
        self.light = QLabel()
        self.light.setObjectName("backup-light")
        self.light.setTextFormat(Qt.TextFormat.RichText)
        layout = QHBoxLayout(self)
        space = self.fontMetrics().height()
        layout.setContentsMargins(space, 1, space, 1)
        layout.addWidget(self.done)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addStretch(1)
        layout.addWidget(self._working)
        layout.addSpacing(space)
        layout.addWidget(self.light)
        self.setMinimumHeight(round(space * 2.2))
        self.show_done("", may_undo=False, may_redo=False)

    def show_done(self, label: str, *, may_undo: bool, may_redo: bool) -> None:
        """Say what was just done and offer to take it back or do it again."""
        words = label or "Chưa có thay đổi nào trong lần mở này."
        room = theme.characters(self.done, _SHOWN)
        cut = self.done.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.done.setText(cut)
        self.done.setToolTip(words if cut != words else "")
        self.done.setAccessibleDescription(words)
        theme.set_property(self.done, "role", "" if label else "hint")
        self.undo.setVisible(may_undo)
        self.redo.setVisible(may_redo)

    def show_light(self, words: str, light: Light) -> None:
        """Say how safe the file is: the words carry the meaning, the dot only its colour."""
        dot = f'<span style="color:{_LIGHTS[light]}">●</span>'
        self.light.setText(f"{dot} {escape(words)}")


class _ProgressStrip(QWidget):
    """What the worker is doing, how far it is, and a button to stop it; hidden when idle."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._what = parts.label(name="progress-what")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress-bar")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.characters(self, 24))
        self._stop = parts.button("Dừng", background.cancel, name="progress-stop")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._what, self._bar, self._stop):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        background.started.connect(self._start)
        background.progressed.connect(self._move)
        background.stopping.connect(self._stopping)
        background.ended.connect(self.hide)
        self.hide()

    @Slot(str)
    def _start(self, what: str) -> None:
        self._what.setText(what)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self.show()

    @Slot(int, int, str)
    def _move(self, done: int, total: int, what: str) -> None:
        self._what.setText(f"{what}: {done}/{total}")
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def _stopping(self) -> None:
        self._what.setText("Đang dừng ở chỗ an toàn…")
        self._stop.setEnabled(False)
