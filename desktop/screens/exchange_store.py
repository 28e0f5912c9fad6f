"""Kho chung: joining and leaving the store that several desks of an upper level share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens import parts
from desktop.screens.fields import NumberField, TextField
from desktop.screens.form import FieldForm
from desktop.screens.password_field import PasswordField
from desktop.screens.screen import Screen

_ABOUT = (
    "Chỉ cần khi một máy không đủ. Kho chung là một cơ sở dữ liệu PostgreSQL trên máy này hoặc "
    "trên máy chủ của mạng nội bộ; nhiều bàn, mỗi bàn một bản chép của cùng tệp dữ liệu, cùng nhận "
    "gói vào đó. Báo cáo nằm trên máy chủ thì máy chủ phải giữ và sao lưu: tệp dữ liệu được mã "
    "hóa, kho chung thì theo máy chủ."
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
        buttons = QHBoxLayout()
        buttons.addWidget(self._join)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
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
        from desktop.services import shared_store

        place = self._host.office.read(shared_store.place)
        for one in (self.form, self._join):
            one.setVisible(place is None)
        self._leave.setVisible(place is not None)
        if place is None:
            self.told.setText("Đang gom báo cáo trong tệp dữ liệu của máy này.")
        else:
            way = "đường truyền được mã hóa" if place.encrypted else "trên chính máy này"
            self.told.setText(f"Đang dùng kho chung: {place.shown} ({way}).")

    @Slot()
    def join(self) -> None:
        """Gather in the store from now on; what was gathered goes there."""
        from desktop.services import shared_store

        try:
            url = shared_store.address(
                server=str(self.server.value()),
                port=self.port.value() or _PORT,
                database=str(self.database.value()),
                user=str(self.user.value()),
                password=str(self.password.value()),
            )
            said = shared_store.join(self._host.office, url)
        except Refusal as refusal:
            self.server.show_fault(refusal.sentence)
            self.server.setFocus()
        except Trouble as trouble:
            self._host.show_fault(trouble)
        else:
            self.password.set_value("")
            self._host.refresh()
            self._host.say(said)

    @Slot()
    def leave(self) -> None:
        """Gather in the file again, which is given what the store holds."""
        from desktop.services import shared_store

        try:
            said = shared_store.leave(self._host.office)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        self._host.refresh()
        self._host.say(said)
