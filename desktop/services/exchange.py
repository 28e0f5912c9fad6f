"""Parcels for the upper level: the report with its names, signed, locked, on a USB drive."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
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
from desktop.papers.sheet import Sheet
from desktop.rules.calendar import Period
from desktop.rules.facts.office import Office as OfficeFact
from desktop.rules.facts.paper import Paper, PaperFacts, ParcelCover
from desktop.services import history, papers, printing, reports, settings, shipped
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
class Ready:
    """A parcel before it is written: the report, what is told of it, the key, the cover sheet."""

    made: reports.Made
    facts: ParcelFacts
    key: bytes = field(repr=False)
    told: ParcelCover
    cover: Sheet
    cover_name: str


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
    ready = prepare(office, report_id=report_id, period=period, as_of=as_of)
    written = write(ready, folder, passphrase)
    note_written(office, ready, written)
    return written


def prepare(office: Office, *, report_id: str, period: Period, as_of: date) -> Ready:
    """A report with all that its parcel says of it; the office's key is made the first time."""
    made = office.read(reports.make, report_id=report_id, period=period, as_of=as_of)
    here = office.read(settings.office)
    mark = new_id()
    key = _signing_key(office)
    facts = ParcelFacts(
        parcel=mark,
        sender=made.travelling.office,
        report=report_id,
        since=period.first,
        until=period.last,
        made=office.now(),
        program=__version__,
    )
    stem = f"{made.figures.title} {here.commune_name}"
    cover = ParcelCover(
        parcel=mark,
        report=made.travelling.title,
        made=office.today(),
        file_name=stick.ascii_name(stem, parcel.ENDING),
        fingerprint=fingerprint(parcel.public_key(key)),
        journal=office.read(history.head).text,
    )
    return Ready(
        made, facts, key, cover, _cover(here, cover), stick.ascii_name(f"{stem} phieu bia", ".pdf")
    )


def write(ready: Ready, folder: Path, passphrase: str) -> Written:
    """Write what was prepared into a folder of a drive; it touches no office file."""
    if not folder.is_dir():
        raise Refusal(
            f"Không thấy thư mục {folder}. Hãy cắm USB và chọn lại thư mục.", field="folder"
        )
    content = {
        travelling.FILE: travelling.to_json(ready.made.travelling),
        "bao_cao.pdf": printing.pdf_bytes(ready.made.sheet),
        "bao_cao.xlsx": reports.xlsx_bytes(ready.made),
    }
    sealed = parcel.make(content, ready.facts, ready.key, Lock(passphrase=passphrase))
    path = stick.write(sealed, folder, ready.told.file_name)
    cover = stick.write(printing.pdf_bytes(ready.cover), folder, ready.cover_name)
    return Written(path, cover, ready.told.fingerprint, ready.told.parcel)


def note_written(office: Office, ready: Ready, written: Written) -> None:
    """Put a parcel that lies on the drive into the office's list, with what it held."""
    office.do(
        record_parcel,
        parcel=written.parcel,
        made=office.today(),
        report=ready.facts.report,
        since=ready.facts.since,
        until=ready.facts.until,
        file_name=written.path.name,
        fingerprint=written.fingerprint,
        content=json.loads(travelling.to_json(ready.made.travelling)),
    )


def verify_parcel(file: Path, passphrase: str) -> Parcel:
    """A parcel, once every byte of it is proven; Refusal otherwise."""
    found = parcel.verify(file, Unlock(passphrase=passphrase))
    held = found.content.get(travelling.FILE)
    if held is None:
        raise Refusal("Gói này không có báo cáo nên không dùng được. Hãy xin lại gói khác.")
    said = travelling.from_json(held)
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


def _cover(here: OfficeFact, cover: ParcelCover) -> Sheet:
    day = cover.made or date.max
    known = PaperFacts(
        office=here,
        law=shipped.law().facts(day),
        paper=Paper(place=here.place, day=cover.made),
        parcel=cover,
    )
    return fill(papers.form_of(_COVER, day), known)
