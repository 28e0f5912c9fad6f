"""What the packs of an office bring, and which packs they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop import __version__
from desktop.errors import Refusal
from desktop.exchange import plain
from desktop.exchange import updates as travelling
from desktop.rules import definition
from desktop.services import data
from desktop.services.data import Brought
from desktop.store import attachments
from desktop.store.tables.updates import UpdatePackRow

State = Literal["used", "included", "unfit"]

_KEY_SIZE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class MakersKey:
    """A public key of the program's makers, in base64."""

    name: str
    public: str

    @property
    def octets(self) -> bytes:
        """The key itself, 32 bytes."""
        return plain.octets({"public": self.public}, "public", _KEY_SIZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Makers:
    """What the program knows of packs: the newest whose content it ships itself, and whose keys."""

    number: int = 0
    key: tuple[MakersKey, ...]


@dataclass(frozen=True, slots=True)
class TakenPack:
    """A pack that was taken in: used, included in the program by now, or no longer fit for it."""

    id: str
    number: int
    title: str
    in_force_from: date
    taken_in: date
    fingerprint: str
    summary: str
    state: State


def makers(text: str = "") -> Makers:
    """The makers as the program ships them, or as a text of that shape says; Trouble if faulty."""
    name = "resources/updates.toml"
    return definition.parse(Makers, text or data.shipped(name), "updates.toml")


def brought(session: Session) -> Brought:
    """The files that this office's packs put before the shipped ones."""
    return _read(session)[0]


def taken(session: Session) -> tuple[TakenPack, ...]:
    """The packs that were taken in, newest first, and what became of each."""
    return tuple(reversed(_read(session)[1]))


def over(before: Brought, pack: travelling.Pack, content: bytes) -> Brought:
    """The files with those of a pack put before them; `content` are the bytes of the pack."""
    return Brought(
        pack.facts.number,
        hashlib.sha256(before.mark.encode() + content).hexdigest(),
        {**before.files, **pack.content},
    )


def version(written: str) -> tuple[int, ...]:
    """A version as it is compared; Refusal for one that is none."""
    try:
        return tuple(map(int, written.split(".")))
    except ValueError:
        raise Refusal(
            f"Gói ghi phiên bản chương trình “{written}” không đọc được, nên không nhận. Hãy xin "
            "lại gói ở nơi phát hành chương trình."
        ) from None


def _read(session: Session) -> tuple[Brought, list[TakenPack]]:
    found, packs = data.NOTHING, []
    for row in session.scalars(select(UpdatePackRow).order_by(UpdatePackRow.number)):
        # A newer program brings the content of older packs itself, perhaps mended since.
        state: State = "included" if row.number <= makers().number else "used"
        summary = ""
        try:
            content = attachments.content(session, row.attachment_id)
            pack = travelling.read(content)
            summary = pack.facts.summary
            more = over(found, pack, content)
            if state == "used" and row.program != __version__ and _is_unfit(more):
                state = "unfit"
            found = more if state == "used" else found
        except Refusal:
            state = "unfit"
        packs.append(_line(row, summary, state))
    return found, packs


def _is_unfit(more: Brought) -> bool:
    """Whether another version of the program than the one that examined a pack cannot read it."""
    from desktop.services.keeping import update_checks

    with data.trying(more):
        return bool(update_checks.mistakes())


def _line(row: UpdatePackRow, summary: str, state: State) -> TakenPack:
    return TakenPack(
        row.id,
        row.number,
        row.title,
        row.in_force_from,
        row.taken_in,
        row.fingerprint,
        summary,
        state,
    )
