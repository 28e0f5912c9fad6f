"""A page of the case that shows papers ready to print, with the way back to where one was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen


class Preview(QWidget):
    """Papers made in the background; `ready` once they are shown, `closed` on the way back."""

    ready = Signal()
    closed = Signal()

    def __init__(self, host: Screen, *, name: str, back: str) -> None:
        super().__init__()
        self._host = host
        self._title = ""
        self.page = PageView(host.ask, host.background, empty="Đang dàn trang…")
        self._back = parts.button(back, self._close, name=f"{name}-back")
        self.page.head.insertWidget(0, self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self.page)
        self.setFocusProxy(self.page)

    def make(self, title: str, work: Callable[[], bytes]) -> None:
        """Have the papers made, then show them; the title names their file."""
        self._title = title
        self._host.background.run("Đang dàn trang", whole(work), done=self._show)

    def _show(self, data: bytes) -> None:
        self.page.show_pdf(data, self._title)
        self.ready.emit()
        self.page.setFocus()

    @Slot()
    def _close(self) -> None:
        self.closed.emit()
