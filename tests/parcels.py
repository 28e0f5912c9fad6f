"""Parcels of invented communes, as the upper level finds them on a stick."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop.exchange import parcel, report
from desktop.exchange.envelope import Cost, Lock
from desktop.exchange.parcel import ParcelFacts, Sender
from desktop.exchange.report import Member, Value
from desktop.rules.calendar import period
from desktop.rules.reports.statistics import percent_of
from desktop.services.exchange import receiving
from desktop.services.exchange.receiving import Preview
from desktop.services.office import Office
from desktop.services.reports import statistics

CHEAP = Cost(memory=16, passes=1, lanes=1)
PASSPHRASE = "Ngọn đèn sáng"
LOCK = Lock(passphrase=PASSPHRASE, cost=CHEAP)
PROVINCE = "tỉnh Sơn La"
DAY = date(2026, 1, 12)

VALUES: dict[str, Value] = {
    "members-start": 100,
    "joined": 9,
    "admitted": 8,
    "admitted-women": 4,
    "transferred-in": 1,
    "restored": 0,
    "left": 3,
    "members-end": 106,
    "target": 10,
}


@dataclass(frozen=True)
class Commune:
    """An invented commune with a signing key of its own."""

    name: str
    key: bytes = b""
    id: str = ""

    @property
    def signing(self) -> bytes:
        """The key it signs with: always the same unless another is given."""
        return self.key or hashlib.sha256(self.name.encode()).digest()

    @property
    def sender(self) -> Sender:
        """How its parcels name it."""
        mark = self.id or hashlib.sha256(self.name.encode()).hexdigest()[:32]
        return Sender(id=mark, name=f"Đảng ủy xã {self.name}", province=PROVINCE)


HOA_BAN = Commune("Hoa Ban")
NA_LOC = Commune("Nà Lốc")


def a_report(
    commune: Commune = HOA_BAN, year: int = 2025, *, as_of: date | None = None, **values: Value
) -> report.Report:
    """The yearly report of a commune, at its end unless said; a value of None is not known."""
    shape = statistics.report("yearly")
    span = period(str(year))
    given = VALUES | {name.replace("_", "-"): value for name, value in values.items()}
    for line in shape.lines:
        if line.percent:
            given.setdefault(line.id, percent_of(given.get(line.percent), given.get(line.of)))
    return report.Report(
        office=commune.sender,
        report="yearly",
        title=f"{shape.title} {span.text}",
        edition=shape.edition,
        since=span.first,
        until=span.last,
        as_of=as_of or span.last,
        lines=tuple(
            report.Line(
                id=line.id,
                title=line.title,
                value=given.get(line.id),
                members=(Member("p1", "Lò Thị Mai"),) if line.id == "admitted" else (),
            )
            for line in shape.lines
            if not line.heading
        ),
    )


def facts_of(said: report.Report, mark: str = "1") -> ParcelFacts:
    """What the manifest says of a report; another mark is another parcel."""
    return ParcelFacts(
        parcel=f"{said.office.id[:16]}-{said.since.year}-{mark}",
        sender=said.office,
        report=said.report,
        since=said.since,
        until=said.until,
        made=datetime.combine(said.until, time(9, int(mark))),
        program="1.0.0",
    )


def a_parcel(
    folder: Path,
    commune: Commune = HOA_BAN,
    year: int = 2025,
    *,
    mark: str = "1",
    lock: Lock = LOCK,
    changes: dict[str, Any] | None = None,
    as_of: date | None = None,
    **values: Value,
) -> Path:
    """A parcel on a stick; `changes` are made to what its manifest says."""
    said = a_report(commune, year, as_of=as_of, **values)
    facts = replace(facts_of(said, mark), **(changes or {}))
    content = {report.FILE: report.to_json(said)}
    file = folder / f"{facts.parcel}.goi"
    file.write_bytes(parcel.make(content, facts, commune.signing, lock))
    return file


def look(office: Office, file: Path) -> Preview:
    """What the parcel is, before anything is kept."""
    return receiving.look(office, file, PASSPHRASE)


def receive(office: Office, file: Path, day: date = DAY) -> Preview:
    """Take a parcel in with the groups of its paper; what was shown before."""
    found = look(office, file)
    office.do(receiving.take_in, preview=found, groups=found.fingerprint.split(), day=day)
    return found
