"""The Qt application, made once at the start of the program, before any window."""

from __future__ import annotations

import ctypes
import gc
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.screens import memory, theme
from desktop.screens.frame.qt_words import QtWords

_PLENTY = 1 << 30
_COLLECT_EVERY = 1000  # milliseconds


def application(folder: Path) -> QApplication:
    """The application in the program's look; what this machine remembers is kept in the folder."""
    keep_constants()
    made = QApplication(sys.argv[:1])
    collect_here(made)
    made.installTranslator(QtWords(made))
    memory.keep_in(folder)
    theme.dress(made)
    return made


def keep_constants() -> None:
    """Make None, True and False last for the life of the program; repeating it does no harm.

    PySide6 6.12 gives away references to them that it does not own. Before Python 3.12, where
    they cannot die, Python stops the program when the last one is gone: of None after some ten
    thousand calls, of True and False at the latest when it ends.
    """
    if sys.version_info < (3, 12):
        for constant in (None, True, False):
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY


def collect_here(parent: QObject) -> None:
    """Collect garbage in the thread of the windows only, as long as the parent lives.

    Python collects in whichever thread comes to it; a window's part that a worker takes away
    brings Qt down.
    """
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect)
    timer.start(_COLLECT_EVERY)


def collect() -> None:
    """Collect the oldest generation that is due, if any."""
    counts, most = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > most[generation]:
            gc.collect(generation)
            return
