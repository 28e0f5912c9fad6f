import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from desktop.rules.partial_date import PartialDate
from desktop.screens.people.merging import MergingScreen
from desktop.services.people import people
from tests.build import a_case, a_cell, a_person
from tests.screens.keyboard import write
from tests.screens.subjects import fault, lines, one, pick, press, words


@pytest.fixture
def twins(office):
    """One woman entered twice, and another of that name born in another year."""
    cell = a_cell(office, "Chi bộ bản Nà Lốc")
    keep = a_person(office, "Lò Thị Mai", cell, phone="0912 345 678")
    other = a_person(office, "Lò Thị Mai", phone="0987 654 321", home_place="xã Hoa Ban")
    a_person(office, "Lò Thị Mai", born=PartialDate(1988))
    return keep, other


@pytest.fixture
def screen(qtbot, office, ask, background, twins):
    return shown(qtbot, office, ask, background)


def shown(qtbot, office, ask, background):
    screen = MergingScreen(office, ask, background)
    office.listeners.append(lambda done: screen.keep_up() if done.tables & screen.shows else None)
    qtbot.addWidget(screen)
    screen.resize(1180, 660)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    return screen


def person(office, id):
    return office.read(people.person, id=id)


def left_is(screen, office, twins):
    """The ids as the screen shows them, the left one first."""
    row = one(screen, QRadioButton, "person.phone-keep").accessibleName()
    return twins if person(office, twins[0]).phone in row else twins[::-1]


def choose(screen, name):
    one(screen, QRadioButton, name).click()


def go_on_to(screen, name, modifier):
    """Press Tab until the cursor is there; a screen has far fewer stops than are tried."""
    for _ in range(40):
        if QApplication.focusWidget().objectName() == name:
            return
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, modifier)
    raise AssertionError(f"{name} is not reached")


def test_the_doubted_pairs_are_listed_and_the_first_is_compared(screen):
    assert lines(screen, "doubts") == [["Lò Thị Mai", "12/05/2000", "Tên, ngày sinh"]]
    assert words(screen, "name-left") == "Lò Thị Mai"
    assert "Dân tộc" in words(screen, "same-rows")


def test_only_what_differs_is_asked(screen):
    assert screen.findChild(QRadioButton, "person.phone-keep") is not None
    assert screen.findChild(QRadioButton, "person.ethnicity-keep") is None


def test_merging_takes_what_is_chosen_and_the_pair_is_gone(screen, office, twins):
    keep, other = left_is(screen, office, twins)
    wanted = person(office, other).phone
    choose(screen, "person.phone-other")
    press(screen, "merge-left")
    merged = person(office, keep)
    assert merged.phone == wanted
    assert merged.home_place.now == "xã Hoa Ban"
    assert [one.id for one in office.read(people.bin)] == [other]
    assert lines(screen, "doubts") == []
    assert "nghi nhập trùng" in words(screen, "doubts-empty")
    assert one(screen, QLabel, "pick-pair").isVisible()


def test_merging_into_the_right_one_takes_the_same_choices(screen, office, twins):
    left, right = left_is(screen, office, twins)
    wanted = person(office, left).phone
    choose(screen, "person.phone-keep")
    press(screen, "merge-right")
    assert person(office, right).phone == wanted
    assert [one.id for one in office.read(people.bin)] == [left]


def test_an_undo_brings_the_pair_back(screen, office):
    press(screen, "merge-left")
    office.undo()
    assert len(lines(screen, "doubts")) == 1
    assert one(screen, QPushButton, "merge-left").isVisible()


def test_what_was_chosen_stays_when_something_else_changes(screen, office, twins):
    choose(screen, "person.phone-other")
    office.do(people.set_part, id=twins[0], part="awards", lines=[{"reason": "Bằng khen"}])
    assert one(screen, QRadioButton, "person.phone-other").isChecked()
    assert screen.findChild(QRadioButton, "award-both").isChecked()


def test_lines_of_both_can_be_taken_together_or_of_one_alone(screen, office, twins):
    for id, reason in zip(twins, ("Bằng khen", "Giấy khen"), strict=True):
        office.do(people.set_part, id=id, part="awards", lines=[{"reason": reason}])
    keep, _ = left_is(screen, office, twins)
    assert one(screen, QRadioButton, "award-both").isChecked()
    press(screen, "merge-left")
    awards = {award.reason for award in person(office, keep).history.awards}
    assert awards == {"Bằng khen", "Giấy khen"}


def test_the_words_beside_a_button_can_be_clicked_too(screen):
    button = one(screen, QRadioButton, "person.phone-other")
    QTest.mouseClick(button.parentWidget(), Qt.MouseButton.LeftButton)
    assert button.isChecked()


def test_everything_goes_by_keyboard(screen, office):
    screen.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "merge-left"
    go_on_to(screen, "person.phone-keep", Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert one(screen, QRadioButton, "person.phone-other").isChecked()
    go_on_to(screen, "merge-left", Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert len(office.read(people.bin)) == 1


def test_what_contradicts_is_said_and_cannot_be_merged(qtbot, office, ask, background):
    for _ in range(2):
        a_case(office, "application", "Quàng Thị Hoa")
    screen = shown(qtbot, office, ask, background)
    pick(screen, "doubts", lines(screen, "doubts").index(_of("Quàng Thị Hoa", screen)))
    assert "đều có hồ sơ đang làm" in words(screen, "strip-words")
    assert not one(screen, QPushButton, "merge-left").isEnabled()


def _of(name, screen):
    return next(line for line in lines(screen, "doubts") if line[0] == name)


def test_two_people_chosen_by_hand_are_compared(screen, office):
    a_person(office, "Lò Thị Mây", phone="0333 333 333")
    for name, typed in (("left", "lo thi may"), ("right", "lo thi mai")):
        field = screen.pair.fields[name]
        field.setFocus()
        write(field.box, typed)
        QTest.keyClick(field.box, Qt.Key.Key_Return)
    press(screen, "compare-chosen")
    assert words(screen, "name-left") == "Lò Thị Mây"
    assert words(screen, "name-right") == "Lò Thị Mai"


def test_a_pair_can_be_opened_by_its_ids(screen, twins, office):
    stranger = a_person(office, "Hà Văn Muôn")
    screen.open_record(f"{twins[0]} {stranger}")
    assert words(screen, "name-right") == "Hà Văn Muôn"
    assert screen.table.current_row() is None
    screen.open_record(screen.table.shown_rows()[0].id)
    assert words(screen, "name-right") == "Lò Thị Mai"
    assert screen.table.current_row() is not None


def test_a_person_not_chosen_is_asked_for_beside_the_field(screen):
    press(screen, "compare-chosen")
    assert "chọn một người" in fault(screen, "left")


def test_an_office_without_doubts_says_so(qtbot, office, ask, background):
    screen = shown(qtbot, office, ask, background)
    assert "Không thấy ai" in words(screen, "doubts-empty")
    assert "Chọn một cặp" in words(screen, "pick-pair")
