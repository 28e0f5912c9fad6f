"""Sao lưu: backing up now, onto the machine or a drive, and how old the backups are."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.screens import parts
from desktop.screens.background import whole
from desktop.screens.line_list import Line, LineList
from desktop.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.services.upkeep import Backup, BackupLine

_EMPTY = (
    "Chưa có bản sao lưu nào.\n\nBấm “Sao lưu ngay” mỗi khi làm xong việc trong ngày, và mỗi tuần "
    "một lần bấm “Sao lưu ra USB…” để cất một bản ở nơi khác."
)
_TRIAL = "Xã dùng thử chỉ nằm trong bộ nhớ nên không sao lưu được."
_MEGABYTE = 1024 * 1024


class BackupTab(QWidget):
    """The backups of the office's own folder, and two buttons that make one."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._folder: Path | None = None
        self.told = parts.label(name="backup-told", wrap=True)
        self._now = parts.button("Sao lưu ngay", self.back_up, name="backup-now", look="main")
        self._away = parts.button("Sao lưu ra USB…", self.back_up_away, name="backup-usb")
        self.lines = LineList("backups", empty=_EMPTY)
        self.lines.setAccessibleName("Các bản sao lưu")
        row = QHBoxLayout()
        row.addWidget(self._now)
        row.addWidget(self._away)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self.told)
        layout.addLayout(row)
        layout.addWidget(self.lines, 1)

    def refresh(self) -> None:
        """Look again for backups."""
        from desktop.services import upkeep

        lines = upkeep.lines(self._host.office)
        trial = self._host.office.path is None
        now = self._host.office.now()
        if trial:
            self.told.setText(_TRIAL)
        elif lines:
            self.told.setText(f"Bản gần nhất: {age(lines[0].made, now)}, đã mở thử khi sao lưu.")
        else:
            self.told.setText("Dữ liệu chưa được sao lưu lần nào.")
        for button in (self._now, self._away):
            button.setEnabled(not trial)
        self.lines.show_lines(_line(one, now) for one in lines)

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

    def _run(self) -> None:
        from desktop.services import upkeep

        work = whole(partial(upkeep.back_up, self._host.office, self._folder))
        self._host.background.run("Đang sao lưu và mở thử", work, done=self._done)

    def _done(self, made: Backup) -> None:
        self._host.say(
            f"Đã sao lưu {made.people} người vào {made.path} và mở thử được bản sao lưu."
        )
        self.refresh()


def age(made: datetime, now: datetime) -> str:
    """How long ago: vừa xong, 10 phút trước, 3 giờ trước, 2 ngày trước."""
    minutes = max(int((now - made).total_seconds() // 60), 0)
    for size, words in ((24 * 60, "ngày"), (60, "giờ"), (1, "phút")):
        if minutes >= size:
            return f"{minutes // size} {words} trước"
    return "vừa xong"


def _line(one: BackupLine, now: datetime) -> Line:
    size = f"{one.size / _MEGABYTE:.1f}".replace(".", ",")
    return Line(
        key=one.id,
        title=f"{one.made:%H:%M ngày %d/%m/%Y}",
        note=f"{one.path.name} · {size} MB",
        side=age(one.made, now),
        tone="quiet",
        row=one,
    )
