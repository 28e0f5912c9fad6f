"""One random file key, kept in slots that a user's password or the recovery code opens.

The slots lie beside the office file and travel with every backup: without them the file cannot
be opened by anyone. What a slot opens for is sealed with the key, so that no slot can be given
another user's name by editing the file.
"""

from __future__ import annotations

import base64
import json
import operator
import os
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.errors import Refusal, Trouble, cause
from desktop.rules import recovery
from desktop.store.disk import write_safely

KEY_BYTES = 32
MOST_USERS = 12
Kind = Literal["password", "recovery"]
_VERSION = 1
_LENGTHS = {"salt": 16, "nonce": 12, "wrapped": KEY_BYTES + 16}
_LARGEST = 64 * 1024
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Cost:
    """What opening a slot costs: memory in KiB, passes, lanes (Argon2id)."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def work(self) -> int:
        """How much memory is gone through, in KiB; the time that it takes goes with it."""
        return self.memory * self.passes


# A slots file is read before anything is trusted: it may not ask for minutes or for gigabytes.
_LIMIT = Cost(memory=256 * 1024, passes=16, lanes=8)
_MOST_WORK = 4 * Cost().work
"""For one slot: four times what this program asks, which is a few seconds on a slow PC."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a slot lets in: the user's id, and the name by which the door calls them."""

    user: str
    name: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The file key, and which slot gave it."""

    key: bytes
    kind: Kind
    user: str


def slots_path(office_file: Path) -> Path:
    """The slots file that belongs to an office file."""
    return office_file.with_name(office_file.name + ".keys")


def create(office_file: Path, password: str, cost: Cost | None = None, name: str = "") -> bytes:
    """Make a random file key, keep it in the first user's slot; return the key."""
    require(password)
    key = os.urandom(KEY_BYTES)
    holder = Holder(secrets.token_hex(16), name)
    _write(office_file, [_slot(key, "password", holder, password, cost or Cost())])
    return key


def holders(office_file: Path) -> tuple[Holder, ...]:
    """Whose passwords open the file, in the order in which they were let in; Trouble."""
    slots = _read(office_file)
    return tuple(Holder(one["user"], one["name"]) for one in slots if one["kind"] == "password")


def has_recovery(office_file: Path) -> bool:
    """Whether a recovery code opens the file; Trouble."""
    return any(slot["kind"] == "recovery" for slot in _read(office_file))


def open_slot(office_file: Path, password: str, user: str | None = None) -> Opened:
    """The file key from the slot of a user, or from whichever the password opens.

    Refusal if it opens none, Trouble if the slots are gone or damaged.
    """
    for slot in _read(office_file):
        if slot["kind"] == "password" and user in (None, slot["user"]):
            key = _open(slot, password)
            if key is not None:
                return Opened(key, "password", slot["user"])
    raise Refusal(
        "Mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và kiểu gõ tiếng Việt rồi nhập lại.",
        field="password",
    )


def unlock(office_file: Path, password: str) -> bytes:
    """The file key, if the password opens a slot; Refusal if none, Trouble if the file is gone."""
    return open_slot(office_file, password).key


def unlock_any(office_file: Path, typed: str) -> bytes:
    """The file key, if what was typed is a user's password or the eight words of the code."""
    try:
        return unlock(office_file, typed)
    except Refusal:
        syllables = typed.split()
        if len(syllables) != 2 * recovery.WORDS or not has_recovery(office_file):
            raise
        pairs = zip(syllables[::2], syllables[1::2], strict=True)
        return recover(office_file, recovery.secret([first + last for first, last in pairs])).key


def recover(office_file: Path, code: str) -> Opened:
    """The file key, if the recovery code opens its slot; Refusal if it does not."""
    for slot in _read(office_file):
        if slot["kind"] == "recovery":
            key = _open(slot, code)
            if key is not None:
                return Opened(key, "recovery", "")
    raise Refusal(
        "Mã khôi phục này không mở được tệp. Mã in lần sau làm mã in lần trước hết hiệu lực; hãy "
        "tìm phong bì có ngày gần nhất.",
        field="word_1",
    )


def change_password(
    office_file: Path, old: str, new: str, cost: Cost | None = None, user: str | None = None
) -> None:
    """Replace the slot of the old password by one of the new; the file itself is not rewritten."""
    require(new)
    try:
        opened = open_slot(office_file, old, user)
    except Refusal:
        raise Refusal("Mật khẩu đang dùng không đúng.", field="password") from None
    name = next(one.name for one in holders(office_file) if one.user == opened.user)
    set_password(office_file, opened.key, Holder(opened.user, name), new, cost)


def set_password(
    office_file: Path, key: bytes, holder: Holder, password: str, cost: Cost | None = None
) -> None:
    """Let a password open the file for a user, in place of the one before if there was one."""
    require(password)
    slots = _read(office_file)
    made = _slot(key, "password", holder, password, cost or Cost())
    at = _index(slots, holder.user)
    if at is not None:
        slots[at] = made
    elif len(slots) <= MOST_USERS:
        slots.append(made)
    else:
        raise Refusal(f"Một tệp có nhiều nhất {MOST_USERS} người dùng.")
    _replace(office_file, slots)


def set_recovery(office_file: Path, key: bytes, code: str, cost: Cost | None = None) -> None:
    """Let a recovery code open the file; the code before opens it no more."""
    slots = [slot for slot in _read(office_file) if slot["kind"] != "recovery"]
    slots.append(_slot(key, "recovery", Holder("", ""), code, cost or Cost()))
    _replace(office_file, slots)


def rename(office_file: Path, holder: Holder) -> None:
    """Have the door call a user by another name."""
    slots = _read(office_file)
    at = _index(slots, holder.user)
    if at is not None:
        slots[at]["name"] = holder.name
        _replace(office_file, slots)


def shut_out(office_file: Path, user: str) -> None:
    """Take a user's slot away; a copy of the old slots still opens the old backups."""
    slots = _read(office_file)
    kept = [slot for slot in slots if (slot["kind"], slot["user"]) != ("password", user)]
    if kept != slots:
        _replace(office_file, kept)


def require(password: str) -> None:
    """Refusal if a password is too short to be one."""
    if len(password) < 4:
        raise Refusal("Mật khẩu cần ít nhất 4 ký tự.", field="password")


def _index(slots: Sequence[dict[str, Any]], user: str) -> int | None:
    wanted = ("password", user)
    found = (at for at, slot in enumerate(slots) if (slot["kind"], slot["user"]) == wanted)
    return next(found, None)


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


def _slot(key: bytes, kind: Kind, holder: Holder, password: str, cost: Cost) -> dict[str, Any]:
    salt, nonce = os.urandom(_LENGTHS["salt"]), os.urandom(_LENGTHS["nonce"])
    sealed = AESGCM(_derive(password, salt, cost)).encrypt(nonce, key, _told(kind, holder.user))
    return {
        "kind": kind,
        "user": holder.user,
        "name": holder.name,
        "memory": cost.memory,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": base64.b64encode(salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "wrapped": base64.b64encode(sealed).decode(),
    }


def _told(kind: str, user: str) -> bytes:
    """What a slot says of itself that must be true for it to open."""
    return json.dumps([_VERSION, kind, user]).encode()


def _open(slot: dict[str, Any], password: str) -> bytes | None:
    cost = Cost(slot["memory"], slot["passes"], slot["lanes"])
    derived = _derive(password, base64.b64decode(slot["salt"]), cost)
    try:
        return AESGCM(derived).decrypt(
            base64.b64decode(slot["nonce"]),
            base64.b64decode(slot["wrapped"]),
            _told(slot["kind"], slot["user"]),
        )
    except InvalidTag:
        return None


def _read(office_file: Path) -> list[dict[str, Any]]:
    path = slots_path(office_file)
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(_LARGEST + 1))
        slots = list(content["slots"])
        if content["version"] != _VERSION or not slots:
            raise ValueError("not a slots file of this version")
        _check(slots)
    except FileNotFoundError:
        raise Trouble(
            f"Không thấy tệp khóa {path.name} nằm cạnh {office_file.name}. Hai tệp này luôn phải "
            "đi cùng nhau: hãy chép tệp khóa về lại, hoặc khôi phục từ bản sao lưu."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble(
            f"Tệp khóa {path.name} bị hỏng hoặc không đọc được. Dữ liệu chưa bị thay đổi; hãy lấy "
            "lại tệp khóa từ bản sao lưu gần nhất."
        ) from error
    return slots


def _check(slots: Sequence[dict[str, Any]]) -> None:
    for slot in slots:
        _check_slot(slot)
    names = [(slot["kind"], slot["user"]) for slot in slots]
    kinds = [kind for kind, _ in names]
    if len(set(names)) != len(names) or kinds.count("password") > MOST_USERS:
        raise ValueError("a user has two slots, or there are too many")


def _check_slot(slot: dict[str, Any]) -> None:
    if slot["kind"] not in ("password", "recovery"):
        raise ValueError("a slot of an unknown kind")
    for name in ("user", "name"):
        if not isinstance(slot[name], str) or len(slot[name]) > _LONGEST_NAME:
            raise ValueError("a slot without its user")
    cost = Cost(*(operator.index(slot[name]) for name in ("memory", "passes", "lanes")))
    if not (
        1 <= cost.lanes <= _LIMIT.lanes
        and 8 * cost.lanes <= cost.memory <= _LIMIT.memory
        and 1 <= cost.passes <= _LIMIT.passes
        and cost.work <= _MOST_WORK
    ):
        raise ValueError("a slot asks for too much or for nothing")
    for name, length in _LENGTHS.items():
        if len(base64.b64decode(slot[name], validate=True)) != length:
            raise ValueError("a slot is cut short")


def _replace(office_file: Path, slots: list[dict[str, Any]]) -> None:
    try:
        _write(office_file, slots)
    except OSError as error:
        raise Trouble(
            f"Chưa đổi được mật khẩu, mật khẩu cũ vẫn dùng được: {cause(error)}. Hãy "
            "kiểm tra ổ đĩa còn chỗ và cho phép ghi, rồi đổi lại."
        ) from error


def _write(office_file: Path, slots: list[dict[str, Any]]) -> None:
    content = json.dumps({"version": _VERSION, "slots": slots}, indent=1).encode()
    write_safely(slots_path(office_file), content)
