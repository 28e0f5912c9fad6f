"""One random file key, kept in slots that a password or a recovery code opens.

The slots lie beside the office file and travel with every backup: without them the file cannot
be opened by anyone.
"""

from __future__ import annotations

import base64
import json
import operator
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.errors import Refusal, Trouble, cause
from desktop.store.disk import write_safely

KEY_BYTES = 32
_VERSION = 1
_LENGTHS = {"salt": 16, "nonce": 12, "wrapped": KEY_BYTES + 16}


@dataclass(frozen=True, slots=True)
class Cost:
    """What opening a slot costs: memory in KiB, passes, lanes (Argon2id)."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


# A slots file is read before anything is trusted: it may not ask for hours or for all memory.
_LIMIT = Cost(memory=1024 * 1024, passes=16, lanes=16)


def slots_path(office_file: Path) -> Path:
    """The slots file that belongs to an office file."""
    return office_file.with_name(office_file.name + ".keys")


def create(office_file: Path, password: str, cost: Cost | None = None) -> bytes:
    """Make a random file key, keep it in a first slot opened by the password; return the key."""
    _require(password)
    key = os.urandom(KEY_BYTES)
    _write(office_file, [_slot(key, password, cost or Cost())])
    return key


def unlock(office_file: Path, password: str) -> bytes:
    """The file key, if the password opens a slot; Refusal if none, Trouble if the file is gone."""
    for slot in _read(office_file):
        key = _open(slot, password)
        if key is not None:
            return key
    raise Refusal(
        "Mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và kiểu gõ tiếng Việt rồi nhập lại.",
        field="password",
    )


def change_password(office_file: Path, old: str, new: str, cost: Cost | None = None) -> None:
    """Replace the slot of the old password by one of the new; the file itself is not rewritten."""
    _require(new)
    slots = _read(office_file)
    for index, slot in enumerate(slots):
        key = _open(slot, old)
        if key is not None:
            slots[index] = _slot(key, new, cost or Cost())
            break
    else:
        raise Refusal("Mật khẩu đang dùng không đúng.", field="password")
    try:
        _write(office_file, slots)
    except OSError as error:
        raise Trouble(
            f"Chưa đổi được mật khẩu, mật khẩu cũ vẫn dùng được: {cause(error)}. Hãy "
            "kiểm tra ổ đĩa còn chỗ và cho phép ghi, rồi đổi lại."
        ) from error


def _require(password: str) -> None:
    if len(password) < 4:
        raise Refusal("Mật khẩu cần ít nhất 4 ký tự.", field="password")


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    # The same word typed on another system may come decomposed.
    secret = unicodedata.normalize("NFC", password).encode()
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return kdf.derive(secret)


def _slot(key: bytes, password: str, cost: Cost) -> dict[str, Any]:
    salt, nonce = os.urandom(_LENGTHS["salt"]), os.urandom(_LENGTHS["nonce"])
    wrapped = AESGCM(_derive(password, salt, cost)).encrypt(nonce, key, None)
    return {
        "kind": "password",
        "memory": cost.memory,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": base64.b64encode(salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "wrapped": base64.b64encode(wrapped).decode(),
    }


def _open(slot: dict[str, Any], password: str) -> bytes | None:
    cost = Cost(slot["memory"], slot["passes"], slot["lanes"])
    derived = _derive(password, base64.b64decode(slot["salt"]), cost)
    try:
        return AESGCM(derived).decrypt(
            base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"]), None
        )
    except InvalidTag:
        return None


def _read(office_file: Path) -> list[dict[str, Any]]:
    path = slots_path(office_file)
    try:
        content = json.loads(path.read_bytes())
        slots = list(content["slots"])
        if content["version"] != _VERSION or not slots:
            raise ValueError("not a slots file of this version")
        for slot in slots:
            _check(slot)
    except FileNotFoundError:
        raise Trouble(
            f"Không thấy tệp khóa {path.name} nằm cạnh {office_file.name}. Hai tệp này luôn phải "
            "đi cùng nhau: hãy chép tệp khóa về lại, hoặc khôi phục từ bản sao lưu."
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Trouble(
            f"Tệp khóa {path.name} bị hỏng hoặc không đọc được. Dữ liệu chưa bị thay đổi; hãy lấy "
            "lại tệp khóa từ bản sao lưu gần nhất."
        ) from error
    return slots


def _check(slot: dict[str, Any]) -> None:
    memory, passes, lanes = (operator.index(slot[name]) for name in ("memory", "passes", "lanes"))
    if not (
        1 <= lanes <= _LIMIT.lanes
        and 8 * lanes <= memory <= _LIMIT.memory
        and 1 <= passes <= _LIMIT.passes
    ):
        raise ValueError("a slot asks for too much or for nothing")
    for name, length in _LENGTHS.items():
        if len(base64.b64decode(slot[name])) != length:
            raise ValueError("a slot is cut short")


def _write(office_file: Path, slots: list[dict[str, Any]]) -> None:
    content = json.dumps({"version": _VERSION, "slots": slots}, indent=1).encode()
    write_safely(slots_path(office_file), content)
