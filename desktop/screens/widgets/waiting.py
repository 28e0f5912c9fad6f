"""What is worked on, or in its place that it is being read: nothing of before is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.screens.widgets import parts


class Waiting(QStackedWidget):
    """Covers a part while it is read again; where one was in it one comes back to."""

    def __init__(self, work: QWidget) -> None:
        super().__init__()
        self._work = work
        self._was_at: QWidget | None = None
        self._notice = parts.label(name="waiting", role="empty", wrap=True)
        self._notice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(work)
        self.addWidget(self._notice)
        self.setFocusProxy(work)

    def wait(self, sentence: str) -> None:
        """Say a sentence in the place of the work; its keys do nothing until it is back."""
        self._notice.setText(sentence)
        if self.currentWidget() is self._work:
            at = QApplication.focusWidget()
            self._was_at = at if at is not None and self._work.isAncestorOf(at) else None
            self.setCurrentWidget(self._notice)
            self.setFocusProxy(self._notice)
            if self._was_at is not None:
                self._notice.setFocus()

    def leave(self) -> None:
        """Show the work again, the cursor where it was."""
        back = self._was_at if self._notice.hasFocus() else None
        self._was_at = None
        self.setFocusProxy(self._work)
        self.setCurrentWidget(self._work)
        if back is not None:
            back.setFocus()
