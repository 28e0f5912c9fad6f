"""Nhận gói: open a parcel, see what it would change, take it in with its paper; the board."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.rules.reports.statistics import value_text
from desktop.screens import theme
from desktop.screens.background import whole
from desktop.screens.exchange.exchange_senders import SendersPage
from desktop.screens.exchange.exchange_store import StorePage
from desktop.screens.exchange.exchange_sums import SumsPage
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.password_field import PasswordField
from desktop.screens.widgets.report_choice import ReportChoice
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.exchange.report import Line as Figure
    from desktop.services.exchange.receiving import Preview
    from desktop.services.exchange.senders import SenderLine
    from desktop.services.office import Office
    from desktop.services.papers.printing import Printed
    from desktop.services.reports.gathering import BoardLine, Summed

_PARCEL = ("Gói báo cáo", "*.goi")
_EMPTY = (
    "Chưa có nơi nào gửi báo cáo về đây.\n\nCắm USB, gõ mật khẩu nơi gửi đã báo, bấm “Mở gói…”. "
    "Gói được kiểm tra từng byte và cho xem trước; chưa bấm “Nhận gói” thì chưa có gì thay đổi."
)
# What one office is told of on the board; opening its parcel shows everything.
_NOTED = 2
_AT_ONCE = 200
"""Up to so many offices the board of a file is read at once, else beside the window."""
_GROUPS = "Các nhóm chữ còn trống, đọc trên phiếu bìa giấy"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read for the tab beside the window: the board, the list, what else is open."""

    board: tuple[BoardLine, ...]
    senders: tuple[SenderLine, ...]
    summed: Summed | None
    preview: Preview | None


class ReceiveTab(QWidget):
    """A parcel at the left; its figures, or who has sent for a period, at the right."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._preview: Preview | None = None
        self._reading = self._count = 0
        self.choice = ReportChoice(host.office.today())
        self.form = FieldForm("receiving", columns=1)
        self.password = PasswordField("passphrase")
        self.groups = TextField("groups", placeholder="ví dụ KQ7M ZB2D")
        self.form.add(self.password, "Mật khẩu nơi gửi đã báo (nếu gói có mật khẩu)")
        self.confirming = FieldForm("confirming", columns=1)
        self.confirming.add(self.groups, _GROUPS)
        self.words = parts.label(name="receive-words", wrap=True)
        self._open = parts.button("Mở gói…", self.open_parcel, name="receive-open", look="main")
        self._take_button = parts.button("Nhận gói", self.take_in, name="receive-take", look="main")
        self._receipt = parts.button("Ghi biên nhận…", self.write_receipt, name="receive-receipt")
        self._close = parts.button("‹ Các nơi gửi", self.close_parcel, name="receive-close")
        self.figures = _figures()
        self.board = LineList("board", empty=_EMPTY)
        self.board.setAccessibleName("Các nơi gửi báo cáo")
        self.told = parts.label(name="board-told", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._board_page())
        self._stack.addWidget(self._figures_page())
        self.senders = SendersPage(host, self.close_parcel, self.show_store)
        self.store = StorePage(host, self.show_senders)
        self.sums = SumsPage(host, self.close_parcel)
        self._stack.addWidget(self.senders)
        self._stack.addWidget(self.sums)
        self._stack.addWidget(self.store)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        self._parcel = self._left()
        layout.addWidget(parts.beside(self._parcel, self._stack, shares=(2, 3)), 1)
        self.choice.changed.connect(self.refresh)
        self._show()

    @Slot()
    def refresh(self) -> None:
        """Look again who has sent for the period chosen."""
        self.store.refresh()
        self.choice.refresh()
        asked = self._asked()
        if asked is None:
            return
        self._reading += 1
        wants_sums = self._stack.currentWidget() is self.sums
        read = partial(_seen, self._host.office, asked, self._preview, wants_sums)
        take, away = partial(self._take, self._reading, asked), partial(self._away, self._reading)
        if self._host.office.shared is not None or self._count > _AT_ONCE:
            self._host.background.run(
                "Đang xem các nơi đã gửi", whole(read), done=take, failed=away
            )
            return
        try:
            take(read())
        except (Refusal, Trouble) as fault:
            away(fault)

    def _take(self, reading: int, asked: dict[str, Any], seen: Seen) -> None:
        """Show what was read, unless something else was asked for since."""
        if reading != self._reading:
            return
        self._count = len(seen.board)
        sent = sum(one.gathered is not None for one in seen.board)
        self.told.setText(f"Đã gửi {sent}/{len(seen.board)} nơi." if seen.board else "")
        self.board.show_lines(_line(one) for one in seen.board)
        self.senders.show_senders(seen.senders)
        if seen.summed is not None:
            self.sums.show_sums(seen.summed, asked)
        if seen.preview is not None and self._preview is not None:
            self._preview = seen.preview
            self._show()

    def _away(self, reading: int, fault: Exception) -> None:
        """The store of the upper level is away; sending, keys and backups go on."""
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        if reading == self._reading:
            self.told.setText(fault.sentence)
            self.board.show_lines(())

    def _asked(self) -> dict[str, Any] | None:
        """The report and period chosen; None, with the fault shown, where no year is typed."""
        try:
            return {
                "report_id": self.choice.report_id(),
                "period": self.choice.period(),
                "as_of": self.choice.usual_day(),
            }
        except Refusal as refusal:
            self.choice.year.show_fault(refusal.sentence)
            return None

    @Slot()
    def show_senders(self) -> None:
        """Show the list of senders to be added to."""
        self._open_wide(self.senders)
        self.senders.names.setFocus()

    @Slot()
    def show_store(self) -> None:
        """Show where the shared store is, or how one is joined."""
        self._open_wide(self.store)
        self.store.refresh()

    @Slot()
    def show_sums(self) -> None:
        """Show the figures of the period added up, each opening its offices."""
        self._open_wide(self.sums)
        self.refresh()

    @Slot()
    def open_parcel(self) -> None:
        """Prove a parcel on a drive and show what taking it in would do."""
        from desktop.services.exchange import receiving

        path = self._host.ask.open_path("Chọn gói cần nhận", _PARCEL)
        if path is not None:
            passphrase = str(self.password.value()) or None
            work = whole(partial(receiving.look, self._host.office, path, passphrase))
            self._host.background.run("Đang kiểm tra gói", work, done=self._looked_at)

    @Slot()
    def take_in(self) -> None:
        """Take the parcel in as one operation, if the groups of its paper agree."""
        from desktop.services.exchange import receiving

        if self._preview is None:
            return
        office = self._host.office
        groups = str(self.groups.value()).upper().split()
        day = office.today()
        asked: dict[str, Any] = {"preview": self._preview, "groups": groups, "day": day}
        self._take_button.setEnabled(False)
        self._host.background.run(
            "Đang nhận gói",
            whole(partial(office.do, receiving.take_in, **asked)),
            done=self._taken_in,
            failed=self._not_taken_in,
        )

    @Slot()
    def write_receipt(self) -> None:
        """Write the receipt of the parcel onto the drive that goes back."""
        from desktop.services.exchange import receipts

        folder = self._host.ask.folder("Chọn USB để ghi biên nhận")
        if folder is None or self._preview is None:
            return
        parcel = self._preview.facts.parcel
        write = partial(receipts.write, self._host.office, parcel=parcel, folder=folder)
        self._host.background.run("Đang ghi biên nhận", whole(write), done=self._receipt_written)

    @Slot()
    def write_combined(self) -> None:
        """Write the reports of all offices added up, as PDF and workbooks."""
        from desktop.services.reports import gathering

        folder = self._host.ask.folder("Chọn thư mục để ghi bảng tổng hợp")
        if folder is None:
            return
        asked = self._asked()
        if asked is None:
            return
        work = partial(gathering.write, self._host.office, folder=folder, **asked)
        self._host.background.run("Đang cộng báo cáo các nơi", work, done=self._written)

    @Slot()
    def close_parcel(self) -> None:
        """Show the board again; a parcel that was not taken in leaves nothing behind."""
        self._preview = None
        self._show()

    def _looked_at(self, preview: Preview) -> None:
        self._preview = preview
        self.form.show_row(None)
        self.confirming.show_row(None)
        self._show()
        if preview.state != "again":
            self.groups.setFocus()

    def _taken_in(self, _done: object) -> None:
        self._take_button.setEnabled(True)
        self._host.strip.clear()
        self.confirming.clear_faults()
        self.refresh()

    def _not_taken_in(self, fault: Exception) -> None:
        self._take_button.setEnabled(True)
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        self._host.show_fault(fault)

    def _receipt_written(self, path: Path) -> None:
        self._host.say(f"Đã ghi biên nhận {path.name}. Đưa USB này về nơi gửi.")

    def _written(self, files: tuple[Printed, ...]) -> None:
        names = ", ".join(one.path.name for one in files)
        self._host.say(f"Đã ghi vào {files[0].path.parent}: {names}.")

    def _show(self) -> None:
        """The parcel that is open, with what may be done with it; or none."""
        preview = self._preview
        waiting = preview is not None and preview.state != "again"
        self.confirming.setVisible(waiting)
        self._take_button.setVisible(waiting)
        self._receipt.setVisible(preview is not None and preview.state == "again")
        self._close.setVisible(preview is not None)
        self._stack.setCurrentIndex(0 if preview is None else 1)
        self._parcel.setVisible(True)
        self.words.setText("" if preview is None else "\n".join(_told(preview)))
        self.figures.show_rows(() if preview is None else preview.report.lines)

    def _open_wide(self, page: QWidget) -> None:
        """Show a page over the whole width; a parcel that is open is left."""
        self._preview = None
        self._show()
        self._stack.setCurrentWidget(page)
        self._parcel.setVisible(False)

    def _left(self) -> QWidget:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addLayout(_row(self._open))
        layout.addWidget(self.words)
        layout.addWidget(self.confirming)
        layout.addLayout(_row(self._take_button, self._receipt, self._close))
        layout.addStretch(1)
        left.setMinimumWidth(theme.characters(left, 34))
        return left

    def _board_page(self) -> QWidget:
        page = QWidget()
        combined = parts.button("Ghi bảng tổng hợp…", self.write_combined, name="board-write")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        top = QHBoxLayout()
        top.addWidget(self.told, 1)
        top.addWidget(parts.button("Nơi gửi…", self.show_senders, name="board-senders"))
        top.addWidget(parts.button("Xem số cộng", self.show_sums, name="board-sums"))
        top.addWidget(combined)
        layout.addLayout(top)
        layout.addWidget(self.board, 1)
        return page

    def _figures_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Số liệu trong gói", role="section"))
        layout.addWidget(self.figures, 1)
        return page


def _seen(office: Office, asked: dict[str, Any], preview: Preview | None, wants_sums: bool) -> Seen:
    """What stands in the store, wherever that lies."""
    from desktop.services.exchange import receiving, senders
    from desktop.services.reports import gathering

    report_id, period = asked["report_id"], asked["period"]
    return Seen(
        board=office.read(gathering.board, report_id=report_id, period=period),
        senders=office.read(senders.senders),
        summed=office.read(gathering.summed, **asked) if wants_sums else None,
        preview=office.read(receiving.again, preview=preview) if preview else None,
    )


def _row(*buttons: QWidget) -> Wrapping:
    row = Wrapping()
    for one in buttons:
        row.addWidget(one)
    return row


def _figures() -> Table:
    return Table(
        [Column("Số liệu", lambda one: one.title), Column("Giá trị", _value, width=14)],
        name="parcel-figures",
        empty="Gói không có số liệu nào.",
    )


def _value(one: Figure) -> str:
    return value_text(one.value, empty=one.empty)


def _told(preview: Preview) -> list[str]:
    sender = preview.facts.sender
    return [
        f"{sender.name}, {sender.province}",
        f"{preview.report.title}; gói nguyên vẹn.",
        preview.sentence,
        *(f"• Không khớp: {one}." for one in preview.doubts),
        *(f"• Khác nhiều so với năm trước: {one.text}." for one in preview.swings),
        *(f"• Khác bản đã nhận: {one.text}." for one in preview.differences),
        *(["• Gói này lập trước bản đã nhận."] if preview.older else []),
        *([f"• Khóa ký khác lần trước của {sender.name}."] if preview.other_key else []),
        *([f"Dấu vân tay: {' '.join(preview.asked)}"] if preview.state != "again" else []),
    ]


def _line(one: BoardLine) -> Line:
    if one.taken_in is None:
        return Line(key=one.id, title=one.name, side="chưa gửi", tone="late", row=one)
    doubts = [f"Không khớp: {doubt}" for doubt in one.doubts]
    doubts += [f"Khác nhiều so với năm trước: {swing.text}" for swing in one.swings]
    rest = len(doubts) - _NOTED
    return Line(
        key=one.id,
        title=one.name,
        note="\n".join(doubts[:_NOTED] + ([f"và {rest} điều khác"] if rest > 0 else [])),
        side=text.date_text(one.taken_in) + (f" (lần {one.version})" if one.version > 1 else ""),
        tone="soon" if doubts else "quiet",
        row=one,
    )
