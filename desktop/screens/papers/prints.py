"""In ấn: the sets of many people, printed cards, and the office's printers."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.papers.batch import BatchPage
from desktop.screens.papers.cards import CardsPage
from desktop.screens.widgets.screen import Screen
from desktop.services.office import Office


class PrintsScreen(Screen):
    """Two tabs; a record names the people to tick, their ids apart by commas."""

    title = "In ấn"
    shows = frozenset({"person", "case", "step", "cell", "belonging", "print_shift", "office"}) | {
        "paper_drafts"
    }

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.batch = BatchPage(self)
        self.cards = CardsPage(self)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("print-tabs")
        self._tabs.addTab(self.batch, "&1 Hồ sơ nhiều người")
        self._tabs.addTab(self.cards, "&2 Phôi và máy in")
        self.body.addWidget(self._tabs, 1)
        self.setFocusProxy(self.batch.people)

    def refresh(self) -> None:
        """Read the people and the printers again; the ticks stay."""
        self.batch.refresh()
        self.cards.refresh()

    def open_record(self, record: str) -> None:
        """Tick these people for their sets."""
        self._tabs.setCurrentWidget(self.batch)
        self.batch.refresh(record.split(","))
        self.keep_up()

    def print_out(self) -> None:
        """Print what the tab shows."""
        page = self.batch if self._tabs.currentWidget() is self.batch else self.cards
        page.print_out()
