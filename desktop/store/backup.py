"""Backups: one encrypted file each, with the key slots inside, opened again before it counts."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import Damaged, Trouble, cause
from desktop.rules.backup import Made
from desktop.store import backup_file, backup_notes, drive, keys, place, soundness, upgrade
from desktop.store.backup_file import OFFICE, About
from desktop.store.disk import move_safely
from desktop.store.file import OfficeFile, open_file

SUFFIX = ".hgdbackup"
SPOILED = ".hong"
"""Follows the name of a backup that was found bad: kept aside, and never counted."""

_TIME = "%Y-%m-%d_%H%M%S"
_TIME_LENGTH = len("2026-03-02_083000")
_LEFT = ".tmp-"
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened and counted: how many people and operations it holds."""

    path: Path
    people: int
    operations: int


def make(file: OfficeFile, key: bytes, folder: Path, reason: str, at: datetime) -> Backup:
    """Write a backup of the open file into a folder, once it was opened again and counted.

    A backup that does not open is kept aside under its own name and told of: Trouble.
    """
    if file.path is None:
        raise ValueError("a file in memory has no backup")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        with _reserved(folder, at, reason) as (path, room):
            copy, aside = room / OFFICE, room / path.name
            before = soundness.counts(file)
            file.copy_to(copy)
            after = soundness.counts(file)
            slots = keys.slots_path(file.path)
            backup_file.pack(aside, copy, slots, soundness.about(file), key)
            try:
                counts = _counts(path, aside, key)
                if before == after != counts:
                    raise Damaged(f"Bản sao lưu {path.name} thiếu dữ liệu. Hãy sao lưu lại.")
            except Damaged:
                move_safely(aside, path.with_name(path.name + SPOILED))
                raise
            move_safely(aside, path)
    except OSError as error:
        raise _not_made(folder, error) from error
    return Backup(path, counts["person"], counts["operation"])


def copy_into(path: Path, folder: Path, key: bytes) -> Backup:
    """Copy a backup into another folder, as of a stick, and open the copy; Trouble."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=_LEFT) as name:
            aside = Path(name) / path.name
            shutil.copyfile(path, aside)
            counts = _counts(path, aside, key)
            move_safely(aside, folder / path.name)
    except OSError as error:
        raise _not_made(folder, error) from error
    return Backup(folder / path.name, counts["person"], counts["operation"])


def verify(path: Path, key: bytes) -> Backup:
    """Open a backup with the file key, check it and count it; Trouble if it is not good."""
    counts = _counts(path, path, key)
    return Backup(path, counts["person"], counts["operation"])


def every(folder: Path) -> tuple[Path, ...]:
    """The backups of a folder, newest first; those that were found bad are not among them."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}"), reverse=True))


def spoiled(folder: Path) -> tuple[Path, ...]:
    """The backups of a folder that were found bad and are kept aside, newest first."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}{SPOILED}"), reverse=True))


def made(path: Path) -> Made:
    """When and why a backup was made: by its name, else by the disk; `id` is the name."""
    try:
        at = datetime.strptime(path.name[:_TIME_LENGTH], _TIME)  # noqa: DTZ007
    except ValueError:
        # Somebody renamed it; the wall clock is what the rest of the program tells.
        at = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006
        return Made(path.name, at)
    _number, _, reason = path.name[_TIME_LENGTH:].removesuffix(SUFFIX).partition("-")
    return Made(path.name, at, reason)


def about(path: Path, key: bytes) -> About | None:
    """What a backup tells of itself under this key; None if it tells nothing or cannot be read."""
    return backup_file.about(path, key)


def set_aside(path: Path) -> Path:
    """Give a bad backup the name of one that does not count; OSError."""
    kept = path.with_name(path.name + SPOILED)
    move_safely(path, kept)
    return kept


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The office file of a backup with its slots, in a folder that is gone at the end.

    Refusal for some other file, Trouble if it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="hgd-") as name:
        yield backup_file.unpack(path, Path(name))


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[OfficeFile]:
    """A copy of what a backup holds, open and brought up to date, gone at the end.

    Refusal if it is of a newer program, Trouble if it is damaged or of another office.
    """
    with unpacked(path) as office:
        file = open_file(office, key)
        try:
            _refuse_faults(path, file)
            upgrade.upgrade(file, lambda: None)
            yield file
        finally:
            file.close()


def restore(
    path: Path, password: str, target: Path, at: datetime, key: bytes | None = None
) -> Path | None:
    """Put a backup in the place of the (closed) office file; return where the present one went.

    The password is that of the backup's day, or the eight words of its day's recovery code; with
    the file key none is asked. Nothing changes before the backup was opened: Refusal for a wrong
    password, an unfit drive or a newer file, Trouble for a bad one, or where it cannot be put.
    """
    drive.refuse_unfit(target)
    kept = target.with_name(f"{target.stem}-{at.strftime(_TIME)}-truoc-khoi-phuc.hgd")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_LEFT, dir=target.parent) as name:
            office = backup_file.unpack(path, Path(name))
            _check(path, office, key or keys.unlock_any(office, password))
            moved = place.exchange(office, target, place.free(kept))
    except OSError as error:
        raise Trouble(
            f"Chưa khôi phục được vào {target}: {cause(error)}. Tệp đang có vẫn còn "
            f"nguyên. Hãy đóng chương trình khác đang mở tệp, kiểm tra ổ "
            "đĩa còn chỗ và cho phép ghi, rồi khôi phục lại."
        ) from error
    return moved


def pause_thinning(folder: Path) -> None:
    """Let no backup of a folder go until the program was opened twice; Trouble."""
    backup_notes.change(folder, paused="restored")


@contextmanager
def _reserved(folder: Path, at: datetime, reason: str) -> Iterator[tuple[Path, Path]]:
    """A name that no other backup of this second has or is getting, and a folder to work in."""
    for number in itertools.count(1):
        # The later one must also stand after the others where names are sorted.
        moment = at.strftime(_TIME) + (f".{number:02}" if number > 1 else "")
        room = folder / f"{_LEFT}{moment}"
        with suppress(FileExistsError):
            room.mkdir()
            try:
                if not any(folder.glob(f"{moment}-*")):
                    yield folder / f"{moment}-{reason}{SUFFIX}", room
                    return
            finally:
                shutil.rmtree(room, ignore_errors=True)


def _counts(path: Path, archive: Path, key: bytes) -> dict[str, int]:
    with unpacked(archive) as office:
        return _check(path, office, key)


def _check(path: Path, office: Path, key: bytes) -> dict[str, int]:
    file = open_file(office, key)
    try:
        _refuse_faults(path, file)
        return soundness.counts(file)
    finally:
        file.close()


def _refuse_faults(path: Path, file: OfficeFile) -> None:
    upgrade.known_version(file)
    faults = soundness.faults(file)
    if faults:
        raise Damaged(f"Bản sao lưu {path.name} bị hỏng: {faults[0]} Hãy dùng bản khác.")


def _sweep(folder: Path) -> None:
    """Take away what a cut left half made, once nobody can be at it any more."""
    for left in folder.glob(f"{_LEFT}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left)


def _not_made(folder: Path, error: OSError) -> Trouble:
    return Trouble(
        f"Chưa sao lưu được vào {folder}: {cause(error)}. Hãy kiểm tra ổ đĩa còn "
        "chỗ và cho phép ghi, rồi sao lưu lại."
    )
