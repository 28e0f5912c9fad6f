"""Waiting after wrong passwords, longer each time, across restarts of the program.

The count lies in a small file beside the office file. Whoever can write there can also take it
away: it slows a passer-by at the keyboard down, not a thief of the files; those meet Argon2id.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from desktop.errors import Refusal
from desktop.store.disk import write_safely

FREE = 3
"""So many wrong tries are answered at once."""
_FIRST, _LONGEST = 10, 900  # seconds
_MOST = 99
_UNREADABLE = FREE + 2

Answer = TypeVar("Answer")


def path_of(office_file: Path) -> Path:
    """The file of wrong tries that belongs to an office file."""
    return office_file.with_name(office_file.name + ".tries")


def delay(wrong: int) -> int:
    """How many seconds to wait after so many wrong tries in a row."""
    if wrong < FREE:
        return 0
    return int(min(_FIRST * 2 ** min(wrong - FREE, _MOST), _LONGEST))


def guarded(office_file: Path, now: Callable[[], datetime], act: Callable[[], Answer]) -> Answer:
    """What trying a password gives; Refusal while one must wait, and for a wrong one."""
    wrong, left = _standing(office_file, now())
    if left:
        raise Refusal(f"Đã nhập sai {wrong} lần. {_wait(left)}", field="password")
    try:
        answer = act()
    except Refusal as refusal:
        _note(office_file, wrong + 1, now())
        if not delay(wrong + 1):
            raise
        sentence = f"{refusal.sentence} {_wait(delay(wrong + 1))}"
        raise Refusal(sentence, field=refusal.field) from refusal
    if wrong:
        with contextlib.suppress(OSError):
            path_of(office_file).unlink(missing_ok=True)
    return answer


def _wait(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    told = [f"{minutes} phút"] * bool(minutes) + [f"{rest} giây"] * bool(rest)
    return f"Hãy chờ {' '.join(told)} rồi nhập lại."


def _standing(office_file: Path, now: datetime) -> tuple[int, int]:
    """How many tries were wrong, and how many seconds are still to wait."""
    path = path_of(office_file)
    try:
        told = json.loads(path.read_bytes()[:1000])
        wrong = min(max(int(told["wrong"]), 0), _MOST)
        passed = now - datetime.fromisoformat(told["last"])
    except FileNotFoundError:
        return 0, 0
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        wrong, passed = _UNREADABLE, timedelta(days=-1)
    if passed < timedelta(0):
        # The clock was set back, or the file was written by hand: the wait begins anew.
        _note(office_file, wrong, now)
        passed = timedelta(0)
    left = timedelta(seconds=delay(wrong)) - passed
    return wrong, max(0, -int(-left.total_seconds() // 1))


def _note(office_file: Path, wrong: int, now: datetime) -> None:
    content = json.dumps({"wrong": min(wrong, _MOST), "last": now.isoformat()}).encode()
    # A folder that cannot be written to opens no file either; the password is what protects.
    with contextlib.suppress(OSError):
        write_safely(path_of(office_file), content)
