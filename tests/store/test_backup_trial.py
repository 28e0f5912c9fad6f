"""The trial tells every difference between a backup and the file it was made of."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.store import backup, backup_trial, keys
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add


@pytest.fixture
def office(office_on_disk):
    office_on_disk.do(add, PersonRow, name="Lò Thị An")
    return office_on_disk


@pytest.fixture
def made(office, tmp_path):
    return backup.make(office.file, office.key, tmp_path / "backups", "thu", NOW).path


def found(office, made):
    before = backup_trial.content(office.file)
    return backup_trial.differences(made, office.key, office.file, before)


def test_a_good_backup_holds_the_same(office, made):
    assert found(office, made) == ()
    assert backup_trial.content(office.file).operation == 1


def test_a_row_too_few_is_named(office, made):
    office.do(add, PersonRow, name="Hà Văn Bình")
    assert "Bảng person khác tệp đang dùng." in found(office, made)


def test_other_key_slots_are_named(office, made):
    keys.change_password(office.path, PASSWORD, "mật khẩu mới", CHEAP)
    assert found(office, made) == ("Tệp khóa khác.",)


def test_one_that_does_not_open_is_trouble(office, made):
    made.write_bytes(made.read_bytes()[:-300])
    with pytest.raises(Trouble):
        found(office, made)
