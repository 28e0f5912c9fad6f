"""One person comes back out of a backup: chosen, compared line by line, taken, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton

from desktop.screens.keeping.take_back import TakeBackScreen
from desktop.services.keeping import upkeep
from desktop.services.office import create
from desktop.services.people import people
from tests.build import a_case, a_person
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.screens.keyboard import write
from tests.screens.subjects import fault, fill, lines, one, pick, press, words


@pytest.fixture
def mai(office_on_disk):
    """Somebody whose telephone was changed after the backup; another is in the bin by now."""
    office = office_on_disk
    mai = a_case(office, at="application", name="Lò Thị Mai")
    binned = a_person(office, "Hà Văn Bình")
    upkeep.back_up(office)
    office.do(people.change_person, id=mai, revision=None, phone="0900 000 000", religion="Khác")
    office.do(people.remove_person, id=binned, reason="nhập nhầm", day=NOW.date())
    return mai


@pytest.fixture
def screen(qtbot, office_on_disk, ask, background, mai):
    return shown(qtbot, office_on_disk, ask, background)


def shown(qtbot, office, ask, background):
    screen = TakeBackScreen(office, ask, background)
    office.listeners.append(lambda done: screen.keep_up() if done.tables & screen.shows else None)
    qtbot.addWidget(screen)
    screen.resize(1100, 620)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    return screen


def test_the_people_of_the_newest_backup_are_listed_those_who_are_gone_first(screen):
    assert "bấm sao lưu · 3 người" in one(screen, QComboBox, "backup").currentText()
    assert [line[0] for line in lines(screen, "known")] == [
        "Hà Văn Bình",
        "Cầm Văn Biên",
        "Lò Thị Mai",
    ]
    assert lines(screen, "known")[0][2] == "trong thùng rác: nhập nhầm"
    assert one(screen, QLabel, "pick-known").isVisible()


def test_what_differs_is_chosen_field_by_field_taken_and_undone(screen, office_on_disk, mai):
    pick(screen, "known", 2)
    assert words(screen, "taken-name") == "Lò Thị Mai"
    assert one(screen, QRadioButton, "person.religion-keep").isChecked()
    one(screen, QRadioButton, "person.religion-other").click()
    press(screen, "take-back")
    person = office_on_disk.read(people.person, id=mai)
    assert (person.religion, person.phone) == ("Không", "0900 000 000")
    assert not one(screen, QRadioButton, "person.religion-keep").isVisible()
    newest = upkeep.lines(office_on_disk)[0]
    assert newest.reason == "trước khi lấy lại một người"
    office_on_disk.undo()
    assert office_on_disk.read(people.person, id=mai).religion == "Khác"


def test_somebody_in_the_bin_comes_back(screen, office_on_disk):
    pick(screen, "known", 0)
    assert "đưa người này về danh sách" in words(screen, "taken-now")
    press(screen, "take-back")
    assert office_on_disk.read(people.bin) == ()
    assert "Không có mục nào khác" in words(screen, "taken-now")
    assert not one(screen, QPushButton, "take-back").isEnabled()


def test_nothing_chosen_takes_nothing_and_says_so(screen, office_on_disk):
    pick(screen, "known", 2)
    before = office_on_disk.can_undo()
    press(screen, "take-back")
    assert office_on_disk.can_undo() == before
    assert "Chưa chọn mục nào" in words(screen, "strip-words")


def test_it_goes_by_keyboard_from_the_name_to_the_choice(screen):
    screen.setFocus()
    write(QApplication.focusWidget(), "lo thi")
    assert [line[0] for line in lines(screen, "known")] == ["Lò Thị Mai"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert words(screen, "taken-name") == "Lò Thị Mai"
    assert QApplication.focusWidget().objectName() == "take-back"


def test_a_backup_of_another_file_opens_by_its_password(screen, ask, tmp_path, now):
    other = create(tmp_path / "khac.hgd", "mật khẩu khác", who="x", now=now, cost=CHEAP)
    a_person(other, "Vi Thị Ân")
    foreign = upkeep.back_up(other, tmp_path / "usb").path
    other.close()
    ask.answers.extend([None, foreign])
    press(screen, "other-backup")
    press(screen, "other-backup")
    assert lines(screen, "known") == []
    fill(screen, "backup_password", PASSWORD)
    press(screen, "open-backup")
    assert "Mật khẩu không đúng" in fault(screen, "backup_password")
    fill(screen, "backup_password", "mật khẩu khác")
    press(screen, "open-backup")
    assert lines(screen, "known") == [["Vi Thị Ân", "12/05/2000", "không còn"]]
    pick(screen, "known", 0)
    press(screen, "take-back")
    assert lines(screen, "known")[0][2] == ""


def test_a_backup_is_opened_by_its_file(screen, office_on_disk):
    first = upkeep.backups(office_on_disk)[-1]
    upkeep.back_up(office_on_disk)
    screen.open_record(str(first))
    screen.keep_up()
    assert one(screen, QComboBox, "backup").currentData() == str(first)
    assert one(screen, QComboBox, "backup").count() == 2


def test_an_office_without_backups_says_what_to_do(qtbot, office, ask, background):
    screen = shown(qtbot, office, ask, background)
    assert "Chưa có bản sao lưu nào" in words(screen, "known-empty")
    assert one(screen, QLabel, "pick-known").isVisible()
