"""The people of a round: who waits at the left, the list with its results at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.quick_grid import QuickColumn, QuickGrid, words, yes_no, yes_no_words
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.screens.widgets.screen import Screen
    from desktop.services.cells.class_lists import RoundLine, WaitingLine

_NOBODY_WAITS = "Không có ai đang chờ học lớp này."
_NO_SEATS = (
    "Lớp chưa có học viên.\n\nChọn người ở bên trái (giữ Ctrl hoặc Shift để chọn nhiều người), rồi "
    "bấm “Đưa vào lớp\N{NO-BREAK SPACE}›”."
)
_KEYS = "Đến học: c hoặc k · Enter: xuống dòng · ngày cấp để trống thì lấy ngày chung của lớp"


class SeatsPanel(QWidget):
    """The chosen round with those who wait for it, and its list keyed like a table."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.host = screen
        self._rounds: tuple[RoundLine, ...] = ()
        self._chosen = ""
        self.round = ChoiceField("round", [])
        self.waiting = Table(_waiting_columns(), name="waiting", empty=_NOBODY_WAITS, many=True)
        self.grid = QuickGrid(_columns(screen.office.today), name="seats", empty=_NO_SEATS)
        self._told = parts.label(name="round-told", role="hint", wrap=True)
        self._seat = parts.button("Đưa vào lớp ›", self.seat, name="seat")
        self._unseat = parts.button("Bỏ khỏi lớp", self.unseat, name="unseat")
        self._send = parts.button("Ghi đã gửi danh sách", self.send, name="send-list")
        self._sent_on = DateField("sent-on", today=screen.office.today())
        self._save = parts.button("Lưu kết quả", self.save, name="seats-save", look="main")
        self._keys = parts.label(_KEYS, role="hint", wrap=True)
        self._build()
        self.round.box.activated.connect(self._pick_round)
        self.grid.edited.connect(self._show_state)

    def show_rounds(self, rounds: tuple[RoundLine, ...]) -> None:
        """Show the rounds to choose from, and the chosen one again."""
        self._rounds = rounds
        self.round.set_choices([(one.id, one.title) for one in rounds])
        if self.chosen() is None:
            self._chosen = rounds[0].id if rounds else ""
        self._show()

    def choose(self, round_id: str) -> None:
        """Go to a round."""
        if round_id != self._chosen:
            self._chosen = round_id
            self.grid.show_rows(())
            self._show()

    def chosen(self) -> RoundLine | None:
        """The round whose people are shown."""
        return next((one for one in self._rounds if one.id == self._chosen), None)

    def unsaved(self) -> bool:
        """Whether results are typed and not saved."""
        return self.grid.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save the results of the round as one change; every certificate goes into its case."""
        from desktop.services.cells import classes

        try:
            changes = self.grid.changes()
        except Refusal as refusal:
            self.host.show_fault(refusal)
            return False
        if not changes:
            return True
        lines = [{"id": key, **values} for key, values in changes.items()]
        if not self.host.do(classes.set_results, round_id=self._chosen, lines=lines):
            return False
        self.discard()
        return True

    def discard(self) -> None:
        """Show the list as it was saved."""
        self.grid.show_rows(())
        self._show()

    @Slot()
    def seat(self) -> None:
        """Put the selected people on the list."""
        from desktop.services.cells import classes

        people = [one.id for one in self.waiting.selected_rows()]
        if not people:
            self.host.say("Hãy chọn người ở danh sách đang chờ.")
        elif self.save():
            self.host.do(classes.seat, round_id=self._chosen, people=people)

    @Slot()
    def unseat(self) -> None:
        """Take the one the cursor is on off the list."""
        from desktop.services.cells import classes

        at = self.grid.table.currentIndex()
        if at.isValid() and self.save():
            self.host.do(classes.unseat, id=self.grid.model.rows[at.row()].id)

    @Slot()
    def send(self) -> None:
        """Note that the list went out on the day typed, or today."""
        from desktop.services.cells import classes

        try:
            day = self._sent_on.value() or self.host.office.today()
        except Refusal as refusal:
            self._sent_on.show_fault(refusal.sentence)
            return
        chosen = self.chosen()
        if chosen is not None and self.save():
            number = chosen.number
            self.host.do(classes.send_list, round_id=chosen.id, day=day, number=number)

    def _build(self) -> None:
        top = QHBoxLayout()
        label = parts.label("Lớp", role="label")
        label.setBuddy(self.round.input)
        top.addWidget(label)
        top.addWidget(self.round, 1)
        top.addWidget(self._told, 2)
        left, right = QWidget(), QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(parts.label("Đang chờ học, lâu nhất trước", role="label"))
        down.addWidget(self.waiting, 1)
        down.addWidget(self._seat, 0, Qt.AlignmentFlag.AlignRight)
        below = QVBoxLayout(right)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(parts.label("Danh sách của lớp và kết quả", role="label"))
        below.addWidget(self.grid, 1)
        below.addWidget(self._keys)
        foot = QHBoxLayout()
        for widget in (self._save, self._unseat):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self._sent_on)
        foot.addWidget(self._send)
        below.addLayout(foot)
        self._sent_on.line.setPlaceholderText("gửi ngày")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(top)
        layout.addWidget(parts.beside(left, right, shares=(3, 5)), 1)
        self.setFocusProxy(self.waiting)

    @Slot()
    def _pick_round(self) -> None:
        wanted = self.round.value()
        if not wanted or wanted == self._chosen:
            return
        if not self.unsaved() or self.host.may_leave():
            self.choose(wanted)
        self.round.set_value(self._chosen)

    def _show(self) -> None:
        from desktop.services.cells import class_lists

        chosen, office = self.chosen(), self.host.office
        self.round.set_value(self._chosen)
        waiting: tuple[WaitingLine, ...] = ()
        rows: tuple[Any, ...] = ()
        if chosen is not None:
            kind: Any = chosen.kind
            waiting = office.read(class_lists.waiting, kind=kind, day=office.today())
            rows = office.read(class_lists.seats, round_id=chosen.id)
        self.waiting.show_rows([one for one in waiting if not one.round])
        self.grid.show_rows(rows, keep=True)
        self._told.setText(_told(chosen) if chosen else "Mở một lớp ở thẻ “Các lớp” trước.")
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        chosen = self.chosen()
        self._save.setEnabled(self.unsaved())
        for button in (self._seat, self._unseat, self._send):
            button.setEnabled(chosen is not None)


def _told(chosen: RoundLine) -> str:
    days = [date_text(one) for one in (chosen.since, chosen.until) if one]
    sent = f"gửi danh sách {date_text(chosen.sent)}" if chosen.sent else "chưa gửi danh sách"
    places = f"{chosen.listed}/{chosen.seats} chỗ" if chosen.seats else f"{chosen.listed} người"
    return " · ".join(filter(None, (chosen.kind_text, " – ".join(days), places, sent)))


def _waiting_columns() -> list[Column[Any]]:
    return [
        Column("Người", lambda row: row.name, lambda row: text.sort_key(row.name), width=16),
        Column("Chờ", _waited, lambda row: row.since, width=9, tone=_waiting_tone),
        Column("Chi bộ", lambda row: row.cell, width=15),
    ]


def _waited(row: WaitingLine) -> str:
    return f"{row.months} tháng, học lại" if row.again else f"{row.months} tháng"


def _waiting_tone(row: WaitingLine) -> str:
    return "late" if row.months >= 12 else ""


def _columns(today: Callable[[], date]) -> list[QuickColumn]:
    def day(typed: str, _row: Any) -> date | None:
        found = text.parse_date(typed, today=today()).exact if typed else None
        if typed and found is None:
            raise Refusal("Cần đủ ngày, tháng, năm, ví dụ 05/02/2026.")
        return found

    return [
        QuickColumn("name", "Học viên", width=17),
        QuickColumn("cell", "Chi bộ", width=13),
        QuickColumn("came", "Đến học", yes_no_words, yes_no, 10),
        QuickColumn("grade", "Kết quả", str, words, 9),
        QuickColumn("certificate", "Số giấy", str, words, 10),
        QuickColumn("certified", "Ngày cấp", date_text, day, 12),
        QuickColumn("absence", "Lý do vắng", str, words, 14),
    ]
