"""Keeps the office safe while the window is open: backups when due, a weekly trial, the light."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.rules import backup as rules
from desktop.screens.background import whole
from desktop.screens.frame import drives

if TYPE_CHECKING:
    from desktop.screens.frame.window import Window
    from desktop.services.keeping.soundness import Finding
    from desktop.services.keeping.upkeep import Backup
    from desktop.services.office import Office

_EVERY = 60_000
"""Milliseconds between two looks."""
_AFTER_START = 3_000
"""Milliseconds after which the first look comes, when the window is up."""


def carried() -> Iterable[Path]:
    """The drives that are connected now."""
    return [drive.path for drive in drives.carried()]


class Keeper(QObject):
    """Looks every minute; what takes time is done by the window's worker."""

    def __init__(
        self, window: Window, office: Office, roots: Callable[[], Iterable[Path]] = carried
    ) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._roots = roots
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.back_up_at_start)
        window.closed.connect(self.stop)
        self.show_light()

    def begin(self) -> None:
        """Note that the window is open, and examine the file if it was not closed the last time."""
        from desktop.services.keeping import soundness, upkeep

        if upkeep.begin(self._office):
            work = whole(partial(soundness.examine, self._office))
            what = "Lần trước chương trình không được đóng bình thường; đang kiểm tra tệp"
            self._window.background.run(what, work, done=self._examined)
        self._first.start(_AFTER_START)

    @Slot()
    def stop(self) -> None:
        """Look no more: the office is closed with its window."""
        self._timer.stop()
        self._first.stop()

    @Slot()
    def back_up_at_start(self) -> None:
        """Back up what changed since the last backup."""
        self._back_up("luc-mo")

    @Slot()
    def look(self) -> None:
        """Show the light; back up or try a restore if that is due and nothing else is done."""
        from desktop.services.keeping import upkeep

        self.show_light()
        if self._window.background.busy:
            return
        if upkeep.is_due(self._office):
            self._back_up("dinh-ky")
        elif upkeep.backups(self._office) and upkeep.trial_is_due(self._office):
            work = whole(partial(upkeep.try_restore, self._office))
            self._window.background.run("Đang khôi phục thử bản sao lưu", work, done=self._tried)

    @Slot()
    def show_light(self) -> None:
        """Say at the foot of the window how safe the file is."""
        from desktop.services.keeping import upkeep

        words, tone = rules.light(upkeep.safety(self._office), self._office.now())
        self._window.show_light(words, tone)

    def _back_up(self, reason: str) -> None:
        from desktop.services.keeping import upkeep

        work = whole(partial(upkeep.keep_safe, self._office, reason, self._roots()))
        self._window.background.run("Đang sao lưu", work, done=self._kept)

    def _kept(self, _made: Backup | None) -> None:
        self.show_light()

    def _tried(self, fault: str) -> None:
        self.show_light()
        if fault:
            self._window.current.say(fault)

    def _examined(self, found: tuple[Finding, ...]) -> None:
        begun = "Lần trước chương trình không được đóng bình thường."
        if not found:
            self._window.current.say(f"{begun} Đã kiểm tra: tệp dữ liệu tốt.")
            return
        more = f" Còn {len(found) - 1} lỗi khác." if len(found) > 1 else ""
        advice = "Vào USB & sao lưu, thẻ Sao lưu, bấm “Kiểm tra tệp”."
        self._window.current.say(f"{begun} {found[0].sentence}{more} {advice}")
