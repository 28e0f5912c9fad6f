"""USB & sao lưu: the report as a parcel, parcels that come in, backups, and update packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.exchange.exchange_backup import BackupTab
from desktop.screens.exchange.exchange_keys import KeysTab
from desktop.screens.exchange.exchange_receive import ReceiveTab
from desktop.screens.exchange.exchange_send import SendTab
from desktop.screens.keeping.updates import UpdatesTab
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


class ExchangeScreen(Screen):
    """Sending by USB, parcels that come in, keys, backups and update packs, each on its tab."""

    title = "USB & sao lưu"
    shows = frozenset({"parcel", "office", "sender", "gathered", "update_pack", "receiver"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.send = SendTab(self)
        self.receive = ReceiveTab(self)
        self.keys = KeysTab(self)
        self.backup = BackupTab(self)
        self.updates = UpdatesTab(self)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("exchange-tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.send, "&1 Gửi báo cáo bằng USB")
        self.tabs.addTab(self.receive, "&2 Nhận gói báo cáo")
        self.tabs.addTab(self.backup, "&3 Sao lưu")
        self.tabs.addTab(self.updates, "&4 Cập nhật dữ liệu")
        self.tabs.addTab(self.keys, "&5 Khóa nhận")
        self.body.addWidget(self.tabs, 1)
        # What was refused on one tab is not about the next.
        self.tabs.currentChanged.connect(self.strip.clear)

    def refresh(self) -> None:
        """Look again for drives, parcels, backups and update packs."""
        self.send.refresh()
        self.receive.refresh()
        self.keys.refresh()
        self.backup.refresh()
        self.updates.refresh()

    @Slot()
    def print_out(self) -> None:
        """Print the cover sheet of the parcel that was just written."""
        self.tabs.setCurrentWidget(self.send)
        self.send.print_cover()
