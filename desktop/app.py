"""Joins the rooms: opens the file, builds Office, Background and Window; nothing else."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.commands.opening import Display, now
from desktop.errors import Refusal, Trouble

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from desktop.screens.ask import Ask
    from desktop.screens.background import Background
    from desktop.screens.frame.faults import Faults
    from desktop.screens.frame.unlock import Unlock
    from desktop.screens.frame.window import Window
    from desktop.services.keeping.upkeep import BackupLine
    from desktop.services.office import Office

WHO = "Văn phòng"


def run(file: Path | None, password: str | None = None) -> int:
    """Show the window until it is closed; return the status."""
    from desktop.screens.ask import Ask
    from desktop.screens.frame import start
    from desktop.screens.frame.faults import Faults

    application = start.application(paths.data())
    faults = Faults(paths.logs(), now)
    faults.install()
    program = Program(Ask(), faults, now)
    status = 0
    if program.begin(file or paths.default_office_file(), password):
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

    def begin(self, file: Path, password: str | None = None) -> bool:
        """Show the locked door of a file, or go through it with a password known already.

        False if the file is open in another window of the program, which has come forward.
        """
        from desktop.screens.frame import bell
        from desktop.screens.frame.unlock import Doors, Unlock

        if _is_open(file) and bell.ring(file):
            return False
        doors = Doors(
            open=self.open,
            create=self.create,
            recover=self.recover,
            try_out=self.try_out,
            holders=_holders,
            restore=self.restore,
            backups=_backups,
        )
        self.unlock = Unlock(self.ask, doors, file)
        if password is None:
            self.unlock.show()
        else:
            self.open(file, password)
        return True

    def open(self, file: Path, password: str, user: str | None = None) -> None:
        """Open an office file and show its window."""
        from desktop.services.office import open_office, refuse_missing

        refuse_missing(file)
        with _lock(file) as lock:
            office = open_office(file, password, who=WHO, now=self._clock, user=user)
            self._enter(office, lock)

    def recover(self, file: Path, words: Sequence[str], password: str) -> None:
        """Open an office file by its recovery code, with a new password, and show its window."""
        from desktop.services.keeping import security
        from desktop.services.office import refuse_missing

        refuse_missing(file)
        with _lock(file) as lock:
            office = security.recover(file, words, password, who=WHO, now=self._clock)
            self._enter(office, lock)
        assert self.window is not None
        self.window.current.say(
            f"Đã đặt mật khẩu mới cho {office.who}. Mã khôi phục đã lộ khỏi phong bì: hãy vào Cài "
            "đặt, thẻ Người dùng, lập mã mới."
        )

    def restore(self, file: Path, backup: Path, password: str) -> None:
        """Put a backup in the place of an office file that is not open, and show its window."""
        from desktop.services.keeping import restoring, upkeep

        with _lock(file) as lock:
            done = restoring.restore(backup, password, file, self._clock)
            lock.unlock()
        made = upkeep.line_at(backup, None).made
        told = f"Đã khôi phục bản lúc {made:%H:%M ngày %d/%m/%Y}."
        if done.kept is not None:
            told += f" Tệp trước đó giữ tại {done.kept}."
        try:
            self.open(file, password)
        except Refusal:
            # It was restored by its recovery code, which is no password.
            assert self.unlock is not None
            self.unlock.ask_password()
            self.unlock.strip.say(f"{told} Hãy nhập mật khẩu, hoặc bấm “Quên mật khẩu…”.")
            return
        assert self.window is not None
        self.window.current.say(told)

    def leave(self, sentence: str) -> None:
        """Go back to the locked door, because the office was closed, and say there why."""
        assert self._office is not None
        assert self._office.path is not None
        window, file, door = self.window, self._office.path, self.unlock
        self._office, self.window = None, None
        self._faults.window, self._faults.names = None, None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        # The program would end with its last window.
        self.begin(file)
        for widget in (window, door):
            if widget is not None:
                widget.close()
                widget.deleteLater()
        if self.unlock is not None:
            self.unlock.strip.say(sentence)

    def create(self, file: Path, password: str, values: Mapping[str, Any]) -> None:
        """Make an office file with its first settings and show its window."""
        from desktop.services.keeping import settings
        from desktop.services.office import create, trial

        # A file is left behind only by answers that are fit to be kept.
        rehearsal = trial(self._clock, WHO)
        try:
            rehearsal.do(settings.set_office, **values)
        finally:
            rehearsal.close()
        with _lock(file) as lock:
            office = create(file, password, who=WHO, now=self._clock)
            try:
                office.do(settings.set_office, **values)
            except BaseException:
                office.close()
                raise
            self._enter(office, lock)

    def try_out(self) -> None:
        """Show an invented commune that lives only in memory."""
        from desktop.services.office import trial
        from desktop.services.samples import sample

        office = trial(self._clock, WHO)
        sample.make(office, "tra-nu")
        office.forget()
        self._enter(office, None)

    def close(self) -> None:
        """Let go of the office file."""
        from desktop.screens.frame import keeper
        from desktop.services.keeping import sittings, upkeep

        if self._office is not None:
            if self._lock is not None and not self._office.closed:
                sittings.end(self._office)
                # What hinders the last backup is noted; the light tells of it next time.
                with contextlib.suppress(Refusal, Trouble):
                    upkeep.keep_safe(self._office, "luc-thoat", keeper.carried())
                upkeep.end(self._office)
            self._office.close()
            self._office = None
        if self._lock is not None:
            self._lock.unlock()

    def _enter(self, office: Office, lock: QLockFile | None) -> None:
        self._office, self._lock = office, lock
        self.window = make_window(office, self.ask, self._background)
        self.window.office_closed.connect(self.leave)
        self._guard(office, self.window, lock)
        self._faults.window = self.window
        self._faults.names = functools.partial(_names, office)
        self._faults.refused.connect(self.window.show_fault)
        self.window.show()
        if self.unlock is not None:
            self.unlock.close()

    def _guard(self, office: Office, window: Window, lock: QLockFile | None) -> None:
        """Lock the screen when nobody is there; come forward when the program starts again."""
        from desktop.screens.frame.bell import Bell
        from desktop.screens.frame.keeper import Keeper
        from desktop.screens.frame.screen_lock import ScreenLock
        from desktop.services.keeping import security, sittings

        confirm = functools.partial(security.confirm, office)
        guard = ScreenLock(window, self.ask, confirm, self._clock)
        if office.path is not None and lock is not None:
            Bell(window, office.path, guard.bring_forward)
            Keeper(window, office).begin()
            elsewhere = sittings.begin(office, sittings.machine())
            if elsewhere:
                window.current.say(elsewhere)


def make_window(
    office: Office, ask: Ask, background: Callable[[], Background] | None = None
) -> Window:
    """The window of an open office, with its name and its backup light."""
    from desktop.screens.background import Background
    from desktop.screens.entries import ENTRIES
    from desktop.screens.frame.window import Window
    from desktop.services import finding
    from desktop.services.keeping import settings

    search = functools.partial(_search, office, finding.find)
    window = Window(office, ask, (background or Background)(), ENTRIES, search)
    name = office.read(settings.office).committee
    # Said before anything is typed that would be refused.
    reads = office.user.role == "reader"
    window.set_office_name(f"{name}\n{office.who}: chỉ xem" if reads else name)
    if office.path is None:
        window.show_light("Xã mẫu để tập: đóng cửa sổ là mất", "soon")
    return window


def grab_screens(office: Office) -> int:
    """Draw every screen of an office without a display; return how many there are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.screens.ask import Ask
    from desktop.screens.frame import start

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


def _holders(file: Path) -> list[tuple[str, str]]:
    """The users whose passwords open a file, by id and name."""
    from desktop.services.keeping import security

    return [(holder.user, holder.name) for holder in security.holders(file)]


def _names(office: Office) -> Iterable[str]:
    """Everybody whom the record names, to be masked in a report."""
    from desktop.services.keeping import help_file

    return office.read(help_file.names)


def _backups(file: Path) -> tuple[BackupLine, ...]:
    """What lies beside an office file that is not open."""
    from desktop.services.keeping import restoring

    return restoring.lying_beside(file)


def _lock_of(file: Path) -> QLockFile:
    from PySide6.QtCore import QLockFile

    return QLockFile(str(file.with_name(file.name + ".lock")))


def _is_open(file: Path) -> bool:
    """Whether another window of the program has the file open."""
    if not file.exists():
        return False
    lock = _lock_of(file)
    free = lock.tryLock(0)
    if free:
        lock.unlock()
    return not free


@contextmanager
def _lock(file: Path) -> Iterator[QLockFile]:
    """Hold the file for this program alone, unless it then cannot be opened.

    Refusal if another window has it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = _lock_of(file)
    if not lock.tryLock(100):
        raise Refusal(
            f"Tệp {file.name} đang mở ở một cửa sổ khác của chương trình. Hãy dùng cửa sổ đó, hoặc "
            "đóng nó rồi mở lại."
        )
    try:
        yield lock
    except BaseException:
        lock.unlock()
        raise
