"""The offline help: what each screen is for, and what is protected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from desktop import paths
from desktop.rules import text
from desktop.screens import theme
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


_PAGES = ("huong_dan.md", "bao_mat.md")
_CHAPTER = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Chapter:
    title: str
    words: str


class HelpScreen(Screen):
    """Left the chapters, by the words looked for; right the page. A record is a chapter's title."""

    title = "Trợ giúp"

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        folder = paths.resources() / "help"
        written = "\n\n".join((folder / name).read_text(encoding="utf-8") for name in _PAGES)
        self._chapters = _chapters(written)
        self._page = QTextBrowser()
        self._page.setObjectName("help-page")
        # The program opens nothing outside: a link in the page leads nowhere else.
        self._page.setOpenLinks(False)
        self._page.setMarkdown(written)
        self._page.document().setDocumentMargin(theme.characters(self._page, 2))
        self._find = QLineEdit()
        self._find.setObjectName("find-help")
        self._find.setAccessibleName("Tìm trong hướng dẫn")
        self._find.setPlaceholderText("Gõ điều cần tìm; không cần gõ dấu")
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._look)
        self.lines = LineList(
            "help-chapters", empty="Không có mục nào nói đến điều này. Hãy gõ ít chữ hơn."
        )
        self.lines.picked.connect(self._show)
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._find)
        down.addWidget(self.lines, 1)
        self.body.addWidget(parts.beside(left, self._page, shares=(1, 3)), 1)
        self.setFocusProxy(self._find)
        self._look()

    def open_record(self, record: str) -> None:
        """Go to the chapter of that title."""
        if record:
            self._find.clear()
            self.lines.select_key(record)

    @Slot()
    def _look(self) -> None:
        asked = self._find.text()
        found = [one for one in self._chapters if text.matches(asked, one.title, one.words)]
        # A chapter that is named so is meant before those that speak of it.
        found.sort(key=lambda one: bool(asked) and not text.matches(asked, one.title))
        self.lines.show_lines(Line(key=one.title, title=one.title, row=one) for one in found)
        if asked and found:
            self.lines.select_key(found[0].title)

    @Slot(object)
    def _show(self, line: Line | None) -> None:
        if line is None:
            return
        cursor = self._heading(line.title)
        self._page.setTextCursor(cursor)
        bar = self._page.verticalScrollBar()
        top = self._page.document().documentLayout().blockBoundingRect(cursor.block()).top()
        bar.setValue(int(top))

    def _heading(self, title: str) -> QTextCursor:
        """Where the heading stands; a title that also stands in a sentence is not gone to there."""
        document = self._page.document()
        whole = QTextDocument.FindFlag.FindCaseSensitively
        cursor = document.find(title, 0, whole)
        while not cursor.isNull():
            block = cursor.block()
            if block.text() == title and block.blockFormat().headingLevel():
                return QTextCursor(block)
            cursor = document.find(title, cursor, whole)
        return QTextCursor(document)


def _chapters(written: str) -> tuple[_Chapter, ...]:
    heads = list(_CHAPTER.finditer(written))
    ends = [head.start() for head in heads[1:]] + [len(written)]
    return tuple(
        _Chapter(head[1], written[head.end() : end]) for head, end in zip(heads, ends, strict=True)
    )
