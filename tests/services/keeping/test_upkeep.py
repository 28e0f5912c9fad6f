"""Keeping the office file: copies, their list, the way back, and the look into it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.errors import Refusal, Trouble
from desktop.services.keeping import sticks, upkeep
from desktop.services.people import people
from desktop.store import keys
from desktop.store.tables.people import PersonRow
from tests.build import a_person
from tests.deeds import CHEAP, NOW, PASSWORD, add
from tests.faults.test_disk_full import files_end_at, needs_file_limits


def names(office):
    """Whom the office knows."""
    return [one.name for one in office.read(people.find, words="")]


def test_two_backups_of_one_second_have_two_names(office_on_disk):
    """Even with one reason; the later one is the newest."""
    office = office_on_disk
    made = []
    for name in ("Lò Thị An", "Hà Văn Bình", "Vi Thị Ân"):
        a_person(office, name)
        made.insert(0, upkeep.back_up(office).path)
    assert upkeep.backups(office) == tuple(made)
    assert [line.people for line in upkeep.lines(office)] == [3, 2, 1]
    assert {line.reason for line in upkeep.lines(office)} == {"bấm sao lưu"}
    assert {line.made for line in upkeep.lines(office)} == {NOW}


def test_backups_are_listed_with_what_they_tell_newest_first(office_on_disk):
    """When and why each was made, how many people, and what was done last."""
    office = office_on_disk
    a_person(office, "Lò Thị An")
    first = upkeep.back_up(office, reason="luc-mo")
    office.now = lambda: NOW.replace(hour=17)
    second = upkeep.back_up(office)
    assert upkeep.backups(office) == (second.path, first.path)
    lines = upkeep.lines(office)
    assert [line.made for line in lines] == [NOW.replace(hour=17), NOW]
    assert [line.reason for line in lines] == ["bấm sao lưu", "lúc mở chương trình"]
    assert all(line.size == line.path.stat().st_size for line in lines)
    assert (lines[0].people, lines[0].label) == (1, "Thêm Lò Thị An")


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


def later(office, **passed):
    """Let time go by."""
    now = office.now() + timedelta(**passed)
    office.now = lambda: now


def test_a_backup_is_due_when_something_changed_for_half_an_hour(office_on_disk):
    """Without a change none is made, however long it lasts; a new password is a change."""
    office = office_on_disk
    assert upkeep.keep_safe(office, "luc-mo") is not None
    later(office, hours=5)
    assert (upkeep.is_due(office), upkeep.keep_safe(office, "dinh-ky")) == (False, None)
    a_person(office)
    assert upkeep.is_due(office)
    assert upkeep.keep_safe(office, "dinh-ky").people == 1
    later(office, minutes=29)
    a_person(office)
    assert not upkeep.is_due(office)
    later(office, minutes=1)
    assert upkeep.is_due(office)
    upkeep.keep_safe(office, "dinh-ky")
    keys.change_password(office.path, PASSWORD, "mật khẩu mới", CHEAP)
    assert upkeep.is_changed(office)


def test_the_stick_gets_each_new_backup_once(office_on_disk, tmp_path):
    """It is opened there; the light then knows how old it is."""
    office, usb = office_on_disk, tmp_path / "usb"
    usb.mkdir()
    own = sticks.choose(office, usb, [usb], "USB-XA")
    made = upkeep.keep_safe(office, "luc-thoat", [usb])
    assert [path.name for path in own.iterdir()] == [made.path.name]
    later(office, hours=1)
    assert upkeep.keep_safe(office, "luc-mo", [usb]) is None
    assert upkeep.safety(office).on_stick == NOW
    usb.rename(tmp_path / "away")
    a_person(office)
    assert upkeep.keep_safe(office, "luc-thoat", [usb]).people == 1
    assert sticks.chosen(office).seen == NOW + timedelta(hours=1)


def test_old_backups_go_by_the_rules_on_disk_and_stick(office_on_disk, tmp_path):
    """A day is thinned to its newest after two days; what was made before an import stays."""
    office, usb = office_on_disk, tmp_path / "usb"
    usb.mkdir()
    own = sticks.choose(office, usb, [usb], "USB-XA")
    kept = []
    for reason in ("truoc-nhap", "dinh-ky", "dinh-ky", "luc-thoat"):
        a_person(office)
        kept.append(upkeep.keep_safe(office, reason, [usb]).path)
        later(office, hours=1)
    later(office, days=3)
    a_person(office)
    newest = upkeep.keep_safe(office, "luc-mo", [usb]).path
    assert upkeep.backups(office) == (newest, kept[3], kept[0])
    assert {path.name for path in own.iterdir()} == {newest.name, kept[3].name, kept[0].name}


def test_a_window_that_was_never_closed_is_noticed(office_on_disk, office):
    assert not upkeep.begin(office_on_disk)
    assert upkeep.begin(office_on_disk)
    upkeep.end(office_on_disk)
    assert not upkeep.begin(office_on_disk)
    assert not upkeep.begin(office)
    upkeep.end(office)


def test_a_trial_restores_and_compares(office_on_disk):
    """Once a week, and what it found is told."""
    office = office_on_disk
    a_person(office)
    assert upkeep.trial_is_due(office)
    assert upkeep.try_restore(office) == ""
    assert not upkeep.trial_is_due(office)
    assert "giống hệt" in upkeep.trial_words(office)
    assert upkeep.safety(office).proven
    later(office, days=7)
    assert upkeep.trial_is_due(office)


def test_a_backup_that_rotted_is_found_named_and_set_aside(office_on_disk):
    office = office_on_disk
    for _ in range(2):
        a_person(office)
        upkeep.back_up(office)
        later(office, hours=1)
    rotten = upkeep.backups(office)[1]
    content = bytearray(rotten.read_bytes())
    content[len(content) // 2] ^= 255
    rotten.write_bytes(content)
    assert rotten.name in upkeep.try_restore(office)
    assert rotten not in upkeep.backups(office)
    assert [path.name for path in upkeep.spoiled(office)] == [f"{rotten.name}.hong"]
    assert not upkeep.safety(office).proven
    assert rotten.name in upkeep.trial_words(office)


@needs_file_limits
def test_a_backup_that_fails_is_remembered_until_one_succeeds(office_on_disk):
    office = office_on_disk
    office.file.path.with_name("office-backups").mkdir()
    with files_end_at(20_000), pytest.raises(Trouble):
        upkeep.back_up(office)
    assert upkeep.safety(office).failed
    upkeep.back_up(office)
    assert not upkeep.safety(office).failed


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
