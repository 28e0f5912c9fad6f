"""The Qt application, made once at the start of the program, before any window."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.screens import memory, theme
from desktop.screens.qt_words import QtWords

_PLENTY = 1 << 30


def application(folder: Path) -> QApplication:
    """The application in the program's look; what this machine remembers is kept in the folder."""
    keep_none()
    made = QApplication(sys.argv[:1])
    made.installTranslator(QtWords(made))
    memory.keep_in(folder)
    theme.dress(made)
    return made


def keep_none() -> None:
    """Make Python's None last for the life of the program; more than once does no harm.

    PySide6 6.12 gives away a reference to None that it does not own with every call that returns
    None. Before Python 3.12, where None cannot die, Python stops the program when the last one is
    gone, which is after some ten thousand calls.
    """
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
