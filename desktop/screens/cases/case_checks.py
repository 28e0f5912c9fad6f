"""What the law says to a step while it is typed: what blocks, what to mind, what is unknown."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from desktop.rules.cases.findings import Finding
from desktop.screens import theme

_WORDS = {
    "block": ("Chưa ghi được", theme.FLAG),
    "warn": ("Lưu ý", theme.AMBER),
    "info": ("Chưa rõ", theme.QUIET),
}
_MAY = "Nếu vẫn phải ghi, hãy ghi lý do vào ô cuối."
_MOST_LINES = 6


class Checks(QScrollArea):
    """Sentences that take the room they need, up to a few lines; hidden while silent."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setObjectName("checks")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self.words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what blocks first, then what to mind, then what is not known."""
        order = tuple(_WORDS)
        ranked = sorted(findings, key=lambda found: order.index(found.level))
        told = [_sentence(found) for found in dict.fromkeys(ranked)]
        self.words.setText("".join(f'<p style="margin: 0 0 5px 0">{one}</p>' for one in told))
        self.setVisible(bool(told))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height in step with the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.words.heightForWidth(self.viewport().width())
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        self.setFixedHeight(max(0, min(needed, most)))


def _sentence(found: Finding) -> str:
    words, colour = _WORDS[found.level]
    source = f' <span style="color:{theme.QUIET}">({escape(found.source)})</span>'
    may = f" {_MAY}" if found.overridable and found.level == "block" else ""
    return (
        f'<span style="color:{colour}"><b>{words}:</b></span> {escape(found.sentence + may)}'
        f"{source if found.source else ''}"
    )
