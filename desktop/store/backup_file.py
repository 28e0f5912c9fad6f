"""The file of a backup: the encrypted office file, its key slots, and what it tells of itself."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.errors import Damaged, Refusal, Trouble, cause

OFFICE = "office.hgd"
_KEYS, _ABOUT = "office.hgd.keys", "about"
# A backup comes from a stick as often as from the disk: what it unpacks to is bounded.
_LARGEST = 4 * 1024**3
_LARGEST_ABOUT = 64 * 1024
_NONCE = 12


@dataclass(frozen=True, slots=True)
class About:
    """What a backup tells of itself to whoever has the file key, without being unpacked."""

    people: int
    operations: int
    label: str


def pack(target: Path, office: Path, slots: Path, about: About, key: bytes) -> None:
    """Write the file of a backup; OSError."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.write(office, OFFICE)
        archive.write(slots, _KEYS)
        archive.writestr(_ABOUT, _sealed(about, key))


def unpack(path: Path, folder: Path) -> Path:
    """Put the office file of a backup and its slots into a folder; Refusal for some other file.

    Trouble if it cannot be read. What it tells of itself is not believed here, and stays.
    """
    with _reading(path), zipfile.ZipFile(path) as archive:
        _check(path, archive)
        for name in (OFFICE, _KEYS):
            archive.extract(name, folder)
    return folder / OFFICE


def slots(path: Path) -> bytes:
    """The key slots of a backup; Refusal for some other file, Trouble if it cannot be read."""
    with _reading(path), zipfile.ZipFile(path) as archive:
        _check(path, archive)
        return archive.read(_KEYS)


def about(path: Path, key: bytes) -> About | None:
    """What a backup tells of itself; None if it tells nothing under this key."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_ABOUT).file_size > _LARGEST_ABOUT:
                return None
            sealed = archive.read(_ABOUT)
        plain = AESGCM(_key(key)).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        return About(**json.loads(plain))
    except (OSError, KeyError, TypeError, ValueError, InvalidTag):
        return None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError):
        return None


def _check(path: Path, archive: zipfile.ZipFile) -> None:
    held = {info.filename: info for info in archive.infolist()}
    if set(held) - {_ABOUT} != {OFFICE, _KEYS}:
        raise Refusal(f"{path.name} không phải tệp sao lưu của chương trình này.")
    if sum(info.file_size for info in held.values()) > _LARGEST:
        raise Refusal(f"{path.name} lớn bất thường nên không được mở.")


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise Refusal(f"Không thấy tệp sao lưu {path}.") from None
    except OSError as error:
        raise Trouble(
            f"Không mở được tệp sao lưu {path.name}: {cause(error)}. Hãy kiểm tra ổ đĩa "
            "còn chỗ và còn được nối, rồi làm lại."
        ) from error
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise Damaged(f"Tệp sao lưu {path.name} bị hỏng. Hãy dùng bản sao lưu khác.") from error


def _sealed(about: About, key: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(key)).encrypt(nonce, json.dumps(asdict(about)).encode(), None)


def _key(key: bytes) -> bytes:
    # The pages of the file are encrypted under the key itself: this is for nothing else.
    return hmac.digest(key, b"about a backup", hashlib.sha256)
