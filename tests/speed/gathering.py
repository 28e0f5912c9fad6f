"""A whole country gathered on one server: nice python -m tests.speed.gathering [PARCELS].

Prints parcels a second (proven, compared, taken in and journaled), what the store grew by, and how
long the combined tables take, beside the floor of the same rows written by plain INSERT and COPY.
Halfway the gathering process is killed; the sums at the end are those of the invented figures.
The server is a real one in a folder of its own, with every write waited for on the disk.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from desktop.exchange import parcel, report
from desktop.exchange.envelope import Lock, new_receiving_key, receiving_public_key
from desktop.exchange.report import Member
from desktop.rules import calendar
from desktop.rules.reports.statistics import percent_of
from desktop.services.exchange import receivers, receiving
from desktop.services.keeping import shared_store
from desktop.services.office import Office, create, open_office
from desktop.services.reports import gathering, statistics
from tests.build import an_office
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.parcels import Commune, facts_of
from tests.postgres import running

_COMMUNES = 3_321
_MEMBERS = 5_400_000
_FACTS = 300_000
_REAL = "-c listen_addresses=''"
_YEAR = calendar.period("2025")
_ASKED: dict[str, Any] = {"report_id": "yearly", "period": _YEAR}
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Lò", "Quàng", "Hoàng", "Cầm", "Đặng")
_GIVEN = ("Thị Mai", "Văn Inh", "Thị Ánh", "Văn Đức", "Minh Tú", "Thị Hạnh")


def reports(count: int) -> Iterator[tuple[Commune, report.Report]]:
    """The reports of so many communes: members as figures, the newly admitted with their names."""
    chance = random.Random(count)
    shape = statistics.report("yearly")
    named = [line.id for line in shape.lines if line.id in ("admitted", "recognised")]
    for at in range(count):
        commune = Commune(f"Xã {at:04d}")
        values = _values(shape, _MEMBERS // _COMMUNES + at % 3, chance)
        facts = _FACTS // _COMMUNES // len(named)
        lines = []
        for line in shape.lines:
            if line.heading:
                continue
            people = facts if line.id in named else 0
            members = tuple(
                Member(f"{at:04d}{number:028d}", f"{_pick(_FAMILIES, number)} {_pick(_GIVEN, at)}")
                for number in range(people)
            )
            value = people if line.id in named else values.get(line.id)
            lines.append(report.Line(id=line.id, title=line.title, value=value, members=members))
        yield (
            commune,
            report.Report(
                office=commune.sender,
                report="yearly",
                title=f"{shape.title} {_YEAR.text}",
                edition=shape.edition,
                since=_YEAR.first,
                until=_YEAR.last,
                as_of=_YEAR.last,
                lines=tuple(lines),
            ),
        )


def gather(path: Path, folder: Path, told: Any = None) -> int:
    """Take in every parcel of the folder that is not held; how many that were."""
    office = open_office(path, PASSWORD, who="Văn phòng", now=lambda: NOW)
    count = 0
    for file in sorted(folder.iterdir()):
        found = receiving.look(office, file, None)
        if found.state == "again":
            continue
        groups = found.fingerprint.split()
        office.do(receiving.take_in, preview=found, groups=groups, day=date(2026, 1, 12))
        count += 1
        if told is not None:
            told.send(count)
    office.close()
    return count


def main(count: int) -> None:
    """Measure, and print what was measured."""
    with TemporaryDirectory() as name, running(_REAL) as server:
        folder = Path(name)
        address = server.database()
        office, usb = _office(folder, address), folder / "usb"
        key = office.read(receivers.own_key)
        assert key is not None
        expected, members, size = _written(usb, count, Lock(receiver=receiving_public_key(key)))
        print(f"{count} parcels, {size / 1e6:.1f} MB, {members:,} members as figures")
        began = _bytes_of(address)
        before = time.perf_counter()
        killed = _until_killed(folder / "office.hgd", usb, count // 2)
        worked = time.process_time()
        rest = gather(folder / "office.hgd", usb)
        worked = time.process_time() - worked
        took = time.perf_counter() - before
        print(f"killed after {killed}, then {rest} more")
        print(f"gathered in {took:.1f} s: {count / took:.1f} parcels/s by the clock")
        print(f"{1000 * worked / rest:.1f} ms of processor time a parcel")
        grown = _bytes_of(address) - began
        print(f"the store grew by {grown / 1e6:.1f} MB, {grown / count / 1e3:.1f} kB a parcel")
        _floor(address, count)
        _tables(office, expected, members)
        office.close()


def _office(folder: Path, address: str) -> Office:
    office = create(folder / "office.hgd", PASSWORD, who="Bàn một", now=lambda: NOW, cost=CHEAP)
    an_office(office, level="province", commune_name="")
    office.do(receivers.keep_receiving_key, private=new_receiving_key())
    shared_store.join(office, address)
    return office


def _written(usb: Path, count: int, lock: Lock) -> tuple[int, int, int]:
    usb.mkdir()
    admitted = members = size = 0
    for at, (commune, said) in enumerate(reports(count)):
        values = {line.id: line.value for line in said.lines}
        admitted += int(values["admitted"] or 0)
        members += int(values["members-end"] or 0)
        content = {report.FILE: report.to_json(said)}
        sealed = parcel.make(content, facts_of(said), commune.signing, lock)
        size += len(sealed)
        (usb / f"{at:05d}.goi").write_bytes(sealed)
    return admitted, members, size


def _until_killed(path: Path, usb: Path, after: int) -> int:
    processes = multiprocessing.get_context("spawn")
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=gather, args=(path, usb, sender), daemon=True)
    process.start()
    sender.close()
    told = 0
    while told < after:
        told = receiver.recv()
    process.kill()
    process.join()
    return told


def _tables(office: Office, admitted: int, members: int) -> None:
    for title, act in (
        ("sums (first time)", gathering.summed),
        ("sums", gathering.summed),
        ("sums, every office named, and the board", gathering.combined),
    ):
        with _timed(title):
            found = office.read(act, as_of=_YEAR.last, **_ASKED)
        line = found.figures.line
        assert (line("admitted").value, line("members-end").value) == (admitted, members)
    with _timed("one figure opened"):
        office.read(gathering.behind, line=line("admitted"), **_ASKED)
    with _timed("the board"):
        office.read(gathering.board, **_ASKED)
    with TemporaryDirectory() as name, _timed("the combined tables written"):
        gathering.write(office, folder=Path(name), as_of=_YEAR.last, **_ASKED)


@contextmanager
def _timed(title: str) -> Iterator[None]:
    clock, worked = time.perf_counter(), time.process_time()
    yield
    worked = time.process_time() - worked
    print(f"{title}: {time.perf_counter() - clock:.3f} s by the clock, {worked:.3f} s of its own")


def _floor(address: str, count: int) -> None:
    """The same rows written by bare statements, with no proof, journal or comparison."""
    rows = []
    for commune, said in reports(count):
        content = report.to_json(said).decode()
        figures = json.dumps({line["id"]: line["value"] for line in json.loads(content)["lines"]})
        made = datetime.combine(said.until, datetime.min.time()).isoformat()
        rows.append((commune.sender.id, said.title, made, figures, content))
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for way in ("insert", "copy"):
            columns = "sender text, title text, made text, figures jsonb, content json"
            cursor.execute(f"CREATE TABLE floor_{way} ({columns})")
            connection.commit()
            before = time.perf_counter()
            if way == "insert":
                for row in rows:
                    cursor.execute("INSERT INTO floor_insert VALUES (%s,%s,%s,%s,%s)", row)
                    connection.commit()
            else:
                with cursor.copy("COPY floor_copy FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                connection.commit()
            took = time.perf_counter() - before
            print(f"floor, bare {way}: {took:.1f} s, {count / took:.0f} rows/s")


def _bytes_of(address: str) -> int:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    assert row is not None
    return int(row[0])


def _values(shape: Any, members: int, chance: random.Random) -> dict[str, Any]:
    admitted = _FACTS // _COMMUNES // 2
    values: dict[str, Any] = {
        line.id: chance.randrange(20)
        for line in shape.lines
        if not (line.heading or line.percent or line.average)
    }
    values |= {"members-end": members, "admitted": admitted, "transferred-in": 0, "restored": 0}
    values |= {"joined": admitted, "left": 5, "members-start": members - admitted + 5}
    for line in shape.lines:
        if line.percent:
            values[line.id] = percent_of(values.get(line.percent), values.get(line.of))
    return values


def _pick(words: tuple[str, ...], at: int) -> str:
    return words[at % len(words)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _COMMUNES)
