"""A parcel: files with a signed manifest, in a zip, under a locked cover; knows no tables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.errors import Refusal, Trouble
from desktop.exchange import archive, plain
from desktop.exchange.archive import new_signing_key, public_key
from desktop.exchange.envelope import Lock, Unlock, seal, unseal
from desktop.exchange.fingerprint import fingerprint

__all__ = ["Parcel", "ParcelFacts", "Sender", "make", "new_signing_key", "public_key", "verify"]

FORMAT = 1
ENDING = ".goi"
# A signature for a manifest must never pass for a signature under anything else.
SIGNED_AS = b"hat-giong-do parcel manifest\n"

_OLDER: Mapping[int, plain.Step] = {}


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
    sealed = seal(archive.make(content, _said(facts), SIGNED_AS, signing_key), lock)
    if len(sealed) > limits.parcel:
        raise _too_large(limits.parcel)
    return sealed


def verify(source: Path | bytes, unlock: Unlock, *, limits: Limits = LIMITS) -> Parcel:
    """The parcel, once everything in it is proven; a Refusal otherwise, Trouble if unreadable."""
    sealed = _bytes_of(source, limits) if isinstance(source, Path) else source
    if len(sealed) > limits.parcel:
        raise _too_large(limits.parcel)
    found = archive.prove(
        unseal(sealed, unlock),
        SIGNED_AS,
        FORMAT,
        _OLDER,
        lambda files, size: _check_amount(files, size, limits),
    )
    return Parcel(facts=_facts(found.said), key=found.key, content=found.content)


def _said(facts: ParcelFacts) -> plain.Document:
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
    }


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            # Asked for more than there is, Python would take the memory for all of it.
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            return file.read(min(size, limits.parcel) + 1)
    except OSError as error:
        raise Trouble(
            f"Không đọc được gói báo cáo “{path}”. Hãy cắm lại USB, kiểm tra tệp còn đó, "
            "rồi chọn lại."
        ) from error


def _facts(found: plain.Document) -> ParcelFacts:
    sender = plain.part(found, "sender")
    since, until = plain.span(found)
    try:
        made = datetime.fromisoformat(plain.text(found, "made"))
    except ValueError:
        raise plain.damaged("thời điểm tạo gói sai") from None
    return ParcelFacts(
        parcel=plain.name(found, "parcel"),
        sender=Sender(
            id=plain.name(sender, "id"),
            name=plain.name(sender, "name"),
            province=plain.name(sender, "province"),
        ),
        report=plain.text(found, "report"),
        since=since,
        until=until,
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
