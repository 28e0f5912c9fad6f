"""Work that never ends by itself, for processes that are killed in the middle of it."""

from __future__ import annotations

import itertools
import random
import uuid
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from desktop.services.office import create, open_office
from desktop.store import backup, keys
from desktop.store.tables.cases import CaseRow
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add, change

OTHER_PASSWORD = "một mật khẩu khác"


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


def work(path: Path, told: Connection) -> None:
    """Run commands; once each is done, tell its operation, the person and the name now."""
    office = open_office(path, PASSWORD, who="Văn phòng", now=lambda: NOW)
    for number in itertools.count():
        id, first, second = uuid.uuid4().hex, f"Lò Thị {number}", f"Hà Thị {number}"
        told.send((office.do(enter, id, first).operation, id, first))
        told.send((office.do(change, PersonRow, id, name=second).operation, id, second))
        if number % 2:
            told.send((office.undo().operation, id, first))
        else:
            told.send((office.do(leave, id).operation, id, None))


def make_offices(path: Path, told: Connection) -> None:
    """Make one new office after another, the first at the path itself."""
    told.send(None)
    for number in itertools.count():
        place = path.with_name(f"{path.stem}-{number}.hgd") if number else path
        create(place, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP).close()


def change_passwords(path: Path, told: Connection) -> None:
    """Change the password to the other one and back."""
    for old, new in itertools.cycle([(PASSWORD, OTHER_PASSWORD), (OTHER_PASSWORD, PASSWORD)]):
        keys.change_password(path, old, new, CHEAP)
        told.send(None)


def restore_backups(path: Path, told: Connection) -> None:
    """Back up and restore in turns, each time keeping the file that was there."""
    for number in itertools.count():
        office = open_office(path, PASSWORD, who="Văn phòng", now=lambda: NOW)
        made = backup.make(office.file, office.key, path.parent / "backups", "thu", NOW)
        office.close()
        backup.restore(made.path, PASSWORD, path, NOW + timedelta(seconds=number))
        told.send(None)
