"""A screen that shows one year at a time."""

from __future__ import annotations

from PySide6.QtCore import Slot

from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen


class YearScreen(Screen):
    """A screen of one year, with its papers in a stack; other years are a button away."""

    _year: int
    _stack: PaperStack

    @Slot()
    def year_before(self) -> None:
        """Go to the year before."""
        self._go(self._year - 1)

    @Slot()
    def year_after(self) -> None:
        """Go to the year after."""
        self._go(self._year + 1)

    def _go(self, year: int) -> None:
        if year != self._year and self.may_leave():
            self._year = year
            self._stack.leave()
            self.refresh()
