"""How long taking in a central workbook lasts, beside the least that it could: run by hand.

    python -m tests.speed.import_workbook [ROWS] [ROUNDS]

The floor reads the same workbook into plain lists with the same reader and inserts the same rows
in bare SQL into an encrypted file of the same kind. Seconds are of processor time, so that what
else the machine does is left out.
"""

from __future__ import annotations

import io
import itertools
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import python_calamine

from desktop.commands.line import collect_seldom
from desktop.exchange import sheets
from desktop.services.office import Office, create
from desktop.services.people import imports
from desktop.services.people.imports import Choices
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, MembershipRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.exchange import books

Written = dict[Any, list[tuple[Any, ...]]]

TABLES = (CellRow, PersonRow, MembershipRow, CentralRow, BelongingRow)
STEPS = ("read", "columns", "rows", "preview", "take in")
MOST, MEMORY = 3.0, 400


def main(words: list[str]) -> None:
    """Print the two times of each round, their ratio, and the memory used."""
    count, rounds = (int(word) for word in (*words, *("5000", "5")[len(words) :]))
    content = books.central([books.member(number) for number in range(count)])
    collect_seldom()
    ratios = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            taken, parts, written = _taken(folder / "a.hgd", content)
            least = _least(folder / "b.hgd", content, written)
        ratios.append(taken / least)
        told = ", ".join(f"{step} {part:.2f}" for step, part in zip(STEPS, parts, strict=True))
        print(f"{taken:.2f} s ({told}) / floor {least:.2f} s = {taken / least:.1f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} rows: {statistics.median(ratios):.1f} times the floor (at most {MOST})")
    print(f"memory {memory} MB (at most {MEMORY})")


def _taken(file: Path, content: bytes) -> tuple[float, list[float], Written]:
    office = _office(file)
    marks = [time.process_time()]
    book = sheets.opened("ds.xlsx", content)
    marks.append(time.process_time())
    tables = imports.tables(book, office.read(imports.remembered))
    marks.append(time.process_time())
    rows = imports.read_rows(tables, office.today())
    marks.append(time.process_time())
    shown = office.read(imports.preview, file=book.name, rows=rows, choices=Choices())
    marks.append(time.process_time())
    office.do(imports.take_in, shown=shown, choices=Choices())
    marks.append(time.process_time())
    written = {kind: _rows(office, kind) for kind in TABLES}
    office.close()
    parts = [after - before for before, after in itertools.pairwise(marks)]
    return sum(parts), parts, written


def _least(file: Path, content: bytes, written: Written) -> float:
    office = _office(file)
    begun = time.process_time()
    book = python_calamine.load_workbook(io.BytesIO(content))
    book.get_sheet_by_index(0).to_python()
    connection = office.file.engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    for kind, rows in written.items():
        names = [column.name for column in kind.__table__.columns]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        cursor.executemany(
            f"INSERT INTO {kind.__tablename__} ({columns}) VALUES ({marks})",
            rows,
        )
    cursor.execute("COMMIT")
    lasted = time.process_time() - begun
    cursor.close()
    connection.close()
    office.close()
    return lasted


def _rows(office: Office, kind: Any) -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{column.name}"' for column in kind.__table__.columns)
    connection = office.file.engine.raw_connection()
    cursor = connection.cursor()
    found = cursor.execute(f"SELECT {names} FROM {kind.__tablename__}").fetchall()
    cursor.close()
    connection.close()
    return list(found)


def _office(file: Path) -> Office:
    return create(file, PASSWORD, who="Đo", now=lambda: NOW, cost=CHEAP)


if __name__ == "__main__":
    main(sys.argv[1:])
