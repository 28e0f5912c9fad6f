"""A full or failing disk in the midst of keeping: said in one sentence, and nothing is lost."""

from __future__ import annotations

import errno
import itertools
import os
import stat
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest

from desktop.errors import Trouble
from desktop.services.keeping import restoring, soundness, sticks, take_back, upkeep
from desktop.services.office import open_office
from desktop.services.people import people
from desktop.store import backup
from tests.build import a_person
from tests.deeds import NOW, PASSWORD, contents
from tests.faults.test_disk_full import files_end_at, needs_file_limits

SIZES = [3_000, 100_000]


@contextmanager
def flushing_fails(monkeypatch, at=0):
    """Every flush of a file to the disk fails, from that one on; folders are not asked about."""
    real, done = os.fsync, itertools.count()

    def fsync(handle):
        if not stat.S_ISDIR(os.fstat(handle).st_mode) and next(done) >= at:
            raise OSError(errno.EIO, "")
        return real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        yield


@pytest.fixture
def office(office_on_disk):
    """An office with a person, backed up, and another who came after it."""
    a_person(office_on_disk, "Lò Thị An")
    upkeep.back_up(office_on_disk)
    a_person(office_on_disk, "Hà Văn Bình")
    office_on_disk.before = office_on_disk.read(contents)
    return office_on_disk


def check_as_before(office, kept=1):
    """The office goes on with what it held, and every backup that is listed is good."""
    assert office.read(contents) == office.before
    assert soundness.examine(office) == ()
    check_backups(office.path.with_name("office-backups"), office.key, kept)


def check_backups(folder, key, kept):
    listed = backup.every(folder)
    assert len(listed) == kept
    for path in listed:
        assert backup.verify(path, key).people >= 1
    assert backup.spoiled(folder) == ()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".tmp")] == []


def test_a_backup_that_may_go_and_cannot_stays_and_hinders_none(office, monkeypatch):
    real = os.unlink

    def unlink(path, *rest, **more):
        if str(path).endswith(backup.SUFFIX):
            raise OSError(errno.EIO, "")
        real(path, *rest, **more)

    at = NOW
    for hours in (1, 2, 100):
        at = NOW + timedelta(hours=hours)
        office.now = lambda at=at: at
        with monkeypatch.context() as patched:
            patched.setattr(os, "unlink", unlink)
            upkeep.back_up(office)
    check_as_before(office, kept=4)
    office.now = lambda: at + timedelta(hours=1)
    upkeep.back_up(office)
    assert len(upkeep.backups(office)) < 5


@needs_file_limits
@pytest.mark.parametrize("size", SIZES)
def test_a_full_stick_leaves_what_lies_on_it(office, tmp_path, size):
    usb = tmp_path / "usb"
    usb.mkdir()
    own = sticks.choose(office, usb, [usb], "USB-XA")
    first = upkeep.bring_to_stick(office, upkeep.backups(office)[0], own)
    newest = upkeep.back_up(office).path
    with files_end_at(size), pytest.raises(Trouble, match="Chưa sao lưu được vào"):
        upkeep.bring_to_stick(office, newest, own)
    assert backup.every(own) == (first.path,)
    check_backups(own, office.key, 1)
    check_as_before(office, kept=2)


def test_a_stick_that_fails_to_flush_has_no_new_backup(office, tmp_path, monkeypatch):
    usb = tmp_path / "usb"
    with flushing_fails(monkeypatch), pytest.raises(Trouble, match="ổ đĩa báo lỗi"):
        upkeep.bring_to_stick(office, upkeep.backups(office)[0], usb)
    assert list(usb.iterdir()) == []
    check_as_before(office)


@needs_file_limits
@pytest.mark.parametrize("size", SIZES)
def test_no_room_for_a_trial_says_nothing_against_the_backups(office, size):
    upkeep.back_up(office)
    with files_end_at(size), pytest.raises(Trouble):
        upkeep.try_restore(office)
    check_as_before(office, kept=2)
    assert upkeep.try_restore(office) == ""
    assert upkeep.safety(office).proven


def test_a_disk_that_fails_in_a_trial_is_noted_and_the_backups_stay(office, monkeypatch):
    upkeep.back_up(office)
    with flushing_fails(monkeypatch), pytest.raises(Trouble, match="ổ đĩa báo lỗi"):
        upkeep.try_restore(office)
    check_as_before(office, kept=2)


@needs_file_limits
@pytest.mark.parametrize("size", SIZES)
def test_no_room_to_keep_the_file_beside_is_a_repair_not_begun(office, size):
    harm(office)
    found = soundness.examine(office)
    left = sorted(office.path.parent.iterdir())
    with files_end_at(size), pytest.raises(Trouble):
        soundness.repair(office)
    assert sorted(office.path.parent.iterdir()) == left
    assert soundness.examine(office) == found
    assert soundness.repair(office)[-1].startswith("Sửa lỗi tệp")
    check_as_before(office, kept=2)


def test_a_disk_that_fails_to_flush_is_a_repair_not_begun(office, monkeypatch):
    harm(office)
    left = sorted(office.path.parent.iterdir())
    with flushing_fails(monkeypatch), pytest.raises(Trouble, match="Chưa sửa gì"):
        soundness.repair(office)
    assert sorted(office.path.parent.iterdir()) == left


def harm(office):
    """Spoil a key by which people are found, past the program."""
    with office.file.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET find_key = 'x' WHERE name = 'Lò Thị An'")


@needs_file_limits
@pytest.mark.parametrize("size", SIZES)
def test_no_room_to_look_into_a_backup_takes_nothing_back(office, size):
    [made] = upkeep.backups(office)
    with files_end_at(size), pytest.raises(Trouble):
        take_back.people_in(office, made)
    check_as_before(office)


@needs_file_limits
def test_no_room_to_take_somebody_back_leaves_everything(office):
    [made] = upkeep.backups(office)
    [an] = [one.id for one in office.read(people.find, words="an")]
    office.do(people.remove_person, id=an, reason="nhầm", day=NOW.date())
    office.before = office.read(contents)
    past = take_back.past_of(office, made, an)
    log = office.path.with_name("office.hgd-wal")
    with files_end_at(log.stat().st_size), pytest.raises(Trouble):
        office.do(take_back.take, past=past)
    check_as_before(office)
    office.do(take_back.take, past=past)
    assert office.read(people.bin) == ()


@needs_file_limits
@pytest.mark.parametrize("size", SIZES)
def test_no_room_to_restore_leaves_the_office_open_and_whole(office, size):
    [made] = upkeep.backups(office)
    with files_end_at(size), pytest.raises(Trouble):
        restoring.restore_open(office, made)
    assert not office.closed
    check_as_before(office)


def test_a_disk_that_fails_anywhere_in_a_restore_leaves_the_one_or_the_other(
    office, monkeypatch, now
):
    """Wherever the flushing begins to fail, the file opens; the last time it goes through."""
    [made] = upkeep.backups(office)
    path, key, before = office.path, office.key, office.before
    office.close()
    for at in itertools.count():
        with flushing_fails(monkeypatch, at), suppress(Trouble):
            restoring.restore(made, PASSWORD, path, now)
            break
        again = open_office(path, PASSWORD, who="x", now=now)
        assert again.read(contents) == before
        again.close()
        assert list(path.parent.glob("*-truoc-khoi-phuc*.hgd*")) == []
    assert at >= 6
    for one in backup.every(path.with_name("office-backups")):
        backup.verify(one, key)
    again = open_office(path, PASSWORD, who="x", now=now)
    assert [one.name for one in again.read(people.find, words="")] == ["Lò Thị An"]
    again.close()
