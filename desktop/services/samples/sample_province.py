"""An invented province that gathers: parcels of its communes, made and taken in like any other."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from desktop import __version__, paths
from desktop.exchange import parcel, report
from desktop.exchange.envelope import Lock, new_receiving_key, receiving_public_key
from desktop.exchange.parcel import ParcelFacts, Sender
from desktop.rules import definition
from desktop.rules.calendar import Period, period
from desktop.rules.reports.statistics import Report, Value, percent_of
from desktop.services.exchange import receivers, receiving, senders
from desktop.services.keeping import settings
from desktop.services.office import Office
from desktop.services.reports import statistics
from desktop.services.samples.sample_communes import OfficePlan

PROVINCE = "quang-nam"

_AVERAGE_AGE = Decimal("27.4")
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many in a thousand of one line another line is."""

    line: str
    of: str
    permille: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderPlan:
    """A commune: members at the end, and what was asked and reached in each period."""

    name: str
    members: int
    cells: int
    term_target: int
    before: int
    target: tuple[int, ...]
    admitted: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """An invented province: its communes' figures of some periods, as of a day in each."""

    title: str
    report: str
    periods: tuple[str, ...]
    as_of: tuple[date, ...]
    taken_in: date
    office: OfficePlan
    share: tuple[Share, ...] = ()
    sender: tuple[SenderPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What stands in an invented gathering office: the report and period to show, as of a day."""

    title: str
    report: str
    period: Period
    as_of: date


def province(key: str = PROVINCE) -> Province:
    """The plan of an invented province."""
    file = paths.resources() / "samples" / f"{key}.toml"
    return definition.parse(Province, file.read_text(encoding="utf-8"), f"samples/{file.name}")


def make(
    office: Office, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Gathered:
    """Fill an empty office with the gathered reports of an invented province, always the same.

    `progress` hears of the parcels taken in and of all.
    """
    plan = province()
    office.do(settings.set_office, **asdict(plan.office))
    office.do(senders.expect, names=[one.name for one in plan.sender])
    private = new_receiving_key()
    office.do(receivers.keep_receiving_key, private=private)
    sealed = tuple(parcels(plan, Lock(receiver=receiving_public_key(private))))
    with tempfile.TemporaryDirectory(prefix="hgd-") as folder:
        for at, (name, data) in enumerate(sealed, start=1):
            file = Path(folder) / name
            file.write_bytes(data)
            found = receiving.look(office, file, None)
            office.do(
                receiving.take_in,
                preview=found,
                groups=found.fingerprint.split(),
                day=plan.taken_in,
            )
            progress(at, len(sealed))
    return Gathered(plan.title, plan.report, period(plan.periods[-1]), plan.as_of[-1])


def parcels(plan: Province, lock: Lock) -> Iterator[tuple[str, bytes]]:
    """The parcels of every commune and period by file name, signed with invented keys."""
    shape = statistics.report(plan.report)
    place = f"{plan.office.province_kind} {plan.office.province_name}"
    for number, sender in enumerate(plan.sender, start=1):
        seed = hashlib.sha256(f"{PROVINCE} {number}".encode()).digest()
        said = Sender(id=seed.hex()[:32], name=sender.name, province=place)
        for at, written in enumerate(plan.periods):
            made = _report(plan, shape, sender, said, at)
            facts = ParcelFacts(
                parcel=hashlib.sha256(seed + written.encode()).hexdigest()[:32],
                sender=said,
                report=made.report,
                since=made.since,
                until=made.until,
                made=datetime.combine(made.as_of, time(16)),
                program=__version__,
            )
            content = {report.FILE: report.to_json(made)}
            yield f"xa_{number:02d}_{written}.goi", parcel.make(content, facts, seed, lock)


def _report(
    plan: Province, shape: Report, sender: SenderPlan, said: Sender, at: int
) -> report.Report:
    span = period(plan.periods[at])
    values = _values(plan, shape, sender, at)
    return report.Report(
        office=said,
        report=shape.id,
        title=f"{shape.title} {span.text}",
        edition=shape.edition,
        since=span.first,
        until=span.last,
        as_of=plan.as_of[at],
        lines=tuple(
            report.Line(id=line.id, title=line.title, value=values.get(line.id))
            for line in shape.lines
            if not line.heading
        ),
    )


def _values(plan: Province, shape: Report, sender: SenderPlan, at: int) -> dict[str, Value]:
    """The figures of a commune for one of the periods; those of others follow backwards."""
    counts = _counts(plan, sender, at)
    found: dict[str, Value] = dict(counts)
    for line in shape.lines:
        if line.percent:
            found[line.id] = percent_of(found.get(line.percent), found.get(line.of))
        elif line.average:
            found[line.id] = _AVERAGE_AGE
    return found


def _counts(plan: Province, sender: SenderPlan, at: int) -> dict[str, int]:
    if at + 1 < len(plan.periods):
        # What one period ends with is what the next one began with.
        end = _counts(plan, sender, at + 1)["members-start"]
    else:
        end = sender.members
    counts = {
        "members-end": end,
        "admitted": sender.admitted[at],
        "cells": sender.cells,
        "target": sender.target[at],
        "term-target": sender.term_target,
        "term-admitted": sender.before + sum(sender.admitted[: at + 1]),
    }
    for one in plan.share:
        counts[one.line] = (counts[one.of] * one.permille + _THOUSAND // 2) // _THOUSAND
    counts["joined"] = sum(counts[line] for line in ("admitted", "transferred-in", "restored"))
    counts["left"] = sum(
        counts[line] for line in ("died", "expelled", "struck-off", "resigned", "transferred-out")
    )
    counts["members-start"] = end - counts["joined"] + counts["left"]
    return counts
