"""The makers' signing key in a file of its own, locked with a passphrase."""

from __future__ import annotations

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.errors import Refusal

SHORTEST = 12


def locked(signing_key: bytes, passphrase: str) -> bytes:
    """The key as encrypted PKCS #8; Refusal for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise Refusal(f"Mật khẩu của khóa ký phải có ít nhất {SHORTEST} ký tự.", field="passphrase")
    return Ed25519PrivateKey.from_private_bytes(signing_key).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )


def unlocked(content: bytes, passphrase: str) -> bytes:
    """The key of such a file, 32 bytes; Refusal for another passphrase or another file."""
    try:
        found = serialization.load_pem_private_key(content, passphrase.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        found = None
    if not isinstance(found, Ed25519PrivateKey):
        raise Refusal(
            "Không mở được khóa ký: sai mật khẩu, hoặc tệp không phải khóa ký.", field="passphrase"
        )
    return found.private_bytes_raw()
