"""The card of a receiver: its public keys in a small file, to be compared with its paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import Refusal
from desktop.exchange import plain, signed
from desktop.exchange.fingerprint import fingerprint
from desktop.exchange.parcel import Sender, public_key

FORMAT = 1
ENDING = ".khoa"

_KIND = "khóa nhận"
_SIGNED_AS = b"hat-giong-do receiver card\n"
_OLDER: Mapping[int, plain.Step] = {}
_KEY_SIZE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An office that takes parcels in: the key that locks them, and the key of its receipts."""

    office: Sender
    receiving: bytes
    signing: bytes

    @property
    def fingerprint(self) -> str:
        """The fingerprint of both keys together, as the paper shows it."""
        return fingerprint(self.receiving + self.signing)


def to_bytes(office: Sender, receiving: bytes, signing_key: bytes) -> bytes:
    """The card of an office, signed by itself; `receiving` is the public key."""
    said = {
        "format": FORMAT,
        "office": {"id": office.id, "name": office.name, "province": office.province},
        "receiving": plain.octets_text(receiving),
        "key": plain.octets_text(public_key(signing_key)),
    }
    return signed.to_bytes(said, _SIGNED_AS, signing_key)


def read(source: Path | bytes) -> Card:
    """The card in a file; a Refusal if it is none, Trouble if it cannot be read."""
    data = signed.bytes_of(source, _KIND) if isinstance(source, Path) else source
    said, key = signed.from_bytes(data, _SIGNED_AS, _KIND)
    found = plain.brought_up(said, FORMAT, _OLDER)
    try:
        office = plain.part(found, "office")
        return Card(
            office=Sender(
                id=plain.name(office, "id"),
                name=plain.name(office, "name"),
                province=plain.name(office, "province"),
            ),
            receiving=plain.octets(found, "receiving", _KEY_SIZE),
            signing=key,
        )
    except Refusal:
        raise signed.broken(_KIND) from None
