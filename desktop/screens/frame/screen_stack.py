"""The screens of the window above each other: one is seen, and none makes the window wider."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from desktop.screens.widgets.screen import Screen


class _Stack(QStackedWidget):
    """Asks for the room of the page that is seen, and not of the greatest ever made."""

    def minimumSizeHint(self) -> QSize:
        """What the page that is seen needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def heightForWidth(self, width: int) -> int:
        """What the page cannot do without at that width; Qt would give it all that it likes."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        return layout.totalMinimumHeightForWidth(width) if layout is not None else 0


class ScreenStack(QScrollArea):
    """Shows one screen; where a small display has no room for the whole of it, it is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = _Stack()
        self._pages.currentChanged.connect(self._pages.updateGeometry)
        self.setWidget(self._pages)
        self.setWidgetResizable(True)
        # The focus goes to what is inside, not to the area around it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def current(self) -> Screen:
        """The screen that is seen."""
        screen = self._pages.currentWidget()
        assert isinstance(screen, Screen)
        return screen

    def add(self, screen: Screen) -> None:
        """Lay a screen below the others."""
        self._pages.addWidget(screen)

    def remove(self, screen: Screen) -> None:
        """Let go of a screen."""
        self._pages.removeWidget(screen)

    def bring_forward(self, screen: QWidget) -> None:
        """Let this screen be seen."""
        self._pages.setCurrentWidget(screen)
