"""Whether a window of the program has an office file open, by the lock that it holds beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO


def is_held(path: Path) -> bool:
    """Whether a window on this machine has the office file open; a lock left by a crash is none."""
    try:
        with path.with_name(path.name + ".lock").open("r+b") as lock:
            return _is_taken(lock)
    except FileNotFoundError:
        return False
    except PermissionError:
        # On Windows nobody else may write to a lock that is held.
        return True


def _is_taken(lock: BinaryIO) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False
