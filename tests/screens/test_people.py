import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.services import people, people_list
from tests.build import a_case, a_cell, a_member, a_person
from tests.screens.keyboard import write
from tests.screens.subjects import (
    fault,
    fill,
    lines,
    one,
    open_window,
    pick,
    press,
    typed,
    words,
)


def names(window):
    return [line[0] for line in lines(window, "people")]


@pytest.fixture
def window(qtbot, office, ask, background):
    cell = a_cell(office, "Chi bộ bản Nà Lốc")
    a_person(office, "Đặng Thị Ánh", cell, personal_number="014300123456")
    a_person(office, "Lò Văn Đức")
    a_person(office, "Lường Thị An")
    a_member(office, "Cầm Văn Biên", cell)
    return open_window(qtbot, office, ask, background)


def test_everyone_is_listed_by_given_name(window):
    assert names(window) == ["Lường Thị An", "Đặng Thị Ánh", "Cầm Văn Biên", "Lò Văn Đức"]
    assert lines(window, "people")[1] == [
        "Đặng Thị Ánh",
        "12/05/2000",
        "Nữ",
        "Thái",
        "Chi bộ bản Nà Lốc",
        "Quần chúng",
        "",
    ]


@pytest.mark.parametrize("typed", ["dang thi anh", "anh dang", "Ánh", "123456"])
def test_typing_narrows_the_list(window, typed):
    write(one(window, QLineEdit, "find-person"), typed)
    assert names(window) == ["Đặng Thị Ánh"]


def test_a_stage_and_a_cell_narrow_the_list_together(window):
    press(window, "stage-official")
    assert names(window) == ["Cầm Văn Biên"]
    press(window, "stage-person")
    fill(window, "cell-filter", "na loc")
    assert names(window) == ["Đặng Thị Ánh"]


def test_the_stages_say_how_many_the_other_filters_leave(window):
    assert one(window, QPushButton, "stage-all").text() == "Tất cả (4)"
    write(one(window, QLineEdit, "find-person"), "thi")
    assert one(window, QPushButton, "stage-all").text() == "Tất cả (2)"
    assert one(window, QPushButton, "stage-official").text() == "Chính thức (0)"


def test_the_next_step_of_a_case_is_shown(qtbot, office, ask, background):
    a_case(office, "application", "Quàng Văn Lả")
    window = open_window(qtbot, office, ask, background)
    line = next(line for line in lines(window, "people") if line[0] == "Quàng Văn Lả")
    assert line[5] == "Cảm tình Đảng"
    assert line[6]


def test_a_person_is_found_opened_changed_and_saved_without_the_mouse(window, office):
    """The way of every day: Ctrl+1, type, Enter, type, Ctrl+S."""
    window.open("history")
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    write(QApplication.focusWidget(), "anh")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert words(window.current, "heading") == "Đặng Thị Ánh"

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    while QApplication.focusWidget().objectName() != "other_names":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    write(QApplication.focusWidget(), "Ánh Tuyết")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    (hit,) = office.read(people.find, words="anh")
    assert office.read(people.person, id=hit.id).other_names == "Ánh Tuyết"


def test_a_new_person_is_entered_and_opened(window, office):
    press(window, "add-person")
    fill(window, "name", "QUÀNG THỊ HOA")
    fill(window, "born", "5/2/1999")
    press(window, "sex-nữ")
    fill(window, "ethnicity", "thai")
    fill(window, "cell_id", "na loc")
    press(window, "save-new-person")

    assert words(window.current, "heading") == "Quàng Thị Hoa"
    line = next(
        line
        for line in office.read(people_list.lines, day=office.today())
        if line.name == "Quàng Thị Hoa"
    )
    assert (line.born, line.sex, line.ethnicity, line.cell, line.stage) == (
        "05/02/1999",
        "Nữ",
        "Thái",
        "Chi bộ bản Nà Lốc",
        "person",
    )


def test_a_new_member_is_asked_for_the_dates(window, office):
    press(window, "add-person")
    fill(window, "name", "Hà Văn Muôn")
    press(window, "member")
    fill(window, "admitted", "3/2/2015")
    fill(window, "official", "3/2/2014")
    press(window, "save-new-person")
    assert "trước ngày vào Đảng" in fault(window, "official")

    fill(window, "official", "3/2/2016")
    press(window, "save-new-person")
    assert "Đảng viên chính thức" in words(window.current, "subheading")


def test_a_person_without_a_name_is_refused_beside_the_name(window, office):
    before = len(names(window))
    press(window, "add-person")
    fill(window, "born", "1999")
    press(window, "save-new-person")
    assert "Chưa ghi họ và tên" in fault(window, "name")
    assert len(office.read(people_list.lines, day=office.today())) == before


def test_leaving_a_half_typed_person_asks_first(window, ask):
    press(window, "add-person")
    fill(window, "name", "Hà Văn Muôn")
    ask.answers.append(None)
    assert not window.open("history")
    assert typed(window, "name") == "Hà Văn Muôn"
    ask.answers.append("discard")
    assert window.open("history")


def test_the_bin_takes_a_person_with_a_reason_and_gives_back(window, ask):
    pick(window, "people", 0)
    ask.answers.append("nhập trùng")
    press(window, "to-bin")
    assert "Lường Thị An" not in names(window)

    press(window, "open-bin")
    assert lines(window, "bin") == [["Lường Thị An", "nhập trùng"]]
    pick(window, "bin", 0)
    press(window, "bring-back")
    press(window, "leave-bin")
    assert "Lường Thị An" in names(window)


def test_the_bin_wants_a_reason(window, ask):
    pick(window, "people", 0)
    ask.answers.append("")
    press(window, "to-bin")
    assert "lý do" in words(window.current, "strip-words")
    assert len(names(window)) == 4


def test_an_empty_office_says_what_to_do(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background)
    assert "Thêm người" in words(window, "people-empty")
