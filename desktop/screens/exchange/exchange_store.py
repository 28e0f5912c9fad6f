"""Kho chung: joining and leaving the store that several desks of an upper level share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.password_field import PasswordField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.screens.background import Work

_ABOUT = (
    "Chỉ cần khi một máy không đủ. Kho chung là một cơ sở dữ liệu PostgreSQL trên máy này hoặc "
    "trên máy chủ của mạng nội bộ; nhiều bàn, mỗi bàn một bản chép của cùng tệp dữ liệu, cùng nhận "
    "gói vào đó. Báo cáo nằm trên máy chủ thì máy chủ phải giữ và sao lưu: tệp dữ liệu được mã "
    "hóa, kho chung thì theo máy chủ."
)
_WAITING = "Đang chờ máy chủ trả lời. Vẫn làm việc khác được; muốn thôi thì bấm “Dừng” ở dưới."
_LOST = (
    "Chỉ bỏ kho khi máy chủ đã hỏng hẳn: những báo cáo nhận vào kho {place} sau khi nối không được "
    "mang về, tệp này chỉ còn những gì nó giữ lúc nối. Nếu máy chủ còn chạy, hãy bấm “Thôi dùng, "
    "mang báo cáo về tệp”."
)
_PORT = 5432
_MOST_PORT = 65535


class StorePage(QWidget):
    """Where the store is, or the form to join one; `leave` goes back to the list of senders."""

    def __init__(self, host: Screen, leave: Callable[[], object]) -> None:
        super().__init__()
        self._host = host
        self.told = parts.label(name="store-told", wrap=True)
        self.form = FieldForm("store", columns=1)
        self.server = TextField("store-server", placeholder="192.168.1.20")
        self.port = NumberField("store-port", least=1, most=_MOST_PORT)
        self.database = TextField("store-database", placeholder="bao_cao")
        self.user = TextField("store-user")
        self.password = PasswordField("store-password")
        self.port.set_value(_PORT)
        self.form.add(self.server, "Máy chủ (địa chỉ bằng số, hoặc localhost)", required=True)
        self.form.add(self.port, "Cổng")
        self.form.add(self.database, "Tên cơ sở dữ liệu", required=True)
        self.form.add(self.user, "Tên người dùng của máy chủ", required=True)
        self.form.add(self.password, "Mật khẩu của người dùng ấy")
        self._join = parts.button("Nối kho chung", self.join, name="store-join", look="main")
        self._leave = parts.button("Thôi dùng, mang báo cáo về tệp", self.leave, name="store-leave")
        self._drop = parts.button("Bỏ kho không còn trả lời…", self.drop, name="store-drop")
        buttons = Wrapping()
        for one in (self._join, self._leave, self._drop):
            buttons.addWidget(one)
        top = QHBoxLayout()
        top.addWidget(parts.button("‹ Nơi gửi", leave, name="store-back"))
        top.addWidget(parts.label("Kho chung", role="section"), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(parts.label(_ABOUT, role="hint", wrap=True))
        layout.addWidget(self.told)
        layout.addWidget(self.form)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Look again where the store is."""
        from desktop.services.keeping import shared_store

        place = self._host.office.read(shared_store.place)
        for one in (self.form, self._join):
            one.setVisible(place is None)
        for one in (self._leave, self._drop):
            one.setVisible(place is not None)
        if place is None:
            self.told.setText("Đang gom báo cáo trong tệp dữ liệu của máy này.")
        else:
            way = "đường truyền được mã hóa" if place.encrypted else "trên chính máy này"
            self.told.setText(f"Đang dùng kho chung {place.shown}; {way}.")

    @Slot()
    def join(self) -> None:
        """Gather in the store from now on; what was gathered goes there."""
        from desktop.services.keeping import shared_store

        url = shared_store.address(
            server=str(self.server.value()),
            port=self.port.value() or _PORT,
            database=str(self.database.value()),
            user=str(self.user.value()),
            password=str(self.password.value()),
        )
        self._run("Đang nối kho chung", partial(shared_store.join, self._host.office, url))

    @Slot()
    def leave(self) -> None:
        """Gather in the file again, which is given what the store holds."""
        from desktop.services.keeping import shared_store

        self._run("Đang thôi dùng kho chung", partial(shared_store.leave, self._host.office))

    @Slot()
    def drop(self) -> None:
        """Let go of a store that is gone for good, after the warning that nothing comes back."""
        from desktop.services.keeping import shared_store

        place = self._host.office.read(shared_store.place)
        if place is None or not self._host.ask.confirm_irreversible(
            _LOST.format(place=place.shown), "Bỏ kho chung"
        ):
            return
        try:
            said = shared_store.forget(self._host.office)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        self._done(said)

    def _run(self, what: str, work: Work[str]) -> None:
        """Do it beside the window: a server that is away lets itself be waited for."""
        self._wait(True)
        self.told.setText(_WAITING)
        self._host.background.run(what, work, done=self._done, failed=self._failed)

    def _done(self, said: str) -> None:
        self.password.set_value("")
        self._wait(False)
        self._host.refresh()
        self._host.say(said)

    def _failed(self, fault: Exception) -> None:
        self._wait(False)
        self.refresh()
        if isinstance(fault, Refusal) and fault.field == "url":
            self.server.show_fault(fault.sentence)
            self.server.setFocus()
        elif isinstance(fault, Refusal | Trouble):
            self._host.show_fault(fault)
        else:
            raise fault

    def _wait(self, waiting: bool) -> None:
        for one in (self.form, self._join, self._leave, self._drop):
            one.setEnabled(not waiting)
