"""Khôi phục: what a backup holds is told, and the window goes when it is in the file's place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from desktop.services.keeping import restoring, upkeep
from desktop.services.office import create, open_office
from desktop.services.people import people
from desktop.store import keys
from tests.build import a_person
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.screens.subjects import fault, fill, one, open_window, press, words


@pytest.fixture
def made(office_on_disk):
    """A backup that knows one person; another came ten days later."""
    a_person(office_on_disk, "Lò Thị An")
    made = upkeep.back_up(office_on_disk, reason="truoc-nhap").path
    office_on_disk.now = lambda: NOW + timedelta(days=10)
    a_person(office_on_disk, "Hà Văn Bình")
    return made


@pytest.fixture
def window(qtbot, office_on_disk, ask, background, made):
    found = open_window(qtbot, office_on_disk, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(2)
    return found


def names(office):
    return [one.name for one in office.read(people.find, words="")]


def test_a_backup_tells_its_age_reason_and_counts_and_what_will_happen(window, made):
    held = words(window, "restore-holds")
    assert "10 ngày trước · trước khi nhập bảng tính" in held
    assert "1 người (tệp đang dùng: 2), 1 việc đã ghi" in held
    assert "Việc cuối: Thêm Lò Thị An" in held
    assert made.name in held
    effect = words(window, "restore-effect")
    assert effect.startswith("1 việc ghi sau bản này sẽ không còn trong tệp.")
    assert "Mật khẩu vẫn như hiện nay" in effect
    assert "Muốn trở lại" in effect


def test_the_backup_takes_the_place_of_the_file_and_the_window_is_left(
    window, ask, office_on_disk, now
):
    left = []
    window.office_closed.connect(left.append)
    ask.answers.append(None)
    press(window, "restore-backup")
    assert (left, names(office_on_disk)) == ([], ["Lò Thị An", "Hà Văn Bình"])
    ask.answers.append("restore")
    press(window, "restore-backup")
    assert "Đã khôi phục bản lúc 08:30 ngày 02/03/2026" in left[0]
    again = open_office(office_on_disk.path, PASSWORD, who="x", now=now)
    assert names(again) == ["Lò Thị An"]
    again.close()
    [newest, _] = restoring.lying_beside(office_on_disk.path)
    assert newest.reason == "trước khi khôi phục"


def test_another_password_of_the_day_is_told_of(window, office_on_disk):
    keys.change_password(office_on_disk.path, PASSWORD, "mật khẩu mới", CHEAP)
    window.current.refresh()
    assert "mở lại bằng mật khẩu, hoặc mã khôi phục, của ngày sao lưu" in words(
        window, "restore-effect"
    )


def test_a_backup_of_another_file_asks_its_password(window, ask, office_on_disk, tmp_path, now):
    """A wrong one is said beside it, and the window goes on."""
    other = create(tmp_path / "khac.hgd", "mật khẩu khác", who="x", now=now, cost=CHEAP)
    foreign = upkeep.back_up(other, tmp_path / "usb").path
    other.close()
    ask.answers.append(foreign)
    press(window, "restore-elsewhere")
    assert foreign.name in words(window, "restore-holds")
    assert not one(window, QAbstractButton, "restore-one").isEnabled()
    fill(window, "backup_password", "sai mật khẩu")
    ask.answers.append("restore")
    press(window, "restore-backup")
    assert "Mật khẩu không đúng" in fault(window, "backup_password")
    assert window.isEnabled()
    assert names(office_on_disk) == ["Lò Thị An", "Hà Văn Bình"]
    left = []
    window.office_closed.connect(left.append)
    fill(window, "backup_password", "mật khẩu khác")
    ask.answers.append("restore")
    press(window, "restore-backup")
    assert len(left) == 1


def test_a_backup_that_is_bad_is_said_and_changes_nothing(window, ask, office_on_disk, made):
    made.write_bytes(made.read_bytes()[:5000])
    ask.answers.append("restore")
    press(window, "restore-backup")
    assert "hỏng" in words(window, "strip-words")
    assert (window.isEnabled(), office_on_disk.closed) == (True, False)


def test_what_is_no_backup_is_said(window, ask, tmp_path):
    ask.answers.append(tmp_path / "none.hgdbackup")
    press(window, "restore-elsewhere")
    assert "Không thấy tệp sao lưu" in words(window, "strip-words")
