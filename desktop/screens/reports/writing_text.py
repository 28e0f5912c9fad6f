"""A text whose numbers are marked and open their names, and a text shown with what changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.rules import text_changes
from desktop.rules.text_changes import Piece, Span
from desktop.screens import theme


class FigureText(QPlainTextEdit):
    """A text to be edited; `pointed` tells the figure under the cursor, "" where there is none."""

    pointed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self._shown = ""
        self._spans: tuple[Span, ...] = ()
        self.cursorPositionChanged.connect(self._point)
        self.textChanged.connect(self._mark)

    def show_text(self, text: str, spans: tuple[Span, ...]) -> None:
        """Show a text with its figures marked."""
        self._shown, self._spans = text, spans
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
        self._mark()

    def spans(self) -> tuple[Span, ...]:
        """Where figures still stand in what is typed now."""
        return text_changes.placed(self._shown, self._spans, self.toPlainText())

    def point_at(self, figure: str) -> None:
        """Put the cursor on the first number of a figure."""
        for span in self.spans():
            if span.figure == figure:
                cursor = self.textCursor()
                cursor.setPosition(span.start)
                self.setTextCursor(cursor)
                return

    @Slot()
    def _point(self) -> None:
        at = self.textCursor().position()
        found = [span.figure for span in self.spans() if span.start <= at <= span.end]
        self.pointed.emit(found[0] if found else "")

    @Slot()
    def _mark(self) -> None:
        """Underline the figures, so that one sees what can be pointed at."""
        marks = []
        for span in self.spans():
            mark = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(QColor(theme.PICKED))
            look.setFontUnderline(True)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)


class ChangedText(QTextEdit):
    """A text to be read: what is gone struck out in red, what is new underlined in green."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_changes(self, pieces: Iterable[Piece]) -> None:
        """Show how one text becomes the other."""
        self.clear()
        cursor = self.textCursor()
        for piece in pieces:
            look = QTextCharFormat()
            if piece.fate == "gone":
                look.setForeground(QColor(theme.FLAG))
                look.setFontStrikeOut(True)
            if piece.fate == "new":
                look.setForeground(QColor(theme.GREEN))
                look.setFontUnderline(True)
            cursor.insertText(piece.text, look)
