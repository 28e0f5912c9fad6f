"""Joins the rooms: opens the file, builds Office, Background and Window; nothing else."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.commands.opening import Display, now
from desktop.errors import Refusal

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from desktop.screens.ask import Ask
    from desktop.screens.background import Background
    from desktop.screens.faults import Faults
    from desktop.screens.status_line import Light
    from desktop.screens.unlock import Unlock
    from desktop.screens.window import Window
    from desktop.services.office import Office

WHO = "Văn phòng"
_STALE = 24
"""Hours after which the backup light asks for another backup."""
_LIGHT_EVERY = 60_000
"""Milliseconds between two looks at the backups."""


def run(file: Path | None, password: str | None = None) -> int:
    """Show the window until it is closed; return the status."""
    from desktop.screens import start
    from desktop.screens.ask import Ask
    from desktop.screens.faults import Faults

    application = start.application(paths.data())
    faults = Faults(paths.logs(), now)
    faults.install()
    program = Program(Ask(), faults, now)
    program.begin(file or paths.default_office_file(), password)
    status = application.exec()
    program.close()
    faults.uninstall()
    return status


class Program:
    """Goes from the locked door to the window, and lets go of the file at the end."""

    def __init__(
        self,
        ask: Ask,
        faults: Faults,
        clock: Callable[[], datetime],
        background: Callable[[], Background] | None = None,
    ) -> None:
        self.ask = ask
        self.window: Window | None = None
        self.unlock: Unlock | None = None
        self._faults = faults
        self._clock = clock
        self._background = background
        self._office: Office | None = None
        self._lock: QLockFile | None = None

    def begin(self, file: Path, password: str | None = None) -> None:
        """Show the locked door of a file, or go through it with a password known already."""
        from desktop.screens.unlock import Doors, Unlock

        doors = Doors(open=self.open, create=self.create, try_out=self.try_out)
        self.unlock = Unlock(self.ask, doors, file)
        if password is None:
            self.unlock.show()
        else:
            self.open(file, password)

    def open(self, file: Path, password: str) -> None:
        """Open an office file and show its window."""
        from desktop.services.office import open_office

        lock = _locked(file)
        self._enter(open_office(file, password, who=WHO, now=self._clock), lock)

    def create(self, file: Path, password: str, values: Mapping[str, Any]) -> None:
        """Make an office file with its first settings and show its window."""
        from desktop.services import settings
        from desktop.services.office import create, trial

        # A file is left behind only by answers that are fit to be kept.
        rehearsal = trial(self._clock, WHO)
        try:
            rehearsal.do(settings.set_office, **values)
        finally:
            rehearsal.close()
        lock = _locked(file)
        office = create(file, password, who=WHO, now=self._clock)
        try:
            office.do(settings.set_office, **values)
        except BaseException:
            office.close()
            raise
        self._enter(office, lock)

    def try_out(self) -> None:
        """Show an invented commune that lives only in memory."""
        from desktop.services import sample
        from desktop.services.office import trial

        office = trial(self._clock, WHO)
        sample.make(office, "tra-nu")
        office.forget()
        self._enter(office, None)

    def close(self) -> None:
        """Let go of the office file."""
        if self._office is not None:
            self._office.close()
            self._office = None
        if self._lock is not None:
            self._lock.unlock()

    def _enter(self, office: Office, lock: QLockFile | None) -> None:
        self._office, self._lock = office, lock
        self.window = make_window(office, self.ask, self._background)
        self._faults.window = self.window
        self._faults.refused.connect(self.window.show_fault)
        self.window.show()
        if self.unlock is not None:
            self.unlock.close()


def make_window(
    office: Office, ask: Ask, background: Callable[[], Background] | None = None
) -> Window:
    """The window of an open office, with its name and its backup light."""
    from PySide6.QtCore import QTimer

    from desktop.screens.background import Background
    from desktop.screens.entries import ENTRIES
    from desktop.screens.window import Window
    from desktop.services import finding, settings

    search = functools.partial(_search, office, finding.find)
    window = Window(office, ask, (background or Background)(), ENTRIES, search)
    window.set_office_name(office.read(settings.office).committee)
    show = functools.partial(_show_light, office, window)
    timer = QTimer(window)
    timer.timeout.connect(show)
    timer.start(_LIGHT_EVERY)
    show()
    return window


def grab_screens(office: Office) -> int:
    """Draw every screen of an office without a display; return how many there are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.screens import start
    from desktop.screens.ask import Ask

    application = QApplication.instance() or start.application(paths.data())
    window = make_window(office, Ask())
    for screen in window.screens():
        window.open(screen)
        window.grab()
    window.close()
    del application
    return len(window.screens())


def display_present() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere by the session."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


DISPLAY = Display(present=display_present, open_window=run, grab_screens=grab_screens)


def _search(office: Office, find: Callable[..., Any], words: str) -> Any:
    return office.read(find, words=words)


def _show_light(office: Office, window: Window) -> None:
    window.show_light(*_light(office))


def _light(office: Office) -> tuple[str, Light]:
    """How safe the file is, in words and as a colour."""
    from desktop.services import upkeep

    if office.path is None:
        return "Xã mẫu để tập: đóng cửa sổ là mất", "soon"
    newest = next(iter(upkeep.backups(office)), None)
    if newest is None:
        return "Chưa sao lưu lần nào", "late"
    hours = int((office.now().timestamp() - newest.stat().st_mtime) // 3600)
    if hours < _STALE:
        return f"Sao lưu {hours} giờ trước" if hours else "Vừa sao lưu", "good"
    return f"Sao lưu {hours // 24} ngày trước", "soon"


def _locked(file: Path) -> QLockFile:
    """Hold the file for this program alone; Refusal if another window has it."""
    from PySide6.QtCore import QLockFile

    file.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(file.with_name(file.name + ".lock")))
    if not lock.tryLock(100):
        raise Refusal(
            f"Tệp {file.name} đang mở ở một cửa sổ khác của chương trình. Hãy dùng cửa sổ đó, hoặc "
            "đóng nó rồi mở lại."
        )
    return lock
