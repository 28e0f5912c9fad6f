"""The locked cover of a parcel: AES-256-GCM under a key for one receiver, a passphrase or both."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import Refusal
from desktop.exchange import plain

FORMAT = 1
SHORTEST_PASSPHRASE = 8

_MAGIC = b"HGDGOI\r\n"
_LENGTH = 4
_HEADER_MOST = 4096
_KEY = 32
_NONCE = 12
_TAG = 16
_SALT = 16
_PURPOSE = b"hat-giong-do parcel content key 1"


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends on a passphrase: memory in KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


MOST_COST = Cost(memory=256 * 1024, passes=8, lanes=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Who can open: the owner of an X25519 public key, whoever knows a passphrase, or both."""

    receiver: bytes | None = None
    passphrase: str | None = field(default=None, repr=False)
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlock:
    """What the receiver has: an X25519 private key, a passphrase, or both."""

    key: bytes | None = field(default=None, repr=False)
    passphrase: str | None = field(default=None, repr=False)


def new_receiving_key() -> bytes:
    """A new X25519 private key, 32 bytes, for an office that takes parcels in."""
    return X25519PrivateKey.generate().private_bytes_raw()


def receiving_public_key(key: bytes) -> bytes:
    """The public key, 32 bytes, that senders lock their parcels for."""
    return X25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def seal(content: bytes, lock: Lock) -> bytes:
    """The content locked; refuses a passphrase that is too short; ValueError for no lock at all."""
    if lock.receiver is None and lock.passphrase is None:
        raise ValueError("a parcel is never written open")
    content_key = AESGCM.generate_key(256)
    nonce = os.urandom(_NONCE)
    header: plain.Document = {"format": FORMAT, "nonce": plain.octets_text(nonce)}
    if lock.receiver is not None:
        header["receiver"] = _for_receiver(content_key, lock.receiver)
    if lock.passphrase is not None:
        header["passphrase"] = _for_passphrase(content_key, lock.passphrase, lock.cost)
    words = plain.written(header)
    front = _MAGIC + len(words).to_bytes(_LENGTH, "big") + words
    return front + AESGCM(content_key).encrypt(nonce, content, front)


def unseal(sealed: bytes, unlock: Unlock) -> bytes:
    """The content, if every byte is as it was sealed; each failure is a Refusal."""
    if not sealed.startswith(_MAGIC):
        raise Refusal(
            "Tệp này không phải gói báo cáo của chương trình. Hãy chọn đúng tệp gói trên USB."
        )
    start = len(_MAGIC) + _LENGTH
    length = int.from_bytes(sealed[len(_MAGIC) : start], "big")
    if length > _HEADER_MOST or len(sealed) < start + length + _TAG:
        raise plain.damaged("gói bị cụt")
    front, body = sealed[: start + length], sealed[start + length :]
    header = plain.brought_up(plain.read(front[start:]), FORMAT, {})
    nonce = plain.octets(header, "nonce", _NONCE)
    try:
        return AESGCM(_content_key(header, unlock)).decrypt(nonce, body, front)
    except InvalidTag:
        raise plain.damaged("nội dung không còn nguyên vẹn") from None


def _content_key(header: plain.Document, unlock: Unlock) -> bytes:
    if unlock.passphrase is not None and "passphrase" in header:
        return _by_passphrase(plain.part(header, "passphrase"), unlock.passphrase)
    if unlock.key is not None and "receiver" in header:
        return _by_receiver(plain.part(header, "receiver"), unlock.key)
    if "passphrase" in header:
        raise Refusal("Gói này khóa bằng mật khẩu. Hãy gõ mật khẩu mở gói.", field="passphrase")
    raise Refusal(
        "Gói này khóa riêng cho một cơ quan nhận, không mở được bằng mật khẩu. "
        "Hãy mở trên máy của cơ quan nhận, hoặc nhờ nơi gửi tạo lại gói có mật khẩu."
    )


def _for_receiver(content_key: bytes, receiver: bytes) -> plain.Document:
    passing = X25519PrivateKey.generate()
    sender = passing.public_key().public_bytes_raw()
    secret = passing.exchange(X25519PublicKey.from_public_bytes(receiver))
    return {"sender": plain.octets_text(sender)} | _wrapped(
        content_key, _agreed(secret, sender, receiver)
    )


def _by_receiver(slot: plain.Document, key: bytes) -> bytes:
    sender = plain.octets(slot, "sender", _KEY)
    own = X25519PrivateKey.from_private_bytes(key)
    try:
        secret = own.exchange(X25519PublicKey.from_public_bytes(sender))
    except ValueError:
        raise plain.damaged("khóa của gói không hợp lệ") from None
    try:
        return _unwrapped(slot, _agreed(secret, sender, own.public_key().public_bytes_raw()))
    except InvalidTag:
        raise Refusal(
            "Gói này khóa cho cơ quan nhận khác, hoặc đã bị hỏng. "
            "Hãy kiểm tra lại nơi nhận với nơi gửi, hoặc nhờ nơi gửi tạo lại gói."
        ) from None


def _for_passphrase(content_key: bytes, passphrase: str, cost: Cost) -> plain.Document:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal(
            f"Mật khẩu của gói phải có ít nhất {SHORTEST_PASSPHRASE} ký tự. "
            "Hãy đặt mật khẩu dài hơn.",
            field="passphrase",
        )
    salt = os.urandom(_SALT)
    return {
        "salt": plain.octets_text(salt),
        "memory": cost.memory,
        "passes": cost.passes,
        "lanes": cost.lanes,
    } | _wrapped(content_key, _stretched(passphrase, salt, cost))


def _by_passphrase(slot: plain.Document, passphrase: str) -> bytes:
    # Bounds come before any work: a made-up cost could otherwise hold the computer for hours.
    lanes = plain.number(slot, "lanes", least=1, most=MOST_COST.lanes)
    cost = Cost(
        memory=plain.number(slot, "memory", least=8 * lanes, most=MOST_COST.memory),
        passes=plain.number(slot, "passes", least=1, most=MOST_COST.passes),
        lanes=lanes,
    )
    salt = plain.octets(slot, "salt", _SALT)
    try:
        return _unwrapped(slot, _stretched(passphrase, salt, cost))
    except InvalidTag:
        raise Refusal(
            "Mật khẩu mở gói không đúng, hoặc gói đã bị hỏng. "
            "Hãy gõ lại mật khẩu; nếu vẫn không được, hãy nhờ nơi gửi tạo lại gói.",
            field="passphrase",
        ) from None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # Two keyboards may write the same Vietnamese letter in two ways.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    stretching = Argon2id(
        salt=salt,
        length=_KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return stretching.derive(secret)


def _agreed(secret: bytes, sender: bytes, receiver: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, salt=sender + receiver, info=_PURPOSE).derive(secret)


def _wrapped(content_key: bytes, wrapping: bytes) -> plain.Document:
    nonce = os.urandom(_NONCE)
    key = AESGCM(wrapping).encrypt(nonce, content_key, _PURPOSE)
    return {"nonce": plain.octets_text(nonce), "key": plain.octets_text(key)}


def _unwrapped(slot: plain.Document, wrapping: bytes) -> bytes:
    nonce, key = plain.octets(slot, "nonce", _NONCE), plain.octets(slot, "key", _KEY + _TAG)
    return AESGCM(wrapping).decrypt(nonce, key, _PURPOSE)
