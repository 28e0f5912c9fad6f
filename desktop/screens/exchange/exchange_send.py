"""Gửi báo cáo bằng USB: choose, write, prove, print the cover sheet; and check a parcel."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.screens import theme
from desktop.screens.background import whole
from desktop.screens.frame import drives
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.password_field import PasswordField, twice
from desktop.screens.widgets.report_choice import ReportChoice
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.exchange.parcel import Parcel
    from desktop.services.exchange.exchange import ParcelLine, Ready, Written

_EMPTY = (
    "Chưa ghi gói nào.\n\nChọn báo cáo, cắm USB, đặt mật khẩu cho gói rồi bấm “Ghi gói vào USB”. "
    "Nơi nhận mở gói bằng chính mật khẩu đó; hãy báo mật khẩu bằng đường khác, không ghi lên USB."
)
_NO_DRIVE = "Chưa thấy USB nào. Cắm USB rồi bấm F5, hoặc bấm “Chọn thư mục…”."
_OTHER = "Chọn thư mục…"
_ANYBODY = ("anybody", "Ai có mật khẩu")
_PASSWORD = "Mật khẩu của gói (không cần khi gói khóa cho một cơ quan)"
_RECEIPT = ("Biên nhận", "*.bnhan")
_PARCEL = ("Gói báo cáo", "*.goi")


class SendTab(QWidget):
    """What to send and where to, at the left; what was written so far, at the right."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._ready: Ready | None = None
        self._receiving: dict[str, bytes] = {}
        self._written: Written | None = None
        self.choice = ReportChoice(host.office.today())
        self.place = QComboBox()
        self.place.setObjectName("drive")
        self.place.setAccessibleName("Ghi vào")
        self.form = FieldForm("parcel", columns=1)
        self.password = PasswordField("passphrase")
        self.again = PasswordField("passphrase-again")
        self.receiver = ChoiceField("receiver", [_ANYBODY])
        self.receiver.set_value(_ANYBODY[0])
        self.form.add(self.receiver, "Ai mở được gói")
        self.form.add(self.password, _PASSWORD)
        self.form.add(self.again, "Nhập lại mật khẩu")
        self.lines = LineList("parcels", empty=_EMPTY)
        self.lines.setAccessibleName("Các gói đã ghi")
        self.page = PageView(host.ask, host.background, empty="Đang dàn trang…")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_page())
        self._stack.addWidget(self._cover_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(parts.beside(self._left(), self._stack, shares=(2, 3)), 1)

    def refresh(self) -> None:
        """Look again for drives, and for the parcels written so far."""
        from desktop.services.exchange import exchange, receivers

        self.choice.refresh()
        chosen = self.place.currentData()
        self.place.clear()
        for drive in drives.carried():
            self.place.addItem(drive.words, drive.path)
        if chosen is not None and self.place.findData(chosen) < 0:
            self.place.addItem(str(chosen), chosen)
        self.place.setCurrentIndex(max(self.place.findData(chosen), 0))
        self._show_place()
        known = self._host.office.read(receivers.receivers)
        self._offer([(one.id, one.name, one.receiving) for one in known])
        self.lines.show_lines(_line(one) for one in self._host.office.read(exchange.parcels))

    @Slot()
    def choose_folder(self) -> None:
        """Write into a folder the user chooses."""
        folder = self._host.ask.folder("Chọn thư mục để ghi gói")
        if folder is not None:
            if self.place.findData(folder) < 0:
                self.place.addItem(str(folder), folder)
            self.place.setCurrentIndex(self.place.findData(folder))
            self._show_place()

    @Slot()
    def write(self) -> None:
        """Write the parcel onto the drive and prove it by reading it back."""
        from desktop.services.exchange import exchange

        try:
            folder, period = self._folder(), self.choice.period()
            receiver = self._receiving.get(self.receiver.value())
            if not receiver and not self.password.value():
                raise self.password.refuse(
                    "Hãy đặt mật khẩu cho gói, hoặc chọn cơ quan mở được gói."
                )
            # A receiver opens with its own key; a passphrase is then only one way more.
            passphrase = twice(self.password, self.again) or None
            self._ready = exchange.prepare(
                self._host.office,
                report_id=self.choice.report_id(),
                period=period,
                as_of=self.choice.usual_day(),
            )
        except (Refusal, Trouble) as fault:
            self._show_fault(fault)
            return
        self._host.strip.clear()
        work = whole(partial(exchange.write, self._ready, folder, passphrase, receiver))
        self._host.background.run("Đang ghi gói và đọc lại để đối chiếu", work, done=self._done)

    @Slot()
    def check(self) -> None:
        """Prove a parcel that lies on a drive, byte by byte."""
        from desktop.services.exchange import exchange

        path = self._host.ask.open_path("Chọn gói cần kiểm tra", _PARCEL)
        if path is None:
            return
        if not self.password.value():
            self.password.show_fault("Nhập mật khẩu của gói cần kiểm tra, rồi bấm lại.")
            self.password.setFocus()
            return
        work = whole(partial(exchange.verify_parcel, path, str(self.password.value())))
        self._host.background.run("Đang kiểm tra gói", work, done=self._proven)

    @Slot()
    def take_receipt(self) -> None:
        """Match a receipt that came back with the parcel that was sent."""
        from desktop.services.exchange import receipts

        path = self._host.ask.open_path("Chọn biên nhận gửi về", _RECEIPT)
        if path is None:
            return
        try:
            signed = receipts.look(path)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        if self._host.do(receipts.match, signed=signed):
            said = signed.receipt
            self._show_list()
            self.lines.select_key(self._id_of(said.parcel))
            day = text.date_text(said.taken_in)
            self._host.say(f"{said.receiver.name} đã nhận gói ngày {day}.")

    @Slot()
    def print_cover(self) -> None:
        """Show the cover sheet of the parcel just written; once it is shown, print it."""
        if self._stack.currentIndex() == 1 and self.page.page_count():
            self.page.print_out()
        elif self._written is None:
            self._host.say("Hãy ghi gói trước; phiếu bìa in ra sau khi ghi xong.")
        else:
            self._show_cover(self._written)

    def _left(self) -> QWidget:
        left = QWidget()
        self._no_drive = parts.label(_NO_DRIVE, name="no-drive", role="hint", wrap=True)
        other = parts.button(_OTHER, self.choose_folder, name="drive-other")
        self._write = parts.button("Ghi gói vào USB", self.write, name="parcel-write", look="main")
        check = parts.button("Kiểm tra một gói…", self.check, name="parcel-check")
        self.result = parts.label(name="parcel-result", wrap=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._write)
        buttons.addWidget(check)
        buttons.addStretch(1)
        self.place.setMinimumContentsLength(14)
        self.place.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label("Ghi vào", role="label"))
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(other)
        layout.addLayout(where)
        layout.addWidget(self._no_drive)
        layout.addWidget(self.form)
        layout.addLayout(buttons)
        layout.addWidget(self.result)
        layout.addStretch(1)
        left.setMinimumWidth(theme.characters(left, 34))
        return left

    def _list_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(parts.label("Các gói đã ghi", role="section"))
        top.addStretch(1)
        top.addWidget(parts.button("Nhận biên nhận…", self.take_receipt, name="receipt-open"))
        layout.addLayout(top)
        layout.addWidget(self.lines, 1)
        return page

    def _cover_page(self) -> QWidget:
        back = parts.button("‹ Các gói đã ghi", self._show_list, name="cover-back")
        self.page.head.insertWidget(0, back)
        return self.page

    def _offer(self, known: list[tuple[str, str, bytes]]) -> None:
        """Offer the receivers whose keys are known; the one chosen stays while they do."""
        keys = {id: key for id, _, key in known}
        if keys != self._receiving:
            self._receiving = keys
            self.receiver.set_choices([_ANYBODY, *((id, name) for id, name, _ in known)])
            self.receiver.set_value(_ANYBODY[0])

    def _id_of(self, parcel: str) -> str:
        from desktop.services.exchange import exchange

        found = self._host.office.read(exchange.parcels)
        return next((one.id for one in found if one.parcel == parcel), "")

    def _show_place(self) -> None:
        self.place.setVisible(bool(self.place.count()))
        self._no_drive.setVisible(not self.place.count())

    def _folder(self) -> Path:
        folder = self.place.currentData()
        if folder is None:
            raise Refusal(_NO_DRIVE)
        return Path(folder)

    def _show_fault(self, fault: Refusal | Trouble) -> None:
        if isinstance(fault, Refusal) and fault.field == "year":
            self.choice.year.show_fault(fault.sentence)
        else:
            self._host.show_fault(fault)

    def _done(self, written: Written) -> None:
        from desktop.services.exchange import exchange

        assert self._ready is not None
        exchange.note_written(self._host.office, self._ready, written)
        self._written = written
        self.form.show_row(None)
        self.result.setText(
            f"Đã ghi gói vào {written.path.parent}, đọc lại đúng từng byte.\n"
            f"Dấu vân tay: {written.fingerprint}"
        )
        self._show_cover(written)
        self.refresh()

    def _show_cover(self, written: Written) -> None:
        self.page.show_pdf(written.cover.read_bytes(), written.cover.stem)
        self._stack.setCurrentIndex(1)
        self.page.setFocus()

    def _proven(self, found: Parcel) -> None:
        facts = found.facts
        self.result.setText(
            f"Gói nguyên vẹn: {facts.sender.name}, {facts.sender.province}; kỳ báo cáo "
            f"{Period(facts.since, facts.until).text}.\nDấu vân tay: {found.fingerprint}"
        )
        self.form.show_row(None)

    @Slot()
    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)


def _line(one: ParcelLine) -> Line:
    day = text.date_text(one.taken_in) if one.taken_in else ""
    taken = [f"{one.taken_in_by} đã nhận ngày {day}"] if day else []
    return Line(
        key=one.id,
        title=one.file_name,
        note="\n".join(
            (f"kỳ {Period(one.since, one.until).text} · dấu vân tay {one.fingerprint}", *taken)
        ),
        side=text.date_text(one.made),
        tone="quiet",
        row=one,
    )
