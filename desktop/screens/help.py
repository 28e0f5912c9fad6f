"""The offline help: one page that says what each screen is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser

from desktop import paths
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


class HelpScreen(Screen):
    """Shows the shipped help page; a record is the heading to go to."""

    title = "Trợ giúp"

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._page = QTextBrowser()
        self._page.setObjectName("help-page")
        # The program opens nothing outside: a link in the page leads nowhere else.
        self._page.setOpenLinks(False)
        file = paths.resources() / "help" / "huong_dan.md"
        self._page.setMarkdown(file.read_text(encoding="utf-8"))
        self.body.addWidget(self._page)

    def open_record(self, record: str) -> None:
        """Go to the heading of that name."""
        self._page.moveCursor(self._page.textCursor().MoveOperation.Start)
        self._page.find(record)
