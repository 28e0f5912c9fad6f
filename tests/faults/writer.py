"""Work that never ends by itself, for processes that are killed in the middle of it.

Each piece of work gets a folder with an office file, and tells what is done once it is done.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import uuid
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from desktop.exchange import sheets, stick
from desktop.services.keeping import restoring, upkeep
from desktop.services.office import Office, create, open_office
from desktop.services.people import imports
from desktop.services.people.imports import Choices
from desktop.store import backup, keys, upgrade
from desktop.store.file import open_file
from desktop.store.tables.cases import CaseRow
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add, change
from tests.exchange import books

OFFICE = "office.hgd"
OTHER_PASSWORD = "một mật khẩu khác"
STICK = "usb"
LETTERS = "abcdeghiklmnopqrstuvxy"
IN_A_BOOK = 12
PARCEL = "bao_cao_2026.goi"
LATER = {number: f"CREATE TABLE later_{number} (id TEXT)" for number in range(2, 6)}


def stay_in(folder: Path) -> None:
    """Keep temporary files in the folder too, where what a kill leaves of them is looked at."""
    (folder / "temporary").mkdir(exist_ok=True)
    tempfile.tempdir = str(folder / "temporary")


def opened(folder: Path, password: str = PASSWORD) -> Office:
    """The office of a folder."""
    return open_office(folder / OFFICE, password, who="Văn phòng", now=lambda: NOW)


def enter(session, id, name):
    """A person and a case in one operation, of any size up to some pages."""
    session.add(CaseRow(person_id=id, began=NOW.date()))
    return add(session, PersonRow, id=id, name=name, youth="x" * random.randrange(30_000))


def leave(session, id):
    """Both go again."""
    for case in session.scalars(select(CaseRow).where(CaseRow.person_id == id)):
        session.delete(case)
    session.delete(session.get_one(PersonRow, id))
    return "Xóa người và hồ sơ"


def run_commands(folder: Path, told: Connection) -> None:
    """Run commands; once each is done, tell its operation, the person and the name now."""
    stay_in(folder)
    office = opened(folder)
    for number in itertools.count():
        id, first, second = uuid.uuid4().hex, f"Lò Thị {number}", f"Hà Thị {number}"
        told.send((office.do(enter, id, first).operation, id, first))
        told.send((office.do(change, PersonRow, id, name=second).operation, id, second))
        if number % 2:
            told.send((office.undo().operation, id, first))
        else:
            told.send((office.do(leave, id).operation, id, None))


def take_in_books(folder: Path, told: Connection) -> None:
    """Take in one workbook after another; tell the operation of each."""
    stay_in(folder)
    office = opened(folder)
    told.send(None)
    while True:
        members = [
            books.member(number, name=f"Lò Văn {''.join(random.choices(LETTERS, k=9))}")
            for number in random.sample(range(900_000), IN_A_BOOK)
        ]
        book = sheets.opened("ds.xlsx", books.central(members))
        memory = office.read(imports.remembered)
        rows = imports.read_rows(imports.tables(book, memory), office.today())
        shown = office.read(imports.preview, file="ds.xlsx", rows=rows, choices=Choices())
        told.send(office.do(imports.take_in, shown=shown, choices=Choices()).operation)


def back_up(folder: Path, told: Connection) -> None:
    """Back up after every change, to the stick too, as days go by; tell the operation held."""
    stay_in(folder)
    office = opened(folder)
    made = [backup.made(path).at for path in upkeep.backups(office)]
    at = max([NOW, *made])
    told.send(None)
    for hours in itertools.cycle((1, 1, 30, 100)):
        at += timedelta(hours=hours)
        office.now = lambda at=at: at
        done = office.do(enter, uuid.uuid4().hex, "Lò Thị An")
        copy = upkeep.back_up(office)
        upkeep.bring_to_stick(office, copy.path, folder / STICK)
        told.send((done.operation, copy.path.name))


def restore_backups(folder: Path, told: Connection) -> None:
    """Restore one of two backups and the other in turns, the file now closed and now open."""
    stay_in(folder)
    told.send(None)
    for number in itertools.count():
        at = NOW + timedelta(seconds=number)
        chosen = folder / f"giữ-{number % 2}.hgdbackup"
        if number % 4 < 2:
            restoring.restore(chosen, PASSWORD, folder / OFFICE, lambda at=at: at)
        else:
            office = opened(folder)
            office.now = lambda at=at: at
            restoring.restore_open(office, chosen)
        told.send(number)


def upgrade_files(folder: Path, told: Connection) -> None:
    """Bring one copy of the file after another up to date, by steps of times to come."""
    stay_in(folder)
    key = keys.unlock(folder / OFFICE, PASSWORD)
    content = (folder / OFFICE).read_bytes()
    told.send(None)
    for _ in itertools.count():
        path = folder / f"{uuid.uuid4().hex}.hgd"
        keys.slots_path(path).write_bytes(keys.slots_path(folder / OFFICE).read_bytes())
        path.write_bytes(content)
        bring_up(path, key)
        told.send(path.name)


def bring_up(path: Path, key: bytes) -> None:
    """Run the steps of times to come on a file, backed up before."""
    steps = {
        **upgrade.shipped(),
        **{
            number: lambda connection, words=words: connection.exec_driver_sql(words)
            for number, words in LATER.items()
        },
    }
    file = open_file(path, key)
    try:
        folder = path.with_name(f"{path.stem}-backups")
        upgrade.upgrade(file, lambda: backup.make(file, key, folder, "nang-cap", NOW), steps)
    finally:
        file.close()


def write_parcels(folder: Path, told: Connection) -> None:
    """Write one parcel and another in turns under one name."""
    stay_in(folder)
    (folder / STICK).mkdir(exist_ok=True)
    both = [path.read_bytes() for path in sorted(folder.glob("gói-*"))]
    told.send(None)
    for number, data in itertools.cycle(enumerate(both)):
        stick.write(data, folder / STICK, PARCEL)
        told.send(number)


def make_offices(folder: Path, told: Connection) -> None:
    """Make one new office after another."""
    stay_in(folder)
    told.send(None)
    while True:
        path = folder / f"{uuid.uuid4().hex}.hgd"
        create(path, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP).close()
        told.send(path.name)


def change_passwords(folder: Path, told: Connection) -> None:
    """Change the password to the other one and back."""
    stay_in(folder)
    path = folder / OFFICE
    told.send(None)
    for old, new in itertools.cycle([(PASSWORD, OTHER_PASSWORD), (OTHER_PASSWORD, PASSWORD)]):
        keys.change_password(path, old, new, CHEAP)
        told.send(new)
