"""Restoring: a backup in the place of the office file, from the window, the door or a command."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import paths
from desktop.errors import Refusal, Trouble
from desktop.services.keeping import upkeep
from desktop.services.keeping.upkeep import BackupLine
from desktop.services.office import Office, permitted
from desktop.store import backup, backup_file, backup_notes, drive, keys, tries, window_lock
from desktop.store.file import open_file

_BEFORE = "truoc-khoi-phuc"


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the file is kept that was there before a restore, and the backup made of it."""

    kept: Path | None
    before: Path | None


def lying_beside(path: Path) -> tuple[BackupLine, ...]:
    """The backups of an office file that is not open, newest first, as far as names tell."""
    return tuple(upkeep.line_at(one, None) for one in backup.every(paths.backups(path)))


def refuse_open(target: Path) -> None:
    """Refusal if a window has the office file open: it would write on into what is put aside."""
    if window_lock.is_held(target):
        raise Refusal(
            f"Tệp {target.name} đang mở ở một cửa sổ của chương trình. Hãy đóng cửa sổ đó rồi chạy "
            "lại, hoặc khôi phục ngay trong cửa sổ: USB & sao lưu, thẻ Sao lưu."
        )


def restore(file: Path, password: str, target: Path, now: Callable[[], datetime]) -> Restored:
    """Put a backup in the place of a closed office file, which is backed up where it opens.

    The password is that of the backup's day, or its eight words; wrong ones make wait. No backup
    goes until the restored file was opened twice.
    """
    drive.refuse_unfit(target)
    with backup.unpacked(file) as copy:
        key = tries.guarded(target, now, lambda: keys.unlock_any(copy, password))
    backup.verify(file, key)
    own = paths.backups(target)
    backup.pause_thinning(own)
    before = _back_up_closed(target, (password, key), now())
    return Restored(backup.restore(file, "", target, now(), key), before)


@permitted
def restore_open(office: Office, file: Path, password: str = "") -> Restored:
    """Put a backup in the place of the open office file, which is backed up and closed before.

    The password of the backup's day is asked only if it is of another file key. Refusal or Trouble
    before anything changed leave the office open.
    """
    if office.path is None:
        raise Refusal("Xã dùng thử chỉ nằm trong bộ nhớ nên không khôi phục được.")
    drive.refuse_unfit(office.path)
    key = key_of(office, file, password) if password else office.key
    backup.verify(file, key)
    own = paths.backups(office.path)
    backup.pause_thinning(own)
    before = None
    # A file with faults makes no good backup; it is kept beside as it is, all the same.
    with contextlib.suppress(Trouble):
        before = upkeep.back_up(office, reason=_BEFORE).path
    office.close()
    kept = backup.restore(file, "", office.path, office.now(), key)
    backup_notes.change(own, is_open=False)
    return Restored(kept, before)


def needs_password(office: Office, file: Path) -> bool:
    """Whether a backup is of another file key, so that a password of its day must be told."""
    return backup.about(file, office.key) is None


def key_of(office: Office, file: Path, password: str) -> bytes:
    """The file key of a backup by a password of its day; Refusal for a wrong one, which counts."""
    assert office.path is not None
    path = office.path
    with backup.unpacked(file) as copy:
        return tries.guarded(path, office.now, lambda: keys.unlock_any(copy, password))


def doors_differ(office: Office, file: Path) -> bool:
    """Whether other passwords open a backup than open the file now; Refusal, Trouble."""
    if office.path is None:
        return False
    return backup_file.slots(file) != keys.slots_path(office.path).read_bytes()


def _back_up_closed(path: Path, secrets: tuple[str, bytes], at: datetime) -> Path | None:
    """Back a closed office file up, by a file key or a password; None if neither opens it."""
    password, key = secrets
    if not path.exists():
        return None
    # What does not open, or has faults, is kept beside as it is.
    with contextlib.suppress(Refusal, Trouble):
        return _copied(path, key, at)
    with contextlib.suppress(Refusal, Trouble):
        return _copied(path, keys.unlock_any(path, password), at)
    return None


def _copied(path: Path, key: bytes, at: datetime) -> Path:
    file = open_file(path, key)
    try:
        return backup.make(file, key, paths.backups(path), _BEFORE, at).path
    finally:
        file.close()
