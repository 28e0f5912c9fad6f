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
from desktop.services import shipped
from desktop.services.keeping import history, settings
from desktop.services.office import Office, irreversible, permitted
from desktop.services.papers import papers, printing
from desktop.services.reports import kept_reports, reports
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
    taken_in: date | None = None
    taken_in_by: str = ""


def make_parcel(
    office: Office,
    *,
    report_id: str,
    period: Period,
    as_of: date,
    folder: Path,
    passphrase: str | None,
    receiver: bytes | None = None,
) -> Written:
    """Write a report as a parcel into a folder of a drive, with its cover sheet as a PDF.

    A passphrase opens it, or the `receiver` whose public key is given, or either.

    The file is read back and compared before anything is reported; Trouble if the drive fails.
    """
    ready = prepare(office, report_id=report_id, period=period, as_of=as_of)
    written = write(ready, folder, passphrase, receiver)
    note_written(office, ready, written)
    return written


@permitted
def prepare(office: Office, *, report_id: str, period: Period, as_of: date) -> Ready:
    """A report with all that its parcel says of it; the office's key is made the first time."""
    made = office.read(reports.make, report_id=report_id, period=period, as_of=as_of)
    here = office.read(settings.office)
    mark = new_id()
    key = signing_key(office)
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
        made,
        facts,
        key,
        cover,
        _paper(here, _COVER, cover),
        stick.ascii_name(f"{stem} phieu bia", ".pdf"),
    )


def write(
    ready: Ready, folder: Path, passphrase: str | None, receiver: bytes | None = None
) -> Written:
    """Write what was prepared into a folder of a drive; it touches no office file."""
    if not folder.is_dir():
        raise Refusal(
            f"Không thấy thư mục {folder}. Hãy cắm USB và chọn lại thư mục.", field="folder"
        )
    content = {
        travelling.FILE: travelling.to_json(ready.made.travelling),
        # The level above adds up and compares the rows of the guide, under its own words.
        "bao_cao.pdf": printing.pdf_bytes(ready.made.plain),
        "bao_cao.xlsx": reports.plain_xlsx_bytes(ready.made),
    }
    lock = Lock(receiver=receiver, passphrase=passphrase)
    sealed = parcel.make(content, ready.facts, ready.key, lock)
    path = stick.write(sealed, folder, ready.told.file_name)
    cover = stick.write(printing.pdf_bytes(ready.cover), folder, ready.cover_name)
    return Written(path, cover, ready.told.fingerprint, ready.told.parcel)


def note_written(office: Office, ready: Ready, written: Written) -> None:
    """Put a parcel that lies on the drive into the office's list, and keep its figures."""
    office.do(
        record_parcel,
        sent=ready.made,
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
    return proven(file, Unlock(passphrase=passphrase))


def proven(file: Path, unlock: Unlock) -> Parcel:
    """A parcel opened by a passphrase or a receiving key, once every byte of it is proven."""
    found = parcel.verify(file, unlock)
    held = found.content.get(travelling.FILE)
    if held is None:
        raise Refusal("Gói này không có báo cáo nên không dùng được. Hãy xin lại gói khác.")
    said = travelling.from_json(held)
    if said.office != found.facts.sender:
        raise Refusal("Gói ghi hai nơi gửi khác nhau nên không dùng được. Hãy xin lại gói khác.")
    if (said.report, said.since, said.until) != (
        found.facts.report,
        found.facts.since,
        found.facts.until,
    ):
        raise Refusal("Gói ghi hai kỳ báo cáo khác nhau nên không dùng được. Hãy xin gói khác.")
    return found


@irreversible
def record_parcel(session: Session, /, *, sent: reports.Made, made: date, **values: Any) -> str:
    """Note that a parcel was written; what it held, and the figures sent, are kept as they were."""
    row = ParcelRow(made=made, **values)
    session.add(row)
    figures = sent.figures
    if kept_reports.kept(session, report_id=figures.report, period=figures.period) is None:
        kept_reports.store(session, figures, sent.sheet, sent.plain, sent.edits, made)
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
            row.taken_in,
            row.taken_in_by,
        )
        for row in session.scalars(query)
    )


@irreversible
def keep_signing_key(session: Session, /, *, private: bytes) -> str:
    """Keep the office's signing key; made once, when the first parcel is written."""
    session.add(SigningKeyRow(private=private))
    return "Tạo khóa ký gói báo cáo"


def signing_key(office: Office) -> bytes:
    """The office's signing key, made and kept the first time it is asked for."""
    kept = office.read(_kept_key)
    if kept is None:
        kept = parcel.new_signing_key()
        office.do(keep_signing_key, private=kept)
    return kept


def _kept_key(session: Session) -> bytes | None:
    return session.scalar(select(SigningKeyRow.private))


def on_paper(office: Office, form: str, cover: ParcelCover) -> Sheet:
    """A paper that goes beside a file on the drive and shows its fingerprint."""
    return _paper(office.read(settings.office), form, cover)


def _paper(here: OfficeFact, form: str, cover: ParcelCover) -> Sheet:
    day = cover.made or date.max
    known = PaperFacts(
        office=here,
        law=shipped.law().facts(day),
        paper=Paper(place=here.place, day=cover.made),
        parcel=cover,
    )
    return fill(papers.form_of(form, day), known)
