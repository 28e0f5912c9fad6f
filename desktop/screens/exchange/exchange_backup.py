"""Sao lưu: backing up now, onto the machine or a drive, and how old the backups are."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules.backup import age
from desktop.screens.background import whole
from desktop.screens.exchange.exchange_restore import BACKUP_FILE, RestorePanel
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.services.keeping.soundness import Finding
    from desktop.services.keeping.upkeep import Backup, BackupLine

_EMPTY = (
    "Chưa có bản sao lưu nào.\n\nChương trình tự sao lưu lúc mở, lúc đóng và mỗi nửa giờ khi có "
    "thay đổi. Bấm “Chọn USB…” để mỗi lần cắm USB ấy vào thì có thêm một bản ở nơi khác."
)
_TRIAL = "Xã dùng thử chỉ nằm trong bộ nhớ nên không sao lưu được."


class BackupTab(QWidget):
    """The backups of the office's own folder, making and trying one, and examining the file."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._folder: Path | None = None
        self._found: tuple[Finding, ...] = ()
        self.told = parts.label(name="backup-told", wrap=True)
        self.stick = parts.label(name="backup-stick", role="hint", wrap=True)
        self._buttons = [
            parts.button("Sao lưu ngay", self.back_up, name="backup-now", look="main"),
            parts.button("Sao lưu ra USB…", self.back_up_away, name="backup-usb"),
            parts.button("Chọn USB…", self.choose_stick, name="backup-stick-choose"),
            parts.button("Khôi phục thử", self.try_restore, name="backup-trial"),
            parts.button("Kiểm tra tệp", self.examine, name="file-check"),
        ]
        self._repair = parts.button("Sửa lỗi sửa được", self.repair, name="file-repair")
        self._help = parts.button("Ghi tệp hỗ trợ…", self.write_help, name="file-help")
        self.lines = LineList("backups", empty=_EMPTY)
        self.lines.setAccessibleName("Các bản sao lưu")
        self.panel = RestorePanel(host)
        row = Wrapping()
        for button in (*self._buttons, self._repair, self._help):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self.told)
        layout.addWidget(self.stick)
        layout.addLayout(row)
        layout.addWidget(parts.beside(self._left(), self.panel, shares=(1, 1)), 1)
        self.lines.picked.connect(self._pick)

    def refresh(self) -> None:
        """Look again for backups."""
        from desktop.services.keeping import upkeep

        office = self._host.office
        lines = upkeep.lines(office)
        self.panel.setEnabled(office.path is not None)
        if office.path is None:
            self.told.setText(_TRIAL)
        elif lines:
            tried = upkeep.trial_words(office)
            told = f"Bản gần nhất: {age(lines[0].made, office.now())}, đã mở thử khi sao lưu."
            self.told.setText(f"{told} Khôi phục thử lúc {tried}." if tried else told)
        else:
            self.told.setText("Dữ liệu chưa được sao lưu lần nào.")
        for button in self._buttons:
            button.setEnabled(office.path is not None)
        self._repair.setVisible(any(one.mends for one in self._found))
        self._help.setVisible(bool(self._found))
        self.stick.setText(self._stick_words())
        self.stick.setVisible(bool(self.stick.text()))
        self.lines.show_lines(_line(one, office.now()) for one in lines)

    @Slot()
    def back_up(self) -> None:
        """Back up into the office's own folder."""
        self._folder = None
        self._run()

    @Slot()
    def back_up_away(self) -> None:
        """Back up into a folder of a drive that is kept elsewhere."""
        self._folder = self._host.ask.folder("Chọn USB hoặc thư mục để sao lưu")
        if self._folder is not None:
            self._run()

    @Slot()
    def choose_stick(self) -> None:
        """Choose the stick to which every backup also goes while it is there."""
        from desktop.screens.frame import keeper
        from desktop.services.keeping import sticks, upkeep

        folder = self._host.ask.folder("Chọn USB để mỗi lần sao lưu đều có thêm một bản")
        if folder is None:
            return
        roots = list(keeper.carried())
        try:
            sticks.choose(self._host.office, folder, roots, folder.name or str(folder))
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        work = whole(partial(upkeep.keep_safe, self._host.office, "thu-cong", roots))
        self._host.background.run("Đang chép bản sao lưu ra USB", work, done=self._copied)

    @Slot()
    def try_restore(self) -> None:
        """Restore the newest backup on trial and compare it table by table."""
        from desktop.services.keeping import upkeep

        work = whole(partial(upkeep.try_restore, self._host.office))
        self._host.background.run("Đang khôi phục thử và so từng bảng", work, done=self._tried)

    @Slot()
    def examine(self) -> None:
        """Examine the file from end to end."""
        from desktop.services.keeping import soundness

        work = whole(partial(soundness.examine, self._host.office))
        self._host.background.run("Đang kiểm tra tệp dữ liệu", work, done=self._examined)

    @Slot()
    def repair(self) -> None:
        """Mend what can safely be mended; the file as it was is kept beside."""
        from desktop.services.keeping import soundness

        try:
            done = soundness.repair(self._host.office)
            self._found = soundness.examine(self._host.office)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        left = f" Còn {len(self._found)} lỗi chưa sửa được." if self._found else ""
        self._host.say(" ".join(done) + left)
        self.refresh()

    @Slot()
    def write_help(self) -> None:
        """Write what a helper needs to know, names and numbers masked."""
        from desktop import paths
        from desktop.services.keeping import help_file

        path = self._host.ask.save_path("Ghi tệp hỗ trợ", "tep-ho-tro.txt")
        if path is None:
            return
        try:
            help_file.write(self._host.office, path, self._found, paths.logs())
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
        else:
            self._host.say(f"Đã ghi {path}; họ tên và các số dài đã che.")

    @Slot()
    def show_other(self) -> None:
        """Show a backup that lies on a stick or elsewhere, without picking one of the list."""
        from desktop.services.keeping import upkeep

        path = self._host.ask.open_path("Chọn bản sao lưu", BACKUP_FILE)
        if path is None:
            return
        try:
            line = upkeep.line_of(self._host.office, path)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return
        self.lines.setCurrentRow(-1)
        self.panel.show_line(line)

    def _left(self) -> QWidget:
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.lines, 1)
        row = QHBoxLayout()
        row.addWidget(
            parts.button("Bản ở USB hoặc nơi khác…", self.show_other, name="restore-elsewhere")
        )
        row.addStretch(1)
        down.addLayout(row)
        return left

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        self.panel.show_line(None if line is None else cast("BackupLine", line.row))

    def _run(self) -> None:
        from desktop.services.keeping import upkeep

        work = whole(partial(upkeep.back_up, self._host.office, self._folder))
        self._host.background.run("Đang sao lưu và mở thử", work, done=self._done)

    def _done(self, made: Backup) -> None:
        self._host.say(
            f"Đã sao lưu {made.people} người vào {made.path} và mở thử được bản sao lưu."
        )
        self.refresh()

    def _copied(self, _made: Backup | None) -> None:
        self._host.say("Từ nay mỗi bản sao lưu có thêm một bản trên USB này khi USB đang cắm.")
        self.refresh()

    def _tried(self, fault: str) -> None:
        self._host.say(fault or "Đã khôi phục thử: giống hệt tệp đang dùng, so từng bảng.")
        self.refresh()

    def _examined(self, found: tuple[Finding, ...]) -> None:
        self._found = found
        told = "; ".join(f"{one.sentence} {one.advice}" for one in found)
        self._host.say(told or "Đã kiểm tra: tệp dữ liệu tốt.")
        self.refresh()

    def _stick_words(self) -> str:
        from desktop.services.keeping import sticks

        stick = sticks.chosen(self._host.office)
        if stick is None:
            return ""
        now = self._host.office.now()
        made = f"bản mới nhất {age(stick.made, now)}" if stick.made else "chưa có bản nào"
        seen = f"cắm lần cuối {age(stick.seen, now)}" if stick.seen else "chưa thấy cắm"
        return f"USB sao lưu: {stick.name}, {made}, {seen}."


def _line(one: BackupLine, now: datetime) -> Line:
    return Line(
        key=one.id,
        title=f"{one.made:%H:%M ngày %d/%m/%Y}",
        note=_note(one),
        side=age(one.made, now),
        tone="quiet",
        row=one,
    )


def _note(one: BackupLine) -> str:
    people = "" if one.people is None else f"{one.people} người"
    last = f"việc cuối: {one.label}" if one.label else ""
    return " · ".join(filter(None, (one.reason, people, last)))
