"""Typing Vietnamese as an input method does it; QTest types Latin-1 letters only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def write(edit: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Type words at the cursor, each letter committed by the input method."""
    for letter in words:
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QApplication.sendEvent(edit, event)


def rewrite(edit: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Type words in place of everything that is there."""
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    write(edit, words)
