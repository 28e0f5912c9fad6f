from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget

from desktop.rules.partial_date import PartialDate
from desktop.services.cases import steps
from desktop.services.keeping import history
from desktop.services.office import User
from desktop.services.people import people
from tests.build import a_case, a_cell, a_person
from tests.screens.subjects import fault, fill, one, open_window, press, typed, words


@pytest.fixture
def cell(office):
    return a_cell(office, "Chi bộ bản Nà Lốc")


@pytest.fixture
def mai(office, cell):
    return a_person(office, "Lò Thị Mai", cell)


@pytest.fixture
def window(qtbot, office, ask, background, mai):
    return open_window(qtbot, office, ask, background, "person", mai)


def tab(window, at):
    one(window, QTabWidget, "person-tabs").setCurrentIndex(at)


def save(window):
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_the_head_tells_who_it_is(window):
    assert words(window.current, "heading") == "Lò Thị Mai"
    assert words(window.current, "subheading") == "Quần chúng · Chi bộ bản Nà Lốc"


def test_what_is_typed_on_several_tabs_is_saved_as_one_operation(window, office, mai):
    fill(window, "home_place", "Bản Nà Lốc, xã Hoa Ban")
    fill(window, "home_place-formerly", "xã Mường Bú")
    tab(window, 1)
    fill(window, "youth", "Sống với cha mẹ tại bản.")
    tab(window, 5)
    fill(window, "card_number", "014300123456")
    save(window)

    person = office.read(people.person, id=mai)
    assert person.home_place.text == "Bản Nà Lốc, xã Hoa Ban (trước đây là xã Mường Bú)"
    assert person.history.youth == "Sống với cha mẹ tại bản."
    assert person.membership.card_number == "014300123456"
    office.undo()
    person = office.read(people.person, id=mai)
    assert (person.home_place.text, person.history.youth, person.membership) == ("", "", None)


def test_only_what_was_changed_is_written(window, office):
    fill(window, "phone", "0912 345 678")
    save(window)
    latest = office.read(history.lines)[0]
    changed = office.read(history.differences, operation=latest.id)
    assert [(one.name, one.after) for one in changed] == [("điện thoại", "0912 345 678")]


def test_saving_is_offered_only_when_something_was_typed(window):
    button = one(window, QPushButton, "save-person")
    assert not button.isEnabled()
    fill(window, "other_names", "Mai Hoa")
    assert button.isEnabled()
    press(window, "discard")
    assert typed(window, "other_names") == ""
    assert not button.isEnabled()


def test_a_refusal_is_shown_beside_its_field_on_its_tab(window, office, cell):
    a_person(office, "Lò Thị Hoa", cell, personal_number="014300123456")
    fill(window, "personal_number", "014300123456")
    tab(window, 3)
    save(window)
    assert "Lò Thị Hoa" in fault(window, "personal_number")
    assert window.current.unsaved()


def test_a_date_that_cannot_be_read_is_shown_before_anything_is_saved(window, office, mai):
    fill(window, "other_names", "Mai Hoa")
    fill(window, "born", "31/2/1999")
    tab(window, 1)
    save(window)
    assert "không có ngày 31" in fault(window, "born")
    assert office.read(people.person, id=mai).other_names == ""


def test_what_is_typed_stays_when_the_record_changes_elsewhere(window, office, mai):
    fill(window, "other_names", "Mai Hoa")
    revision = office.read(people.revision, id=mai)
    office.do(people.change_person, id=mai, revision=revision, phone="0987 654 321")
    assert typed(window, "phone") == "0987 654 321"
    assert typed(window, "other_names") == "Mai Hoa"
    save(window)
    assert office.read(people.person, id=mai).other_names == "Mai Hoa"


def test_a_person_whose_entering_was_undone_is_said_to_be_gone(window, office):
    office.undo()
    office.undo()
    assert "không còn" in words(window.current, "strip-words")
    assert not one(window, QTabWidget, "person-tabs").isEnabled()


def test_a_photo_is_taken_from_a_file_and_away_again(window, office, ask, mai, tmp_path):
    path = tmp_path / "mai.png"
    Image.new("RGB", (300, 400), "navy").save(path)
    ask.answers.append(path)
    press(window, "choose-photo")
    assert office.read(people.person, id=mai).photo is None
    press(window, "use-crop")
    assert office.read(people.person, id=mai).photo is not None
    assert not one(window, QLabel, "photo").pixmap().isNull()

    press(window, "remove-photo")
    assert office.read(people.person, id=mai).photo is None


def test_a_file_that_is_no_picture_is_refused(window, office, ask, mai, tmp_path):
    path = tmp_path / "mai.png"
    path.write_text("không phải ảnh", "utf-8")
    ask.answers.append(path)
    press(window, "choose-photo")
    assert "ảnh" in words(window.current, "strip-words")
    assert office.read(people.person, id=mai).photo is None


def test_the_case_of_the_person_is_one_button_away(window, qtbot, mai):
    window.current.go.disconnect()
    with qtbot.waitSignal(window.current.go) as asked:
        press(window, "open-case")
    assert asked.args == ["case", mai]


def test_the_stage_and_the_next_step_follow_the_case(qtbot, office, ask, background):
    person = a_case(office, "application", "Quàng Văn Lả")
    window = open_window(qtbot, office, ask, background, "person", person)
    before = words(window.current, "subheading")
    assert "Cảm tình Đảng" in before
    office.do(steps.record, person_id=person, step="history", day=date(2024, 1, 22))
    assert words(window.current, "subheading") != before


def test_another_person_opens_at_the_first_tab(window, office, cell):
    hoa = a_person(office, "Lò Thị Hoa", cell, born=PartialDate(1998))
    tab(window, 4)
    window.open("person", hoa)
    assert words(window.current, "heading") == "Lò Thị Hoa"
    assert typed(window, "born") == "1998"
    assert one(window, QTabWidget, "person-tabs").currentIndex() == 0


def test_each_tab_has_a_key(window):
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert one(window, QTabWidget, "person-tabs").currentIndex() == 3


def test_numbers_are_masked_until_asked_for_and_the_journal_says_who_looked(
    window, office, mai, cell
):
    office.do(
        people.change_person,
        id=mai,
        revision=office.read(people.revision, id=mai),
        personal_number="014300123456",
    )
    other = a_person(office, "Lò Thị Hoa", cell, personal_number="014300654321")
    assert typed(window, "personal_number") == "*********456"
    assert not window.current.unsaved()
    before = len(office.read(history.lines))
    press(window, "personal_number-show")
    assert typed(window, "personal_number") == "014300123456"
    assert len(office.read(history.lines)) == before + 1
    line = office.read(history.lines)[0]
    assert (line.label, line.who) == ("Xem số định danh của Lò Thị Mai", office.who)
    fill(window, "personal_number", "014300123457")
    save(window)
    assert office.read(people.person, id=mai).personal_number == "014300123457"
    window.open("person", other)
    assert typed(window, "personal_number") == "*********321"
    window.open("person", mai)
    assert typed(window, "personal_number") == "*********457"


def test_a_reader_sees_no_number_whole(window, office, mai):
    office.do(
        people.change_person,
        id=mai,
        revision=office.read(people.revision, id=mai),
        personal_number="014300123456",
    )
    office.user = User("x", "Đặng Văn Chung", "reader")
    press(window, "personal_number-show")
    assert typed(window, "personal_number") == "*********456"
    assert "chỉ có quyền xem" in words(window, "strip-words")


def test_ctrl_p_shows_the_set_of_the_person(qtbot, office, ask, background):
    """From the search to the set without the mouse; without a case it is said what to do."""
    with_case = a_case(office, "certificate")
    without = a_person(office, "Hà Thị Không")
    window = open_window(qtbot, office, ask, background, "person", with_case)
    window.print_out()
    assert window.current.title == "Hồ sơ"
    assert one(window, QPushButton, "set-back").isVisible()
    window.open("person", without)
    window.print_out()
    assert "chưa có hồ sơ kết nạp" in words(window, "case-empty")
