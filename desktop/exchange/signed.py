"""A small signed file: one plain document and the signature of the office that made it."""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.errors import Refusal, Trouble
from desktop.exchange import plain

_MOST = 64 * 1024
_SIGNATURE_SIZE = 64
_KEY_SIZE = 32


def to_bytes(said: plain.Document, purpose: bytes, signing_key: bytes) -> bytes:
    """The document with its signature, good for this purpose only; `said` holds the public key."""
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(
        purpose + plain.written(said)
    )
    return plain.written({"said": said, "signature": plain.octets_text(signature)})


def from_bytes(data: bytes, purpose: bytes, kind: str) -> tuple[plain.Document, bytes]:
    """The document and the public key that signed it; a Refusal naming the kind of file."""
    try:
        found = plain.read(data)
        said = plain.part(found, "said")
        key = plain.octets(said, "key", _KEY_SIZE)
        signature = plain.octets(found, "signature", _SIGNATURE_SIZE)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, purpose + plain.written(said))
    except (Refusal, InvalidSignature, ValueError):
        raise broken(kind) from None
    return said, key


def broken(kind: str) -> Refusal:
    """The refusal of a file that is not as it was made; `kind` is biên nhận, khóa nhận."""
    return Refusal(
        f"Tệp này không phải {kind} nguyên vẹn của chương trình, nên không dùng gì từ tệp. "
        "Hãy chọn đúng tệp, hoặc xin lại tệp từ nơi lập."
    )


def bytes_of(path: Path, kind: str) -> bytes:
    """The bytes of a small file on a drive; Trouble if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise Trouble(
            f"Không đọc được tệp “{path}”. Hãy cắm lại USB, kiểm tra tệp còn đó, rồi chọn lại."
        ) from error
    if len(data) > _MOST:
        raise broken(kind)
    return data
