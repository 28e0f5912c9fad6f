"""A calm strip on top of a screen: what went wrong or what to know, and what to do."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.screens import theme
from desktop.screens.widgets import parts

Tone = Literal["refusal", "trouble", "note"]


class MessageStrip(QFrame):
    """Shows one sentence until it is closed, replaced or out of date; hidden when it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.words = parts.label(name="strip-words", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = parts.button("Đóng", self.clear, name="strip-close", look="link")
        layout = QHBoxLayout(self)
        layout.addWidget(self.words, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, tone: Tone = "note") -> None:
        """Show a sentence in place of the one before."""
        theme.set_property(self, "tone", tone)
        self.words.setText(sentence)
        self.show()

    def clear(self) -> None:
        """Say nothing and take no room."""
        self.words.clear()
        self.hide()
