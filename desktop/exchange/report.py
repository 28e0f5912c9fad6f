"""The shape of a report inside a parcel, by version: figures that keep the names behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.exchange import plain
from desktop.exchange.parcel import Sender

FORMAT = 1
FILE = "report.json"

_OLDER: Mapping[int, plain.Step] = {}
_MOST = 10**12
_SHARE = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Member:
    """One of those whom a figure counts: a person, a cell, a unit."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure; a value of None is not known; `members` is empty where nothing is counted.

    A `heading` stands between figures on paper and does not travel; nor does `empty`, which says
    of a value of None that it has no sense, as a share of 0: that is seen from the other lines.
    """

    id: str
    title: str
    value: Value
    members: tuple[Member, ...] = ()
    heading: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one office for one period, as they stood on a day."""

    office: Sender
    report: str
    title: str
    edition: str
    since: date
    until: date
    as_of: date
    lines: tuple[Line, ...]


def to_json(report: Report) -> bytes:
    """The report as it travels, in the newest format."""
    return plain.written(
        {
            "format": FORMAT,
            "office": {
                "id": report.office.id,
                "name": report.office.name,
                "province": report.office.province,
            },
            "report": report.report,
            "title": report.title,
            "edition": report.edition,
            "since": report.since.isoformat(),
            "until": report.until.isoformat(),
            "as_of": report.as_of.isoformat(),
            "lines": [_line_out(line) for line in report.lines if not line.heading],
        }
    )


def from_json(data: bytes) -> Report:
    """The report that travelled, in any format known; a Refusal if it is not one."""
    found = plain.brought_up(plain.read(data), FORMAT, _OLDER)
    office = plain.part(found, "office")
    since, until = plain.span(found)
    lines = tuple(_line_in(line) for line in plain.parts(found, "lines"))
    if len({line.id for line in lines}) != len(lines):
        raise plain.damaged("có chỉ tiêu ghi hai lần")
    return Report(
        office=Sender(
            id=plain.name(office, "id"),
            name=plain.name(office, "name"),
            province=plain.name(office, "province"),
        ),
        report=plain.text(found, "report"),
        title=plain.name(found, "title"),
        edition=plain.text(found, "edition"),
        since=since,
        until=until,
        as_of=plain.day(found, "as_of"),
        lines=lines,
    )


def _line_out(line: Line) -> plain.Document:
    # A share is written as text: a JSON number would come back as a float.
    value = format(line.value, "f") if isinstance(line.value, Decimal) else line.value
    members = [{"id": member.id, "name": member.name} for member in line.members]
    return {"id": line.id, "title": line.title, "value": value, "members": members}


def _line_in(found: plain.Document) -> Line:
    members = (
        Member(plain.text(member, "id"), plain.text(member, "name"))
        for member in plain.parts(found, "members")
    )
    return Line(
        id=plain.text(found, "id"),
        title=plain.name(found, "title"),
        value=_value_in(found),
        members=tuple(members),
    )


def _value_in(found: plain.Document) -> Value:
    value = found.get("value")
    if "value" in found and value is None:
        return None
    if not isinstance(value, str):
        return plain.number(found, "value", least=-_MOST, most=_MOST)
    if _SHARE.fullmatch(value) is None:
        raise plain.damaged("có số liệu không phải là số")
    return Decimal(value)
