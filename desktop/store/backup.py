"""Backups: one encrypted file each, with the key slots inside, opened again before it counts."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.errors import Refusal, Trouble, cause
from desktop.store import drive, keys, place, soundness, upgrade
from desktop.store.disk import move_safely
from desktop.store.file import OfficeFile, open_file

SUFFIX = ".hgdbackup"
_OFFICE, _KEYS = "office.hgd", "office.hgd.keys"
# A backup comes from a stick as often as from the disk: what it unpacks to is bounded.
_LARGEST = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened and counted: how many people and operations it holds."""

    path: Path
    people: int
    operations: int


def make(file: OfficeFile, key: bytes, folder: Path, reason: str, at: datetime) -> Backup:
    """Write a backup of the open file into a folder, once it was opened again and counted."""
    if file.path is None:
        raise ValueError("a file in memory has no backup")
    path = folder / f"{at:%Y-%m-%d_%H%M%S}-{reason}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".tmp-") as name:
            copy, aside = Path(name) / _OFFICE, Path(name) / path.name
            file.copy_to(copy)
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
                archive.write(copy, _OFFICE)
                archive.write(keys.slots_path(file.path), _KEYS)
            made = verify(aside, key)
            move_safely(aside, path)
    except OSError as error:
        raise Trouble(
            f"Chưa sao lưu được vào {folder}: {cause(error)}. Hãy kiểm tra ổ đĩa còn "
            "chỗ và cho phép ghi, rồi sao lưu lại."
        ) from error
    return replace(made, path=path)


def verify(path: Path, key: bytes) -> Backup:
    """Open a backup with the file key, check it and count it; Trouble if it is not good."""
    with tempfile.TemporaryDirectory(prefix="hgd-") as name:
        return _checked(path, _unpack(path, Path(name)), key)


def every(folder: Path) -> tuple[Path, ...]:
    """The backups of a folder, newest first."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}"), reverse=True))


def restore(path: Path, password: str, target: Path, at: datetime) -> Path | None:
    """Put a backup in the place of the (closed) office file; return where the present one went.

    The password is that of the backup's day, or the eight words of its day's recovery code.
    Nothing changes before the backup was opened: Refusal for a wrong password, an unfit drive or a
    newer file, Trouble for a bad one.
    """
    drive.refuse_unfit(target)
    kept = target.with_name(f"{target.stem}-{at:%Y-%m-%d_%H%M%S}-truoc-khoi-phuc.hgd")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".tmp-", dir=target.parent) as name:
            office = _unpack(path, Path(name))
            _checked(path, office, keys.unlock_any(office, password))
            moved = place.set_aside(target, kept)
            place.put(office, target)
    except OSError as error:
        raise Trouble(
            f"Chưa khôi phục được vào {target}: {cause(error)}. Tệp đang có vẫn còn "
            f"trong thư mục {target.parent}. Hãy đóng chương trình khác đang mở tệp, kiểm tra ổ "
            "đĩa còn chỗ và cho phép ghi, rồi khôi phục lại."
        ) from error
    return moved


def _checked(path: Path, office: Path, key: bytes) -> Backup:
    file = open_file(office, key)
    try:
        upgrade.known_version(file)
        faults = soundness.faults(file)
        if faults:
            raise Trouble(f"Bản sao lưu {path.name} bị hỏng: {faults[0]} Hãy dùng bản khác.")
        counts = soundness.counts(file)
    finally:
        file.close()
    return Backup(path, counts["person"], counts["operation"])


def _unpack(path: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            held = {info.filename: info for info in archive.infolist()}
            if set(held) != {_OFFICE, _KEYS}:
                raise Refusal(f"{path.name} không phải tệp sao lưu của chương trình này.")
            if sum(info.file_size for info in held.values()) > _LARGEST:
                raise Refusal(f"{path.name} lớn bất thường nên không được mở.")
            for name in (_OFFICE, _KEYS):
                archive.extract(name, folder)
    except FileNotFoundError:
        raise Refusal(f"Không thấy tệp sao lưu {path}.") from None
    except OSError as error:
        raise Trouble(
            f"Không mở được tệp sao lưu {path.name}: {cause(error)}. Hãy kiểm tra ổ đĩa "
            "còn chỗ và còn được nối, rồi làm lại."
        ) from error
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise Trouble(f"Tệp sao lưu {path.name} bị hỏng. Hãy dùng bản sao lưu khác.") from error
    return folder / _OFFICE
