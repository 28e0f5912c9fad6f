"""The small parts that screens are put together from, named so that tests and style find them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QScrollArea, QSplitter, QWidget

Role = Literal["", "hint", "label", "section", "fault", "doubt", "empty"]
Look = Literal["", "main", "link"]
Slot = Callable[..., object] | SignalInstance


def label(words: str = "", *, name: str = "", role: Role = "", wrap: bool = False) -> QLabel:
    """Words that are shown as they are; `role` is how the theme draws them."""
    made = QLabel(words)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIndent(0)
    if role == "empty":
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def pick_list(name: str, words: str, *, shown: int) -> QListWidget:
    """A list of short lines to pick from, so many of which are seen at least; `words` name it."""
    made = QListWidget()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("picks", True)
    made.setMinimumHeight((made.fontMetrics().lineSpacing() * 3 // 2) * shown)
    return made


class _UpAndDown(QScrollArea):
    """Asks for the width of what it scrolls and of its bar, so that the bar covers nothing."""

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside must be."""
        least, widget = super().minimumSizeHint(), self.widget()
        inside = 0
        if widget is not None:
            inside = widget.minimumSizeHint().expandedTo(widget.minimumSize()).width()
        around = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return least.expandedTo(QSize(inside + around, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside may grow, as a form does by a row."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(widget: QWidget) -> QScrollArea:
    """A widget that may be higher than its room, scrolled up and down only."""
    area = _UpAndDown()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # The focus goes to what is inside, not to the area around it.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def beside(left: QWidget, right: QWidget, *, shares: tuple[int, int] = (1, 1)) -> QSplitter:
    """Two widgets beside each other, their room divided by shares; the border can be moved."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(splitter.fontMetrics().height())
    for at, (widget, share) in enumerate(zip((left, right), shares, strict=True)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(at, share)
    # Far more than there is: the splitter keeps the proportion and not what the two would like.
    splitter.setSizes([share * 10_000 for share in shares])
    return splitter


def button(words: str, slot: Slot, *, name: str, look: Look = "") -> QPushButton:
    """A button that calls a method or a signal; `main` is what people come for, `link` is quiet."""
    made = QPushButton(words)
    made.setObjectName(name)
    if look:
        made.setProperty(look, True)
    made.clicked.connect(slot)
    return made
