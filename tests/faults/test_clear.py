"""No name and no number stands readably in anything that the program leaves on a disk."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import datetime

import pytest

from desktop.exchange import parcel, stick
from desktop.screens.frame.faults import write_report
from desktop.services.keeping import (
    help_file,
    restoring,
    security,
    sittings,
    soundness,
    sticks,
    take_back,
    upkeep,
)
from desktop.services.office import open_office
from desktop.services.people import people
from desktop.store.tables.people import RelativeRow
from tests.build import a_case, a_person
from tests.deeds import CHEAP, PASSWORD, add
from tests.exchange import sample as parcels
from tests.faults import clear

NAMES = ["Quàng Thị Ánh Nguyệt", "Hà Văn Muôn", "Lò Thị Mai", "Cầm Văn Biên", "Vi Thị Ước"]
NUMBERS = ["014300001234", "0912345678", "014085000777", "123456789"]
PLACES = ["Bản Nà Lốc", "Chi bộ bản Huổi Một"]
WORDS = [*NAMES, *NUMBERS, *PLACES, "CREATE TABLE", PASSWORD]


@pytest.fixture
def office(office_on_disk):
    """An office whose every word is known, with a case, relatives, numbers and a clerk's name."""
    office = office_on_disk
    mai = a_case(office, at="cell-meeting", name="Lò Thị Mai")
    office.do(
        people.change_person,
        id=mai,
        revision=None,
        personal_number=NUMBERS[0],
        phone=NUMBERS[1],
        old_id_number=NUMBERS[3],
        home_place="Bản Nà Lốc",
    )
    office.do(add, RelativeRow, person_id=mai, relation="Mẹ", name="Vi Thị Ước")
    for name in NAMES[:2]:
        a_person(office, name, personal_number=NUMBERS[2] if name == NAMES[0] else "")
    office.mai = mai
    return office


def test_the_words_would_be_found(office, tmp_path):
    """What the record holds, written out, is what is searched for."""
    held = repr(office.read(people.person, id=office.mai))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x").write_text(f"{held} {NAMES[1]}", "utf-8")
    (tmp_path / "out" / "y").write_text(NAMES[0].upper(), "utf-16-le")
    told = " ".join(clear.found(tmp_path / "out", WORDS))
    for word in ("Lò Thị Mai", "Hà Văn Muôn", "Quàng Thị Ánh Nguyệt", NUMBERS[0], NUMBERS[1]):
        assert word in told


@contextmanager
def left_lying(prefix=None, dir=None):
    """A temporary folder that stays, as after a cut."""
    yield tempfile.mkdtemp(prefix=prefix, dir=dir)


def test_nothing_stands_readably_in_what_the_office_leaves(office, tmp_path, now, monkeypatch):
    """File, log, slots, tries, notes, backups, stick, what is kept beside, and temporary files."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(tempfile, "TemporaryDirectory", left_lying)
    path, usb = office.path, tmp_path / "usb"
    usb.mkdir()
    sticks.choose(office, usb, [usb], "USB-XA")
    sittings.begin(office, "MAY-1")
    security.issue_code(office, CHEAP)
    first = upkeep.back_up(office).path
    a_person(office, "Hà Văn Muôn")
    assert path.with_name("office.hgd-wal").stat().st_size > 100_000
    upkeep.keep_safe(office, "luc-mo", [usb])
    upkeep.try_restore(office)
    with office.file.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET find_key = 'x'")
    soundness.repair(office)
    office.do(take_back.take, past=take_back.past_of(office, first, office.mai))
    assert clear.found(tmp_path, WORDS) == []
    restoring.restore_open(office, first)
    again = open_office(path, PASSWORD, who="x", now=now)
    again.close()
    restoring.restore(first, PASSWORD, path, now)
    assert len(list(tmp_path.glob("office-*-truoc-khoi-phuc*.hgd"))) == 2
    assert len(list(tmp_path.glob("office-*-truoc-sua-loi.hgd"))) == 1
    assert list(temporary.rglob("office.hgd"))
    assert list(usb.rglob("*.hgdbackup"))
    assert clear.found(tmp_path, WORDS) == []


def test_nothing_stands_readably_in_a_parcel(tmp_path):
    content = {"report.json": "; ".join([*NAMES, *NUMBERS]).encode()}
    for number, lock in enumerate(
        (parcels.FOR_UPPER, parcels.Lock(passphrase="Ngọn đèn sáng", cost=parcels.CHEAP))
    ):
        stick.write(parcels.made(content=content, lock=lock), tmp_path, f"goi_{number}.goi")
    assert parcel.verify(tmp_path / "goi_0.goi", parcels.BY_UPPER).content == content
    assert clear.found(tmp_path, WORDS) == []


def test_nothing_stands_readably_in_reports_of_bugs_and_files_for_helpers(office, tmp_path):
    """Whatever an error says in its own words."""
    logs, names = tmp_path / "logs", office.read(help_file.names)
    for word in [*NAMES, *NUMBERS]:
        try:
            raise KeyError(f"no {word} here")
        except KeyError as error:
            write_report(logs, error, datetime.now(), names)  # noqa: DTZ005  (names the file)
            write_report(logs, error, datetime.now(), None)  # noqa: DTZ005
    help_file.write(office, tmp_path / "logs" / "ho-tro.txt", (), logs)
    assert len(list(logs.iterdir())) == 2 * len([*NAMES, *NUMBERS]) + 1
    assert clear.found(logs, [*NAMES, *NUMBERS]) == []
