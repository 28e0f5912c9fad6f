"""Keeping the office file: copies, their list, the way back, and the look into it."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.errors import Refusal
from desktop.services import people, upkeep
from desktop.services.office import open_office
from desktop.store.tables.people import PersonRow
from tests.build import a_person
from tests.deeds import NOW, PASSWORD, add


def names(office):
    """Whom the office knows."""
    return [one.name for one in office.read(people.find, words="")]


def test_a_backup_brings_everything_back(office_on_disk, now):
    """What came after it lies in the file that is kept beside."""
    office = office_on_disk
    a_person(office, "Lò Thị An")
    made = upkeep.back_up(office)
    assert (made.people, made.path.parent.name) == (1, "office-backups")
    a_person(office, "Hà Văn Bình")
    path = office.path
    office.close()
    kept = upkeep.restore(made.path, PASSWORD, path, NOW)
    found = {}
    for file in (path, kept):
        again = open_office(file, PASSWORD, who="Văn phòng", now=now)
        found[file] = names(again)
        again.close()
    assert found == {path: ["Lò Thị An"], kept: ["Lò Thị An", "Hà Văn Bình"]}


def test_backups_are_listed_with_time_and_size_newest_first(office_on_disk):
    """The time is that of the wall, as the rest of the program tells it."""
    office = office_on_disk
    started = datetime.now().replace(microsecond=0)  # noqa: DTZ005
    times = iter((NOW, NOW.replace(hour=17)))
    office.now = lambda: next(times)
    first, second = upkeep.back_up(office, reason="hang-ngay"), upkeep.back_up(office)
    assert upkeep.backups(office) == (second.path, first.path)
    lines = upkeep.lines(office)
    assert [line.id for line in lines] == [second.path.name, first.path.name]
    assert all(line.size == line.path.stat().st_size for line in lines)
    assert all(line.made >= started for line in lines)
    assert "hang-ngay" in first.path.name


def test_a_backup_goes_where_it_is_told(office_on_disk, tmp_path):
    """To a drive, say; the office's own list does not know it."""
    made = upkeep.back_up(office_on_disk, tmp_path / "usb")
    assert made.path.parent == tmp_path / "usb"
    assert upkeep.backups(office_on_disk) == ()


def test_an_office_in_memory_has_none(office):
    """There is no file to copy."""
    with pytest.raises(Refusal, match="không có gì để sao lưu"):
        upkeep.back_up(office)
    assert (upkeep.backups(office), upkeep.lines(office)) == ((), ())


def test_a_sound_file_has_no_faults(office_on_disk):
    """After work as well as before."""
    a_person(office_on_disk)
    assert upkeep.check(office_on_disk) == ()


def test_a_journal_changed_past_the_program_is_a_fault_and_still_backed_up(office_on_disk):
    """What is left is worth keeping all the more."""
    office = office_on_disk
    a_person(office, "Lò Thị An")
    office.file.engine.raw_connection().cursor().executescript(
        "DROP TRIGGER keep_operation_update; UPDATE operation SET label = 'Khác';"
    )
    [fault] = upkeep.check(office)
    assert "Nhật ký không còn nguyên vẹn từ việc số 1" in fault
    assert upkeep.back_up(office).people == 1


def test_a_discarded_office_leaves_only_what_is_not_its_own(office_on_disk):
    """File, slots and log go; what others put beside it stays."""
    folder = office_on_disk.path.parent
    office_on_disk.do(add, PersonRow, name="Lò Thị An")
    (folder / "office.hgd.txt").write_text("của người khác")
    upkeep.discard(office_on_disk)
    assert [path.name for path in folder.iterdir()] == ["office.hgd.txt"]


def test_an_office_in_memory_can_be_discarded(office):
    """There is nothing to take away."""
    upkeep.discard(office)
