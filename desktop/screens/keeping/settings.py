"""Cài đặt: the office's facts, days off, time limits, passwords and users, print, and forms."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.errors import Refusal, Trouble
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.keeping.office_form import OfficeForm
from desktop.screens.keeping.settings_access import AccessPage
from desktop.screens.keeping.settings_days import DayPanel
from desktop.screens.keeping.settings_limits import LimitPanel
from desktop.screens.keeping.settings_users import UsersPage
from desktop.screens.papers.forms import FormsPage
from desktop.screens.people.person_values import plain
from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen
from desktop.services.keeping import settings
from desktop.services.office import Office


class SettingsScreen(Screen):
    """Six tabs; the office's facts and what is typed on the others are saved by one Save."""

    title = "Cài đặt"
    shows = frozenset({"office", "day_off", "local_limit", "user", "own_form", "form_confirmation"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.form = OfficeForm(whole=True)
        self.days = DayPanel(self)
        self.limits = LimitPanel(self)
        self.access = AccessPage(self)
        self.users = UsersPage(self)
        self.forms = FormsPage(self)
        self._page = parts.scrolling(self.form)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("settings-tabs")
        self._tabs.addTab(self._page, "&1 Cơ quan")
        self._tabs.addTab(self.days, "&2 Ngày nghỉ, ngày làm bù")
        self._tabs.addTab(self.limits, "&3 Thời hạn")
        self._tabs.addTab(self.access, "&4 Mật khẩu, cỡ chữ")
        self._tabs.addTab(self.users, "&5 Người dùng")
        self._tabs.addTab(self.forms, "&6 Mẫu văn bản")
        self.body.addWidget(self._tabs, 1)
        self._save = self.add_button("Lưu", self.save, name="save-settings", main=True)
        self.setFocusProxy(self.form.fields["commune_kind"])
        self.form.edited.connect(self._save.setEnabled)
        self._tabs.currentChanged.connect(self._show_save)

    def refresh(self) -> None:
        """Read the office and its days again; what is typed stays."""
        office = self.office.read(settings.office)
        row = {
            **plain(office),
            "signer_post": office.signer.post,
            "signer_name": office.signer.name,
        }
        self.form.show_row(row, keep_edits=True)
        self.days.show_lines(self.office.read(settings.days_off))
        self.limits.refresh()
        self.users.refresh()
        self.forms.refresh()

    def unsaved(self) -> bool:
        """Whether facts of the office or anything of the other tabs is typed and not saved."""
        others = (self.days, self.limits, self.users.panel, self.forms)
        return self.form.is_edited() or any(one.unsaved() for one in others)

    def save(self) -> bool:
        """Save what was changed."""
        others = (self.days, self.limits, self.users.panel, self.forms)
        return self._save_office() and all(one.save() for one in others)

    def discard(self) -> None:
        """Put back what the file says."""
        self.form.show_row(None)
        self.refresh()
        self.days.discard()
        self.limits.discard()
        self.users.panel.discard()
        self.forms.discard()

    def show_fault(self, fault: Refusal | Trouble) -> None:
        """Show a fault beside its field, on whatever tab that is."""
        if isinstance(fault, Refusal) and self.form.show_fault(fault):
            self._tabs.setCurrentWidget(self._page)
        else:
            super().show_fault(fault)

    def _save_office(self) -> bool:
        try:
            changes = self.form.changes()
        except Refusal as refusal:
            self.show_fault(refusal)
            return False
        return not changes or self.do(settings.set_office, **changes)

    @Slot(int)
    def _show_save(self, tab: int) -> None:
        self._save.setVisible(tab == 0)
