"""Older files are brought up to date, one step a transaction; newer ones are left alone."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from desktop.errors import Refusal, Trouble
from desktop.services.office import open_office
from desktop.store import backup, keys, soundness, upgrade
from desktop.store.file import in_memory, open_file
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add


def add_column(connection):
    connection.exec_driver_sql("ALTER TABLE person ADD COLUMN shoe_size INTEGER")


def fill_column_and_fail(connection):
    connection.exec_driver_sql("UPDATE person SET shoe_size = 38")
    raise RuntimeError("a step with a fault")


def shoe_sizes(session):
    return list(session.scalars(text("SELECT shoe_size FROM person")))


LATER = {**upgrade.shipped(), upgrade.newest() + 1: add_column}
FAILING = {**LATER, upgrade.newest() + 2: fill_column_and_fail}


def test_a_new_file_gets_every_step_and_needs_no_backup():
    file = in_memory()
    asked = []

    assert upgrade.upgrade(file, lambda: asked.append(True)) == tuple(sorted(upgrade.shipped()))
    assert upgrade.version(file) == upgrade.newest()
    assert soundness.faults(file) == ()
    assert upgrade.upgrade(file, lambda: asked.append(True)) == ()
    assert asked == []
    file.close()


def test_an_older_file_is_backed_up_before_its_first_step(office_on_disk, tmp_path):
    office_on_disk.do(add, PersonRow, name="Lò Thị An")
    file, key = office_on_disk.file, office_on_disk.key
    made = []

    def keep():
        made.append(backup.make(file, key, tmp_path / "backups", "nang-cap", NOW))

    assert upgrade.upgrade(file, keep, LATER) == (upgrade.newest() + 1,)

    assert upgrade.version(file) == upgrade.newest() + 1
    assert office_on_disk.read(shoe_sizes) == [None]
    [kept] = made
    assert (kept.people, kept.operations) == (1, 1)
    old = tmp_path / "old.hgd"
    backup.restore(kept.path, PASSWORD, old, NOW)
    file = open_file(old, keys.unlock(old, PASSWORD))
    assert upgrade.version(file) == upgrade.newest()
    file.close()


def test_nothing_is_upgraded_without_its_backup(office_on_disk):
    def full():
        raise Trouble("Ổ đĩa đã đầy.")

    with pytest.raises(Trouble, match="Ổ đĩa đã đầy"):
        upgrade.upgrade(office_on_disk.file, full, LATER)
    assert upgrade.version(office_on_disk.file) == upgrade.newest()


def test_a_backup_of_an_older_file_is_good_though_its_tables_are_old(office_on_disk, tmp_path):
    with office_on_disk.file.writing() as session:
        session.execute(text("DROP TABLE target"))
        session.execute(text(f"PRAGMA user_version = {upgrade.newest() - 1}"))

    made = backup.make(office_on_disk.file, office_on_disk.key, tmp_path / "b", "nang-cap", NOW)
    assert backup.verify(made.path, office_on_disk.key) == made


def test_a_failing_step_leaves_the_file_at_the_step_before(office_on_disk):
    office_on_disk.do(add, PersonRow, name="Lò Thị An")

    with pytest.raises(RuntimeError, match="a step with a fault"):
        upgrade.upgrade(office_on_disk.file, lambda: None, FAILING)

    assert upgrade.version(office_on_disk.file) == upgrade.newest() + 1
    assert office_on_disk.read(shoe_sizes) == [None]


def test_a_newer_file_is_refused_and_stays_as_it_is(office_on_disk, now):
    path = office_on_disk.path
    upgrade.upgrade(office_on_disk.file, lambda: None, LATER)
    office_on_disk.close()
    before = {path.name: path.read_bytes() for path in path.parent.iterdir()}

    with pytest.raises(Refusal, match="phiên bản mới hơn của chương trình") as refused:
        open_office(path, PASSWORD, who="Văn phòng", now=now)

    assert f"số {upgrade.newest() + 1}" in refused.value.sentence
    assert {path.name: path.read_bytes() for path in path.parent.iterdir()} == before


def test_a_file_whose_making_was_cut_short_is_finished_when_opened(tmp_path, now):
    path = tmp_path / "office.hgd"
    open_file(path, keys.create(path, PASSWORD, CHEAP), make=True).close()

    office = open_office(path, PASSWORD, who="Văn phòng", now=now)
    assert soundness.faults(office.file) == ()
    office.close()
