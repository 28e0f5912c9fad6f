"""Parcels for the upper level: the report with its names, signed, locked, on a USB drive."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop import __version__
from desktop.errors import Refusal
from desktop.exchange import parcel, stick
from desktop.exchange import report as travelling
from desktop.exchange.envelope import Lock, Unlock
from desktop.exchange.fingerprint import fingerprint
from desktop.exchange.parcel import Parcel, ParcelFacts
from desktop.papers.fill import fill
from desktop.rules.calendar import Period
from desktop.rules.facts.paper import Paper, PaperFacts, ParcelCover
from desktop.services import papers, printing, reports, settings, shipped
from desktop.services.office import Office, irreversible
from desktop.store.tables.office import SigningKeyRow
from desktop.store.tables.parcels import ParcelRow
from desktop.store.tables.record import new_id

_COVER = "bia-goi"


@dataclass(frozen=True, slots=True)
class Written:
    """A parcel that lies on the drive, proven by reading it back, and its cover sheet."""

    path: Path
    cover: Path
    fingerprint: str
    parcel: str


@dataclass(frozen=True, slots=True)
class ParcelLine:
    """A parcel that this office wrote before."""

    id: str
    parcel: str
    made: date
    report: str
    since: date
    until: date
    file_name: str
    fingerprint: str


def make_parcel(
    office: Office,
    *,
    report_id: str,
    period: Period,
    as_of: date,
    folder: Path,
    passphrase: str,
) -> Written:
    """Write a report as a parcel into a folder of a drive, with its cover sheet as a PDF.

    The file is read back and compared before anything is reported; Trouble if the drive fails.
    """
    if not folder.is_dir():
        raise Refusal(
            f"Không thấy thư mục {folder}. Hãy cắm USB và chọn lại thư mục.", field="folder"
        )
    made = office.read(reports.make, report_id=report_id, period=period, as_of=as_of)
    key = _signing_key(office)
    mark = new_id()
    facts = ParcelFacts(
        parcel=mark,
        sender=made.travelling.office,
        report=report_id,
        since=period.first,
        until=period.last,
        made=office.now(),
        program=__version__,
    )
    content = {
        travelling.FILE: travelling.to_json(made.travelling),
        "bao_cao.pdf": printing.pdf_bytes(made.sheet),
        "bao_cao.xlsx": reports.xlsx_bytes(made),
    }
    sealed = parcel.make(content, facts, key, Lock(passphrase=passphrase))
    stem = f"{made.figures.title} {period.text} {office.read(settings.office).commune_name}"
    path = stick.write(sealed, folder, stick.ascii_name(stem, parcel.ENDING))
    print_key = fingerprint(parcel.public_key(key))
    office.do(
        record_parcel,
        parcel=mark,
        made=office.today(),
        report=report_id,
        since=period.first,
        until=period.last,
        file_name=path.name,
        fingerprint=print_key,
        content=json.loads(content[travelling.FILE]),
    )
    cover = stick.write(
        _cover(office, made, mark, path.name, print_key),
        folder,
        stick.ascii_name(f"{stem} phieu bia", ".pdf"),
    )
    return Written(path, cover, print_key, mark)


def verify_parcel(file: Path, passphrase: str) -> Parcel:
    """A parcel, once every byte of it is proven; Refusal otherwise."""
    found = parcel.verify(file, Unlock(passphrase=passphrase))
    said = travelling.from_json(found.content[travelling.FILE])
    if said.office != found.facts.sender:
        raise Refusal("Gói ghi hai nơi gửi khác nhau nên không dùng được. Hãy xin lại gói khác.")
    return found


@irreversible
def record_parcel(session: Session, /, **values: Any) -> str:
    """Note that a parcel was written; what it held is kept as it was."""
    row = ParcelRow(**values)
    session.add(row)
    return f"Lập gói {row.file_name}"


def parcels(session: Session) -> tuple[ParcelLine, ...]:
    """The parcels written so far, the newest first."""
    query = select(ParcelRow).order_by(ParcelRow.made.desc(), ParcelRow.file_name)
    return tuple(
        ParcelLine(
            row.id,
            row.parcel,
            row.made,
            row.report,
            row.since,
            row.until,
            row.file_name,
            row.fingerprint,
        )
        for row in session.scalars(query)
    )


@irreversible
def keep_signing_key(session: Session, /, *, private: bytes) -> str:
    """Keep the office's signing key; made once, when the first parcel is written."""
    session.add(SigningKeyRow(private=private))
    return "Tạo khóa ký gói báo cáo"


def _signing_key(office: Office) -> bytes:
    kept = office.read(_kept_key)
    if kept is None:
        kept = parcel.new_signing_key()
        office.do(keep_signing_key, private=kept)
    return kept


def _kept_key(session: Session) -> bytes | None:
    return session.scalar(select(SigningKeyRow.private))


def _cover(office: Office, made: reports.Made, mark: str, file_name: str, print_key: str) -> bytes:
    here = office.read(settings.office)
    known = PaperFacts(
        office=here,
        law=shipped.law().facts(office.today()),
        paper=Paper(place=here.place, day=office.today()),
        parcel=ParcelCover(
            parcel=mark,
            report=made.travelling.title,
            made=office.today(),
            file_name=file_name,
            fingerprint=print_key,
        ),
    )
    return printing.pdf_bytes(fill(papers.form_of(_COVER, office.today()), known))
