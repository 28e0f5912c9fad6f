"""What this machine remembers of the window: sizes, widths of columns, large print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings


def keep_in(folder: Path) -> None:
    """Keep the memory as an INI file below this folder; call once, before any window is made."""
    QCoreApplication.setOrganizationName("hat-giong-do")
    QCoreApplication.setApplicationName("cua-so")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


def remembered(name: str) -> str:
    """What was kept under a name; empty if nothing was."""
    return str(QSettings().value(name, ""))


def remember(name: str, value: str) -> None:
    """Keep a text under a name for the next start of the program."""
    QSettings().setValue(name, value)
