"""Older files are brought up to date, one step a transaction; newer ones are left alone."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from desktop import paths
from desktop.errors import Refusal, Trouble
from desktop.services.office import open_office
from desktop.store import backup, chain, keys, replay, soundness, upgrade
from desktop.store.file import in_memory, open_file
from desktop.store.tables.people import PersonRow
from tests import offices
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


def two_steps(number):
    """What a program two numbers further would do to a kept file: add a column, then fill it."""
    return {
        **upgrade.shipped(),
        upgrade.newest() + 1: add_column,
        upgrade.newest() + 2: lambda connection: connection.exec_driver_sql(
            f"UPDATE person SET shoe_size = {number}"
        ),
    }


@pytest.fixture(scope="module", params=["today", *offices.kept()], ids=str)
def kept(request, tmp_path_factory):
    """A file of every released number as the program of its day wrote it, and one of today's."""
    if request.param == "today":
        return offices.keep(tmp_path_factory.mktemp("today"))
    return request.param


class TestAFileOfEveryNumber:
    """Those of released numbers lie in tests/files/offices."""

    def test_opens_is_brought_up_to_date_and_keeps_every_row(self, kept, tmp_path, now):
        path = tmp_path / "office.hgd"
        file = offices.bring(kept, path)
        before = offices.ids_of(file)
        assert upgrade.version(file) == int(kept.stem)
        file.close()
        office = open_office(path, PASSWORD, who="Văn phòng", now=now)
        after = offices.ids_of(office.file)
        assert upgrade.version(office.file) == upgrade.newest()
        assert {table: after[table] for table in before} == before
        assert sum(map(len, before.values())) > 100
        assert soundness.faults(office.file) == ()
        assert office.read(chain.broken) is None
        assert office.read(replay.strangers) == {}
        office.close()

    def test_goes_on_from_where_a_cut_between_two_steps_left_it(self, kept, tmp_path):
        file = offices.bring(kept, tmp_path / "office.hgd")
        before = offices.ids_of(file)
        with pytest.raises(RuntimeError, match="a step with a fault"):
            upgrade.upgrade(file, lambda: None, FAILING)
        assert upgrade.version(file) == upgrade.newest() + 1
        made = []
        assert upgrade.upgrade(file, lambda: made.append(True), two_steps(38)) == (
            upgrade.newest() + 2,
        )
        assert made == [True]
        after = offices.ids_of(file)
        assert {table: after[table] for table in before} == before
        with file.reading() as session:
            assert set(shoe_sizes(session)) == {38}
        file.close()


def test_opening_an_older_file_backs_it_up_first(kept, tmp_path, now, monkeypatch):
    """The backup says why it was made, and holds the file as it was."""
    path = tmp_path / "office.hgd"
    offices.bring(kept, path).close()
    monkeypatch.setattr(upgrade, "shipped", lambda: LATER)
    open_office(path, PASSWORD, who="Văn phòng", now=now).close()
    (made,) = backup.every(paths.backups(path))
    assert backup.made(made).reason == "nang-cap"
    old = tmp_path / "old.hgd"
    backup.restore(made, PASSWORD, old, NOW)
    file = open_file(old, keys.unlock(old, PASSWORD))
    assert upgrade.version(file) == int(kept.stem)
    file.close()
