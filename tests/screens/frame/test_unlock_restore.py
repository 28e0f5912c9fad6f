"""The way back from a file that is damaged or gone, at the locked door."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.services.keeping import upkeep
from desktop.services.people import people
from tests.build import a_person
from tests.deeds import PASSWORD
from tests.screens.frame.test_unlock import house, unlock  # noqa: F401  (the same door)
from tests.screens.subjects import fault, fill, one, press, told, words


@pytest.fixture
def made(office_on_disk):
    """A backup of a file that is closed then."""
    a_person(office_on_disk, "Lò Thị An")
    made = upkeep.back_up(office_on_disk).path
    office_on_disk.close()
    return made


def names(house):  # noqa: F811
    [office] = house.offices
    return [one.name for one in office.read(people.find, words="")]


def test_a_damaged_file_is_said_and_a_backup_opened_in_its_place(
    unlock,  # noqa: F811
    house,  # noqa: F811
    office_on_disk,
    made,
):
    path = office_on_disk.path
    path.write_bytes(path.read_bytes()[:4096] + bytes(8192))
    door = unlock(path)
    fill(door.page, "password", PASSWORD)
    press(door, "open-office")
    assert "bị hỏng" in words(door, "strip-words")
    press(door, "ask-restore")
    assert told(door, "door-backups") == ["08:30 ngày 02/03/2026"]
    fill(door.page, "password", "sai mật khẩu")
    press(door, "restore-office")
    assert "Mật khẩu không đúng" in fault(door.page, "password")
    fill(door.page, "password", PASSWORD)
    press(door, "restore-office")
    assert names(house) == ["Lò Thị An"]


def test_a_file_that_is_gone_is_not_begun_anew_unasked(unlock, house, office_on_disk, made):  # noqa: F811
    office_on_disk.path.unlink()
    door = unlock(office_on_disk.path)
    assert "còn 1 bản sao lưu, bản mới nhất lúc 08:30 ngày 02/03/2026" in words(door, "strip-words")
    assert "Không có tệp" in words(door, "restore-place")
    press(door, "leave-restore")
    assert one(door, QAbstractButton, "create-office").isVisible()
    press(door, "ask-restore-first")
    fill(door.page, "password", PASSWORD)
    press(door, "restore-office")
    assert names(house) == ["Lò Thị An"]


def test_a_backup_comes_from_a_stick_onto_a_new_machine(unlock, house, ask, tmp_path, made):  # noqa: F811
    door = unlock(tmp_path / "new" / "office.hgd")
    press(door, "ask-restore-first")
    assert "không có bản sao lưu nào" in words(door, "door-backups-empty")
    press(door, "restore-office")
    assert "chọn một bản" in words(door, "strip-words")
    ask.answers.extend([None, made])
    press(door, "other-backup")
    press(door, "other-backup")
    assert told(door, "door-backups") == [made.name]
    fill(door.page, "password", PASSWORD)
    press(door, "restore-office")
    assert names(house) == ["Lò Thị An"]
    assert house.offices[0].path == tmp_path / "new" / "office.hgd"
