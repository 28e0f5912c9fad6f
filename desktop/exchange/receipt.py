"""A receipt: which parcel was taken in on which day, signed by the office that took it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.errors import Refusal
from desktop.exchange import plain, signed
from desktop.exchange.parcel import Sender, public_key

FORMAT = 1
ENDING = ".bnhan"

_KIND = "biên nhận"
_SIGNED_AS = b"hat-giong-do parcel receipt\n"
_OLDER: Mapping[int, plain.Step] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receiver says of a parcel; `digest` is known only to who opened it."""

    parcel: str
    sender: str
    receiver: Sender
    taken_in: date
    digest: str


def to_bytes(receipt: Receipt, signing_key: bytes) -> bytes:
    """The receipt as a file, signed."""
    said = {
        "format": FORMAT,
        "parcel": receipt.parcel,
        "sender": receipt.sender,
        "receiver": {
            "id": receipt.receiver.id,
            "name": receipt.receiver.name,
            "province": receipt.receiver.province,
        },
        "taken_in": receipt.taken_in.isoformat(),
        "digest": receipt.digest,
        "key": plain.octets_text(public_key(signing_key)),
    }
    return signed.to_bytes(said, _SIGNED_AS, signing_key)


def read(source: Path | bytes) -> tuple[Receipt, bytes]:
    """A receipt and the public key that signed it; a Refusal if it is none."""
    data = signed.bytes_of(source, _KIND) if isinstance(source, Path) else source
    said, key = signed.from_bytes(data, _SIGNED_AS, _KIND)
    found = plain.brought_up(said, FORMAT, _OLDER)
    try:
        receiver = plain.part(found, "receiver")
        receipt = Receipt(
            parcel=plain.text(found, "parcel"),
            sender=plain.text(found, "sender"),
            receiver=Sender(
                id=plain.name(receiver, "id"),
                name=plain.name(receiver, "name"),
                province=plain.name(receiver, "province"),
            ),
            taken_in=plain.day(found, "taken_in"),
            digest=plain.text(found, "digest"),
        )
    except Refusal:
        raise signed.broken(_KIND) from None
    return receipt, key
