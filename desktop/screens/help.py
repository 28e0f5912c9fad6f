"""The offline help: what each screen is for, and what is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser

from desktop import paths
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


_PAGES = ("huong_dan.md", "bao_mat.md")


class HelpScreen(Screen):
    """Shows the shipped help as one page; a record is the heading to go to."""

    title = "Trợ giúp"

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._page = QTextBrowser()
        self._page.setObjectName("help-page")
        # The program opens nothing outside: a link in the page leads nowhere else.
        self._page.setOpenLinks(False)
        folder = paths.resources() / "help"
        pages = [(folder / name).read_text(encoding="utf-8") for name in _PAGES]
        self._page.setMarkdown("\n\n".join(pages))
        self.body.addWidget(self._page)

    def open_record(self, record: str) -> None:
        """Go to the heading of that name."""
        self._page.moveCursor(self._page.textCursor().MoveOperation.Start)
        self._page.find(record)
