"""Keys for parcels that only one office opens: its own card, and the cards it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import receiver_card, stick
from desktop.exchange.envelope import new_receiving_key, receiving_public_key
from desktop.exchange.fingerprint import blanked, confirms, filled
from desktop.exchange.receiver_card import Card
from desktop.rules import text
from desktop.rules.facts.paper import ParcelCover
from desktop.services.exchange import exchange
from desktop.services.office import Office, irreversible
from desktop.services.papers import printing
from desktop.services.reports import reports
from desktop.store.tables.gathering import ReceiverRow, ReceivingKeyRow

_PAPER = "phieu-khoa"


@dataclass(frozen=True, slots=True)
class WrittenCard:
    """The card of this office on a drive, the paper that goes with it, and its fingerprint."""

    path: Path
    paper: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A card that was read, and its fingerprint with the groups blanked that its paper tells."""

    card: Card
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiverLine:
    """An upper office that parcels can be locked for."""

    id: str
    name: str
    province: str
    confirmed: date
    receiving: bytes = field(repr=False)


def own_key(session: Session) -> bytes | None:
    """The private key of this office for parcels locked for it; None before its first card."""
    return session.scalar(select(ReceivingKeyRow.private))


def write_card(office: Office, folder: Path) -> WrittenCard:
    """Write this office's card and its paper into a folder; the keys are made the first time."""
    if not folder.is_dir():
        raise Refusal(
            f"Không thấy thư mục {folder}. Hãy cắm USB và chọn lại thư mục.", field="folder"
        )
    here = office.read(reports.sender)
    signing = exchange.signing_key(office)
    private = office.read(own_key)
    if private is None:
        private = new_receiving_key()
        office.do(keep_receiving_key, private=private)
    data = receiver_card.to_bytes(here, receiving_public_key(private), signing)
    shown = receiver_card.read(data).fingerprint
    name = stick.ascii_name(f"Khoa nhan {here.name}", receiver_card.ENDING)
    told = ParcelCover(made=office.today(), file_name=name, fingerprint=shown)
    paper = exchange.on_paper(office, _PAPER, told)
    path = stick.write(data, folder, name)
    beside = stick.ascii_name(f"Phieu khoa nhan {here.name}", ".pdf")
    return WrittenCard(path, stick.write(printing.pdf_bytes(paper), folder, beside), shown)


def look(office: Office, file: Path) -> Asked:
    """The card in a file, and which groups of its fingerprint the paper must tell."""
    card = receiver_card.read(file)
    return Asked(card, blanked(card.fingerprint, office.key + card.office.id.encode()))


def trust(session: Session, /, *, asked: Asked, groups: Sequence[str], day: date) -> str:
    """Take up a card whose blanked groups were typed from its paper; Refusal if they differ."""
    card = asked.card
    if not confirms(card.fingerprint, filled(asked.asked, groups)):
        raise Refusal(
            "Hãy gõ đúng hai nhóm chữ còn trống, đọc trên phiếu khóa nhận bằng giấy: "
            + " ".join(asked.asked),
            field="groups",
        )
    row = session.scalar(select(ReceiverRow).where(ReceiverRow.office == card.office.id))
    if row is None:
        row = ReceiverRow(office=card.office.id)
        session.add(row)
    row.name, row.province = card.office.name, card.office.province
    row.receiving, row.signing, row.confirmed = card.receiving, card.signing, day
    return f"Nhận khóa của {row.name}"


def receivers(session: Session) -> tuple[ReceiverLine, ...]:
    """The offices that parcels can be locked for, by name."""
    query = select(ReceiverRow).order_by(ReceiverRow.name)
    return tuple(
        ReceiverLine(row.id, row.name, row.province, row.confirmed, row.receiving)
        for row in session.scalars(query)
    )


def named(session: Session, /, *, name: str) -> bytes:
    """The key that locks parcels for an office, by its name; Refusal naming those there are."""
    known = receivers(session)
    found = next((one for one in known if text.fold(one.name) == text.fold(name)), None)
    if found is None:
        names = ", ".join(one.name for one in known) or "chưa có cơ quan nào"
        raise Refusal(f"Chưa nhận khóa của “{name}”. Đã nhận khóa của: {names}.", field="receiver")
    return found.receiving


def signing_key_of(session: Session, office_id: str) -> bytes | None:
    """The key that signs the receipts of an office whose card is known."""
    return session.scalar(select(ReceiverRow.signing).where(ReceiverRow.office == office_id))


@irreversible
def keep_receiving_key(session: Session, /, *, private: bytes) -> str:
    """Keep the office's receiving key; made once, with its first card."""
    session.add(ReceivingKeyRow(private=private))
    return "Tạo khóa nhận gói"
