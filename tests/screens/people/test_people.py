from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from desktop.services.people import people
from tests.build import a_case, a_person, many_people
from tests.screens.keyboard import write
from tests.screens.subjects import (
    lines,
    names,
    one,
    open_window,
    press,
    words,
)


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


def test_an_empty_office_says_what_to_do(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background)
    assert "Thêm người" in words(window, "people-empty")


def test_a_large_office_is_read_beside_the_window(qtbot, office, ask, background):
    """With the same list, order and filters; only what is seen is read in full."""
    office.do(many_people, 400)
    a_case(office, "application", "Quàng Văn Lả")
    told = []
    background.started.connect(told.append)
    window = open_window(qtbot, office, ask, background)
    assert told == ["Đọc danh sách người"]
    assert len(names(window)) == 402
    write(one(window, QLineEdit, "find-person"), "nguoi 399")
    assert names(window) == ["Người 399"]
    one(window, QLineEdit, "find-person").clear()
    press(window, "more-filters")
    press(window, "minority-no")
    press(window, "apply-filter")
    assert told[-1] == "Lọc danh sách người"
    assert len(names(window)) == 100


def test_the_list_is_sorted_by_what_comes_next(qtbot, office, ask, background):
    """Which is read for everyone only when somebody orders by it."""
    a_person(office, "Lường Thị An")
    a_case(office, "application", "Quàng Văn Lả")
    window = open_window(qtbot, office, ask, background)
    assert names(window)[0] == "Lường Thị An"
    table = one(window, QTableView, "people")
    table.sortByColumn(6, Qt.SortOrder.AscendingOrder)
    assert names(window)[0] == "Quàng Văn Lả"
