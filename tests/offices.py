"""An office file of every released number, as SQL: python -m tests.offices keeps that of today.

Until the first release step 1 still changes, and the file of today is made when a test asks for it.
At each release the command is run once and its file kept for ever; from the first one on step 1 is
frozen, and every change of the tables is a step of its own (tests/house/test_release.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, inspect

from desktop.services.keeping import updates
from desktop.services.office import Office, create
from desktop.services.people import scans
from desktop.store import keys, upgrade
from desktop.store.file import OfficeFile, open_file
from tests import packs
from tests.build import a_case, a_member, a_unit, an_office
from tests.deeds import CHEAP, NOW, PASSWORD

KEPT = Path(__file__).parent / "files" / "offices"

Ids = dict[str, list[str]]


def keep(folder: Path = KEPT) -> Path:
    """Keep an invented office of the present number in a folder."""
    with TemporaryDirectory() as name:
        path = Path(name) / "office.hgd"
        office = create(path, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP)
        _fill(office, path.parent)
        with office.file.reading() as session:
            statements = list(_statements(session.connection()))
        office.close()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{upgrade.newest()}.sql"
    file.write_text("".join(f"{one};\n" for one in statements), encoding="utf-8")
    return file


def kept() -> list[Path]:
    """The files of released numbers, the oldest first."""
    return sorted(KEPT.glob("*.sql"), key=lambda path: int(path.stem))


def bring(kept_file: Path, path: Path) -> OfficeFile:
    """A kept file as an encrypted office file, closed in good order and opened again."""
    key = keys.create(path, PASSWORD, CHEAP, "Văn phòng")
    file = open_file(path, key, make=True)
    cursor = file.engine.raw_connection().cursor()
    cursor.executescript(kept_file.read_text(encoding="utf-8"))
    cursor.execute(f"PRAGMA user_version = {kept_file.stem}")
    file.close()
    return open_file(path, key)


def ids_of(file: OfficeFile) -> Ids:
    """The ids in every table, by plain SQL: the file may be older than our tables."""
    with file.reading() as session:
        connection = session.connection()
        shape = inspect(connection)
        found = {}
        for table in shape.get_table_names():
            (key, *_) = shape.get_pk_constraint(table)["constrained_columns"]
            rows = connection.exec_driver_sql(f'SELECT "{key}" FROM "{table}"')
            found[table] = sorted(str(row[0]) for row in rows)
        return found


def _fill(office: Office, folder: Path) -> None:
    """A bit of everything: a whole case, a scan, an update pack, an undo and a redo."""
    day = NOW.date()
    an_office(office)
    a_unit(office)
    person = a_case(office, at="recognition-decision")
    a_member(office, "Hà Văn Đức")
    office.do(scans.add_scan, id="scan", person_id=person, content=b"%PDF-1.7\n", day=day)
    pack = packs.on_stick(folder, packs.a_pack())
    preview = updates.look(office, pack, packs.MAKERS)
    office.do(updates.take_in, preview=preview, day=day)
    office.undo()
    office.redo()


def _statements(connection: Connection) -> Iterator[str]:
    """The tables, then their rows, then what watches over them."""
    query = (
        "SELECT name, sql, type = 'table' FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    )
    parts = connection.exec_driver_sql(query).all()
    yield "PRAGMA foreign_keys = OFF"
    yield from (" ".join(sql.split()) for name, sql, table in parts if table and _ours(name))
    for name, _, table in parts:
        if table and _ours(name):
            columns = [one["name"] for one in inspect(connection).get_columns(name)]
            values = " || ', ' || ".join(f'quote("{one}")' for one in columns)
            for row in connection.exec_driver_sql(f'SELECT {values} FROM "{name}" ORDER BY 1'):
                yield f'INSERT INTO "{name}" VALUES ({row[0]})'
    yield from (sql for name, sql, table in parts if not table and _ours(name))


def _ours(name: str) -> bool:
    return not name.startswith("sqlite_")


if __name__ == "__main__":
    sys.stdout.write(f"{keep()}\n")
