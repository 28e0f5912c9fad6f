"""Files with a signed manifest in a zip: nothing of them is used before all of it is proven."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.exchange import plain

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"

Amount = Callable[[int, int], None]
"""Refuses an archive by how many files it holds and how many bytes they swell to."""

_MANIFEST_MOST = 1024 * 1024
_SIGNATURE_SIZE = 64
_KEY_SIZE = 32
# Lower case only: on a USB drive two names that differ in case are one file.
_NAME = re.compile(r"(?=.{1,120}\Z)(?:[a-z0-9_-]+/)*[a-z0-9_-]+(?:\.[a-z0-9]+)?")
_UNZIP_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Proven:
    """What a manifest says, the Ed25519 public key that signed it, and the files it lists."""

    said: plain.Document
    key: bytes
    content: Mapping[str, bytes]


def new_signing_key() -> bytes:
    """A new Ed25519 private key, 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(signing_key: bytes) -> bytes:
    """The public key, 32 bytes, that belongs to a signing key."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def make(
    content: Mapping[str, bytes], said: plain.Document, purpose: bytes, signing_key: bytes
) -> bytes:
    """The files and their manifest, signed for one purpose; ValueError for an unsafe name."""
    manifest = plain.written(
        {
            **said,
            "key": plain.octets_text(public_key(signing_key)),
            "files": [_listed(name, data) for name, data in sorted(content.items())],
        }
    )
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(purpose + manifest)
    return _zipped({MANIFEST: manifest, SIGNATURE: signature, **content})


def prove(
    data: bytes,
    purpose: bytes,
    newest: int,
    older: Mapping[int, plain.Step],
    amount: Amount,
) -> Proven:
    """The archive, once every byte of it is proven; a Refusal (mostly Damaged) otherwise.

    `newest` and `older` are the formats of manifests, as in `plain.brought_up`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(archive, purpose, newest, older, amount)
    except _UNZIP_FAILURES:
        raise plain.damaged("không mở được các tệp bên trong") from None


def _listed(name: str, data: bytes) -> plain.Document:
    if not _safe(name):
        raise ValueError(f"not a file name for a parcel: {name!r}")
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _safe(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and name not in (MANIFEST, SIGNATURE)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            # ZipInfo's own fixed date, so that the clock of the computer leaves no trace.
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _checked(
    archive: zipfile.ZipFile,
    purpose: bytes,
    newest: int,
    older: Mapping[int, plain.Step],
    amount: Amount,
) -> Proven:
    entries = archive.infolist()
    sizes = {entry.filename: entry.file_size for entry in entries}
    if len(sizes) != len(entries):
        raise plain.damaged("có tệp trùng tên")
    held = sizes.keys() - {MANIFEST, SIGNATURE}
    amount(len(held), sum(sizes[name] for name in held))
    manifest = _file(archive, MANIFEST, sizes, _MANIFEST_MOST)
    said = plain.brought_up(plain.read(manifest), newest, older)
    key = plain.octets(said, "key", _KEY_SIZE)
    _check_signature(key, _file(archive, SIGNATURE, sizes, _SIGNATURE_SIZE), purpose + manifest)
    listed = {plain.text(entry, "name"): entry for entry in plain.parts(said, "files")}
    if listed.keys() != held or not all(map(_safe, listed)):
        raise plain.damaged("danh sách tệp không khớp")
    content = {name: _listed_file(archive, entry, sizes) for name, entry in listed.items()}
    return Proven(said, key, MappingProxyType(content))


def _file(archive: zipfile.ZipFile, name: str, sizes: Mapping[str, int], most: int) -> bytes:
    if sizes.get(name, most + 1) > most:
        raise plain.damaged(f"tệp “{name}” thiếu hoặc quá lớn")
    with archive.open(name) as file:
        return file.read(most + 1)


def _listed_file(
    archive: zipfile.ZipFile, entry: plain.Document, sizes: Mapping[str, int]
) -> bytes:
    name, size = plain.text(entry, "name"), plain.number(entry, "size")
    data = _file(archive, name, sizes, size)
    if len(data) != size or hashlib.sha256(data).hexdigest() != plain.text(entry, "sha256"):
        raise plain.damaged(f"tệp “{name}” không còn nguyên vẹn")
    return data


def _check_signature(key: bytes, signature: bytes, signed: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (InvalidSignature, ValueError):
        raise plain.damaged("chữ ký không đúng") from None
