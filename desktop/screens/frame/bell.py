"""A second start of the program asks the first to come forward, by a file beside the office file.

The program opens no connection, not even to itself: the one that is asked looks for the file now
and then, takes it away, and the one that asked sees that it was heard.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot

_LOOK_EVERY = 400  # milliseconds
_WAIT = 3_000  # milliseconds
_ANY_PROCESS = -1


def bell_of(office_file: Path) -> Path:
    """The file by which the program that has an office file open is asked to come forward."""
    return office_file.with_name(office_file.name + ".goi-len")


def ring(office_file: Path, wait: int = _WAIT) -> bool:
    """Ask whoever has the file open to come forward; whether anybody did within some time."""
    path = bell_of(office_file)
    try:
        path.write_bytes(b"")
    except OSError:
        return False
    if sys.platform == "win32":
        # Windows lets a window come forward only if the program in front says that it may.
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
    loop, left, look = QEventLoop(), QTimer(), QTimer()
    left.setSingleShot(True)
    left.timeout.connect(loop.quit)
    left.start(wait)
    look.timeout.connect(_Until(path, loop).look)
    look.start(_LOOK_EVERY // 4)
    loop.exec()
    heard = not path.exists()
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    return heard


class _Until(QObject):
    """Ends the waiting when the bell was taken away."""

    def __init__(self, path: Path, loop: QEventLoop) -> None:
        super().__init__(loop)
        self._path = path
        self._loop = loop

    @Slot()
    def look(self) -> None:
        """Look whether it is gone."""
        if not self._path.exists():
            self._loop.quit()


class Bell(QObject):
    """Listens for a second start; `come` puts the window forward."""

    def __init__(self, parent: QObject, office_file: Path, come: Callable[[], None]) -> None:
        super().__init__(parent)
        self._path = bell_of(office_file)
        self._come = come
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_LOOK_EVERY)

    @Slot()
    def look(self) -> None:
        """Come forward if somebody rang."""
        if self._path.exists():
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._come()
