"""Receipts: written for parcels taken in, and matched at the sender with the parcels it wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import plain, receipt, stick
from desktop.exchange.receipt import Receipt
from desktop.rules import text
from desktop.services import rows
from desktop.services.exchange import exchange, receivers
from desktop.services.office import Office
from desktop.services.reports import reports
from desktop.store.tables.gathering import GatheredRow, SenderRow
from desktop.store.tables.parcels import ParcelRow


@dataclass(frozen=True, slots=True)
class Signed:
    """A receipt that was read, and the key that signed it."""

    receipt: Receipt
    key: bytes


def write(office: Office, *, parcel: str, folder: Path) -> Path:
    """Write the receipt of a parcel that was taken in, for the stick that goes back.

    Refusal for a parcel that is not held here.
    """
    if not folder.is_dir():
        raise Refusal(
            f"Không thấy thư mục {folder}. Hãy cắm USB và chọn lại thư mục.", field="folder"
        )
    made, name = office.read(_made, parcel=parcel)
    data = receipt.to_bytes(made, exchange.signing_key(office))
    return stick.write(data, folder, stick.ascii_name(f"Bien nhan {name}", receipt.ENDING))


def look(file: Path) -> Signed:
    """The receipt in a file; Refusal if it is none."""
    return Signed(*receipt.read(file))


def match(session: Session, /, *, signed: Signed) -> str:
    """Note beside a parcel that it was taken in; nothing changes if that is noted already.

    Refusal for a receipt of a parcel that this office did not write, or not by its receiver.
    """
    said = signed.receipt
    row = session.scalar(select(ParcelRow).where(ParcelRow.parcel == said.parcel))
    if row is None or said.sender != reports.sender_id(session):
        raise Refusal(
            "Biên nhận này của một gói mà cơ quan này không lập. Hãy chọn đúng tệp biên nhận."
        )
    known = receivers.signing_key_of(session, said.receiver.id)
    if (known is not None and known != signed.key) or said.digest != digest(row.content):
        raise Refusal(
            f"Biên nhận không phải do {said.receiver.name} lập cho gói này, hoặc gói nhận được "
            "không phải gói đã gửi. Hãy hỏi lại nơi nhận."
        )
    rows.fill(row, {"taken_in": said.taken_in, "taken_in_by": said.receiver.name})
    return f"{said.receiver.name} đã nhận {row.file_name} ngày {text.date_text(said.taken_in)}"


def digest(content: Mapping[str, Any]) -> str:
    """What only an office that opened the parcel can say of the report in it."""
    return hashlib.sha256(plain.written(content)).hexdigest()


def _made(session: Session, /, *, parcel: str) -> tuple[Receipt, str]:
    row = session.scalar(select(GatheredRow).where(GatheredRow.parcel == parcel))
    if row is None:
        raise Refusal("Chưa nhận gói này nên chưa có biên nhận. Hãy nhận gói trước.")
    sender = rows.present(session, SenderRow, row.sender_id)
    made = Receipt(
        parcel=row.parcel,
        sender=str(row.content["office"]["id"]),
        receiver=reports.sender(session),
        taken_in=row.taken_in,
        digest=digest(row.content),
    )
    return made, f"{row.title} {sender.name}"
