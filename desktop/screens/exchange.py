"""USB & sao lưu: the report as a parcel on a drive, checking one, and backups of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.exchange_backup import BackupTab
from desktop.screens.exchange_send import SendTab
from desktop.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


class ExchangeScreen(Screen):
    """Sending the report by USB at the left tab, backups at the right one."""

    title = "USB & sao lưu"
    shows = frozenset({"parcel", "office"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.send = SendTab(self)
        self.backup = BackupTab(self)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("exchange-tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.send, "Gửi báo cáo bằng USB")
        self.tabs.addTab(self.backup, "Sao lưu")
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Look again for drives, parcels and backups."""
        self.send.refresh()
        self.backup.refresh()

    @Slot()
    def print_out(self) -> None:
        """Print the cover sheet of the parcel that was just written."""
        self.tabs.setCurrentWidget(self.send)
        self.send.print_cover()
