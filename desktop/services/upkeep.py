"""Keeping the office file: back up now, restore, check now."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop import paths
from desktop.errors import Refusal
from desktop.services import history
from desktop.services.office import Office
from desktop.store import backup, place, soundness
from desktop.store.backup import Backup

__all__ = ["Backup", "back_up", "backups", "check", "discard", "lines", "restore"]


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as a list shows it."""

    path: Path
    made: datetime
    size: int

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.path.name


def back_up(office: Office, folder: Path | None = None, reason: str = "thu-cong") -> Backup:
    """Back the open office up into its own folder or the one named, and open the copy again."""
    if office.path is None:
        raise Refusal("Xã dùng thử chỉ nằm trong bộ nhớ nên không có gì để sao lưu.")
    target = folder or paths.backups(office.path)
    return backup.make(office.file, office.key, target, reason, office.now())


def backups(office: Office) -> tuple[Path, ...]:
    """The backups in the office's own folder, newest first."""
    return () if office.path is None else backup.every(paths.backups(office.path))


def lines(office: Office) -> tuple[BackupLine, ...]:
    """The backups in the office's own folder, newest first, with the time and size of each."""
    found = []
    for path in backups(office):
        told = path.stat()
        found.append(BackupLine(path, _local(told.st_mtime), told.st_size))
    return tuple(found)


def restore(file: Path, password: str, target: Path, at: datetime) -> Path | None:
    """Put a backup in the place of a closed office file; return where the present one is kept."""
    return backup.restore(file, password, target, at)


def discard(office: Office) -> None:
    """Close a new office that could not be made whole, and take its files away."""
    office.close()
    if office.path is not None:
        # What went wrong before is told; a file left behind is only in the way.
        with contextlib.suppress(OSError):
            place.take_away(office.path)


def check(office: Office) -> tuple[str, ...]:
    """Every fault of the open office file as sentences; none means it is sound."""
    faults = soundness.faults(office.file)
    if faults:
        return faults
    broken = office.read(history.chain_fault)
    return (broken,) if broken else ()


def _local(seconds: float) -> datetime:
    """A time of the disk by the clock on the wall, as the rest of the program tells it."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().replace(tzinfo=None)
