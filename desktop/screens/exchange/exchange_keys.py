"""Khóa nhận: this office's own card for those who send here, and the cards of those above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.exchange.receivers import Asked, ReceiverLine

_CARD = ("Khóa nhận", "*.khoa")
_ABOUT = (
    "Gói khóa cho một cơ quan nhận thì chỉ máy của cơ quan ấy mở được, không phải báo mật khẩu. "
    "Muốn vậy, cấp trên ghi khóa nhận ra USB và in phiếu khóa; nơi gửi nhận khóa ấy một lần, gõ "
    "hai nhóm chữ đọc trên phiếu giấy."
)
_OWN = (
    "Nếu cơ quan này nhận gói của cấp dưới: ghi khóa ra USB, in phiếu kèm theo, gửi cả hai về các "
    "nơi gửi. Khóa chỉ mở đường gửi đến đây, ai cầm cũng không đọc được gói."
)
_EMPTY = (
    "Chưa nhận khóa của cơ quan nào.\n\nCắm USB có khóa của cấp trên rồi bấm “Mở khóa của cấp "
    "trên…”. Sau đó, ở thẻ “Gửi báo cáo bằng USB”, chọn cơ quan ấy ở ô “Ai mở được gói”."
)


class KeysTab(QWidget):
    """Taking up a card at the left, the offices whose cards are known at the right."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._asked: Asked | None = None
        self.words = parts.label(name="card-words", wrap=True)
        self.groups = TextField("card-groups", placeholder="ví dụ KQ7M ZB2D")
        self.form = FieldForm("card", columns=1)
        self.form.add(self.groups, "Hai nhóm chữ còn trống, đọc trên phiếu khóa bằng giấy")
        self._take = parts.button("Nhận khóa", self.take_up, name="card-take", look="main")
        self._drop = parts.button("Thôi", self.drop, name="card-drop")
        self.own = parts.label(name="card-own", wrap=True)
        self.lines = LineList("receivers", empty=_EMPTY)
        self.lines.setAccessibleName("Các cơ quan nhận đã biết khóa")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(self._left(), self._right(), shares=(2, 3)), 1)
        self._show()

    def refresh(self) -> None:
        """Look again whose cards are known."""
        from desktop.services.exchange import receivers

        self.lines.show_lines(_line(one) for one in self._host.office.read(receivers.receivers))

    @Slot()
    def open_card(self) -> None:
        """Read a card on a drive and ask for the groups of its paper."""
        from desktop.services.exchange import receivers

        path = self._host.ask.open_path("Chọn khóa nhận của cấp trên", _CARD)
        if path is None:
            return
        try:
            self._asked = receivers.look(self._host.office, path)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        self._host.strip.clear()
        self.form.show_row(None)
        self._show()
        self.groups.setFocus()

    @Slot()
    def take_up(self) -> None:
        """Take the card up if the groups of its paper agree."""
        from desktop.services.exchange import receivers

        if self._asked is None:
            return
        office = self._host.office
        typed = str(self.groups.value()).upper().split()
        try:
            done = office.do(receivers.trust, asked=self._asked, groups=typed, day=office.today())
        except Refusal as refusal:
            self.groups.show_fault(refusal.sentence)
            self.groups.setFocus()
            return
        name = self._asked.card.office.name
        self.drop()
        self._host.say(f"{done.label}." if done else f"Khóa của {name} đã nhận rồi.")

    @Slot()
    def drop(self) -> None:
        """Leave the card that was read; nothing was kept of it."""
        self._asked = None
        self._show()

    @Slot()
    def write_card(self) -> None:
        """Write this office's own card and its paper onto a drive."""
        from desktop.services.exchange import receivers

        folder = self._host.ask.folder("Chọn USB để ghi khóa nhận")
        if folder is None:
            return
        try:
            written = receivers.write_card(self._host.office, folder)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        self._host.strip.clear()
        self.own.setText(
            f"Đã ghi {written.path.name} và phiếu {written.paper.name}. In phiếu ra giấy rồi gửi "
            f"cùng USB.\nDấu vân tay: {written.fingerprint}"
        )

    def _show(self) -> None:
        asked = self._asked
        for one in (self.form, self._take, self._drop):
            one.setVisible(asked is not None)
        self.words.setVisible(asked is not None)
        if asked is not None:
            card = asked.card.office
            self.words.setText(
                f"Khóa của {card.name}, {card.province}.\nDấu vân tay: {' '.join(asked.asked)}"
            )

    def _left(self) -> QWidget:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Khóa của cấp trên", role="section"))
        layout.addWidget(parts.label(_ABOUT, role="hint", wrap=True))
        opening = parts.button("Mở khóa của cấp trên…", self.open_card, name="card-open")
        layout.addLayout(_row(opening))
        layout.addWidget(self.words)
        layout.addWidget(self.form)
        layout.addLayout(_row(self._take, self._drop))
        layout.addSpacing(left.fontMetrics().height())
        layout.addWidget(parts.label("Khóa nhận của cơ quan này", role="section"))
        layout.addWidget(parts.label(_OWN, role="hint", wrap=True))
        layout.addLayout(_row(parts.button("Ghi khóa nhận…", self.write_card, name="card-write")))
        layout.addWidget(self.own)
        layout.addStretch(1)
        left.setMinimumWidth(theme.characters(left, 34))
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Cơ quan nhận đã biết khóa", role="section"))
        layout.addWidget(self.lines, 1)
        return right


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return row


def _line(one: ReceiverLine) -> Line:
    return Line(
        key=one.id,
        title=one.name,
        note=one.province,
        side=f"nhận khóa ngày {text.date_text(one.confirmed)}",
        tone="quiet",
        row=one,
    )
