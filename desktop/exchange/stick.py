"""Writes a file onto a USB drive so that a promise of success can be kept."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from desktop.errors import Trouble
from desktop.rules.text import fold, nfc

Opener = Callable[[Path, str], BinaryIO]

_NAME = re.compile(r"(?=.{1,100}\Z)[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9]+)*")
_TITLE_MOST = 80
_END_MOST = 45
_SIGNS = 4
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.EIO}
# Windows reports a drive that is not ready, or was pulled out, as if access were denied.
_WINDOWS_GONE = {21, 55, 433, 1006, 1117, 1167}


def _open(path: Path, mode: str) -> BinaryIO:
    return cast(BinaryIO, path.open(mode))


def ascii_name(title: str, ending: str) -> str:
    """A file name that every drive takes: Báo cáo 2026 and .goi give bao_cao_2026.goi.

    Of a long title the beginning and the end stay, and between them signs of its own, so that the
    files of two such titles never take each other's place.
    """
    name = "_".join(re.findall(r"[a-z0-9]+", fold(title)))
    if len(name) <= _TITLE_MOST:
        return name + ending
    signs = hashlib.sha256(nfc(title).encode()).hexdigest()[:_SIGNS]
    begun = name[: _TITLE_MOST - _END_MOST - _SIGNS - 2]
    ended = name[-_END_MOST:]
    # Whole words, unless there is but one.
    begun, ended = begun.rpartition("_")[0] or begun, ended.partition("_")[2] or ended
    return f"{begun}-{signs}-{ended}{ending}"


def write(data: bytes, folder: Path, file_name: str, *, open_file: Opener = _open) -> Path:
    """Write, read back, rename and read again, then answer where the file lies.

    The name must be ASCII (ValueError otherwise); every failure is Trouble, and an earlier
    file of that name stays as it was unless the new one has been read back whole.
    """
    if _NAME.fullmatch(file_name) is None:
        raise ValueError(f"not a safe name on every drive: {file_name!r}")
    final = folder / file_name
    aside = folder / f"{file_name}.part"
    try:
        _put(data, aside, open_file)
        _compare(data, aside, open_file)
        os.replace(aside, final)
        _settle(folder)
        _compare(data, final, open_file)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise Trouble(_sentence(error, folder, len(data))) from error
    return final


def _put(data: bytes, path: Path, open_file: Opener) -> None:
    with open_file(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _compare(data: bytes, path: Path, open_file: Opener) -> None:
    with open_file(path, "rb") as file:
        if sys.platform == "linux":
            # Otherwise the memory of the computer answers instead of the drive.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if file.read(len(data) + 1) != data:
            raise OSError(errno.EIO, "read back otherwise than written")


def _settle(folder: Path) -> None:
    if sys.platform == "win32":
        return
    # Some file systems of USB drives cannot sync a folder; reading again is the proof.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(error: OSError, folder: Path, size: int) -> str:
    if getattr(error, "winerror", None) in _WINDOWS_GONE or error.errno in _GONE:
        return (
            f"Không ghi được vào “{folder}”: USB đã bị rút ra hoặc bị lỗi khi đang ghi. "
            "Hãy cắm lại, chờ máy nhận USB rồi ghi lại; nếu vẫn lỗi, hãy dùng USB khác."
        )
    if error.errno in _FULL:
        return (
            f"Không ghi được vào “{folder}”: không đủ chỗ trống, cần {_megabytes(size)} MB. "
            "Hãy xóa bớt tệp không cần hoặc dùng USB khác, rồi ghi lại."
        )
    if error.errno in _PROTECTED:
        return (
            f"Không ghi được vào “{folder}”: USB hoặc thư mục đang chống ghi. "
            "Hãy gạt khóa trên USB, chọn thư mục khác, hoặc dùng USB khác."
        )
    return (
        f"Không ghi được vào “{folder}” (lỗi {error.errno}). "
        "Hãy thử lại với USB khác hoặc thư mục khác."
    )


def _megabytes(size: int) -> int:
    return size // (1024 * 1024) + 1
