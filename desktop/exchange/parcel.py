"""A parcel: files with a signed manifest, in a zip, under a locked cover; knows no tables."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.errors import Refusal, Trouble
from desktop.exchange import plain
from desktop.exchange.envelope import Lock, Unlock, seal, unseal
from desktop.exchange.fingerprint import fingerprint

FORMAT = 1
ENDING = ".goi"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
# A signature for a manifest must never pass for a signature under anything else.
SIGNED_AS = b"hat-giong-do parcel manifest\n"

_OLDER: Mapping[int, plain.Step] = {}
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
    NotImplementedError,
    RuntimeError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a parcel may hold: bytes as it lies, bytes of all files in it, files."""

    parcel: int = 100 * 1024 * 1024
    content: int = 200 * 1024 * 1024
    files: int = 1_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The office that a parcel comes from: Đảng ủy xã Hoa Ban, tỉnh Sơn La; `id` never changes."""

    id: str
    name: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelFacts:
    """What a manifest says of its parcel; `program` is the version that made it."""

    parcel: str
    sender: Sender
    report: str
    since: date
    until: date
    made: datetime
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A parcel whose every byte has been checked; `key` is the sender's Ed25519 public key."""

    facts: ParcelFacts
    key: bytes
    content: Mapping[str, bytes]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the sender's key, to compare with the cover sheet."""
        return fingerprint(self.key)


def new_signing_key() -> bytes:
    """A new Ed25519 private key, 32 bytes, for an office that sends parcels."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(signing_key: bytes) -> bytes:
    """The public key, 32 bytes, that belongs to a signing key."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def make(
    content: Mapping[str, bytes],
    facts: ParcelFacts,
    signing_key: bytes,
    lock: Lock,
    *,
    limits: Limits = LIMITS,
) -> bytes:
    """The bytes of a parcel; refuses more than the limits; ValueError for an unsafe file name."""
    _check_amount(len(content), sum(map(len, content.values())), limits)
    manifest = plain.written(_manifest(content, facts, public_key(signing_key)))
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(SIGNED_AS + manifest)
    sealed = seal(_zipped({MANIFEST: manifest, SIGNATURE: signature, **content}), lock)
    if len(sealed) > limits.parcel:
        raise _too_large(limits.parcel)
    return sealed


def verify(source: Path | bytes, unlock: Unlock, *, limits: Limits = LIMITS) -> Parcel:
    """The parcel, once everything in it is proven; a Refusal otherwise, Trouble if unreadable."""
    sealed = _bytes_of(source, limits) if isinstance(source, Path) else source
    if len(sealed) > limits.parcel:
        raise _too_large(limits.parcel)
    inside = unseal(sealed, unlock)
    try:
        with zipfile.ZipFile(io.BytesIO(inside)) as archive:
            return _checked(archive, limits)
    except _UNZIP_FAILURES:
        raise plain.damaged("không mở được các tệp bên trong") from None


def _manifest(content: Mapping[str, bytes], facts: ParcelFacts, key: bytes) -> plain.Document:
    return {
        "format": FORMAT,
        "parcel": facts.parcel,
        "sender": {
            "id": facts.sender.id,
            "name": facts.sender.name,
            "province": facts.sender.province,
        },
        "report": facts.report,
        "since": facts.since.isoformat(),
        "until": facts.until.isoformat(),
        "made": facts.made.isoformat(timespec="seconds"),
        "program": facts.program,
        "key": plain.octets_text(key),
        "files": [_listed(name, data) for name, data in sorted(content.items())],
    }


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


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.parcel + 1)
    except OSError as error:
        raise Trouble(
            f"Không đọc được gói báo cáo “{path}”. Hãy cắm lại USB, kiểm tra tệp còn đó, "
            "rồi chọn lại."
        ) from error


def _checked(archive: zipfile.ZipFile, limits: Limits) -> Parcel:
    entries = archive.infolist()
    sizes = {entry.filename: entry.file_size for entry in entries}
    if len(sizes) != len(entries):
        raise plain.damaged("có tệp trùng tên")
    held = sizes.keys() - {MANIFEST, SIGNATURE}
    _check_amount(len(held), sum(sizes[name] for name in held), limits)
    manifest = _file(archive, MANIFEST, sizes, _MANIFEST_MOST)
    found = plain.brought_up(plain.read(manifest), FORMAT, _OLDER)
    key = plain.octets(found, "key", _KEY_SIZE)
    _check_signature(key, _file(archive, SIGNATURE, sizes, _SIGNATURE_SIZE), manifest)
    listed = {plain.text(entry, "name"): entry for entry in plain.parts(found, "files")}
    if listed.keys() != held or not all(map(_safe, listed)):
        raise plain.damaged("danh sách tệp không khớp")
    content = {name: _listed_file(archive, entry, sizes) for name, entry in listed.items()}
    return Parcel(facts=_facts(found), key=key, content=MappingProxyType(content))


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


def _check_signature(key: bytes, signature: bytes, manifest: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, SIGNED_AS + manifest)
    except (InvalidSignature, ValueError):
        raise plain.damaged("chữ ký của nơi gửi không đúng") from None


def _facts(found: plain.Document) -> ParcelFacts:
    sender = plain.part(found, "sender")
    try:
        made = datetime.fromisoformat(plain.text(found, "made"))
    except ValueError:
        raise plain.damaged("thời điểm tạo gói sai") from None
    return ParcelFacts(
        parcel=plain.text(found, "parcel"),
        sender=Sender(
            id=plain.text(sender, "id"),
            name=plain.text(sender, "name"),
            province=plain.text(sender, "province"),
        ),
        report=plain.text(found, "report"),
        since=plain.day(found, "since"),
        until=plain.day(found, "until"),
        made=made,
        program=plain.text(found, "program"),
    )


def _check_amount(files: int, size: int, limits: Limits) -> None:
    if files > limits.files:
        raise Refusal(
            f"Gói có nhiều hơn {limits.files} tệp, quá mức cho phép. Hãy bớt tệp kèm theo."
        )
    if size > limits.content:
        raise _too_large(limits.content)


def _too_large(most: int) -> Refusal:
    return Refusal(
        f"Gói lớn hơn mức cho phép ({most // 1024 // 1024} MB). "
        "Hãy bớt tệp kèm theo hoặc chia thành nhiều gói."
    )
