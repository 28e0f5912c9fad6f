"""Where the shipped files, the office's files and the logs lie, from source and installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The folder that holds `forms` and `resources`, in the source tree or in a wheel."""
    inside = _PACKAGE / "shipped"
    return inside if inside.is_dir() else _PACKAGE.parent


def forms() -> Path:
    """The folder of form definitions."""
    return shipped() / "forms"


def resources() -> Path:
    """The folder of processes, law data, lists, places, fonts, icons and help."""
    return shipped() / "resources"


def data() -> Path:
    """The user's own folder for the office file, backups and logs; not made here."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local")))
        return base / "HatGiongDo"
    base = Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share")))
    return base / "hat-giong-do"


def default_office_file() -> Path:
    """The office file that the window opens when none is named."""
    return data() / "office.hgd"


def backups(office_file: Path) -> Path:
    """The folder of backups that belongs to an office file."""
    return office_file.with_name(office_file.stem + "-backups")


def logs() -> Path:
    """The folder of crash reports."""
    return data() / "logs"
