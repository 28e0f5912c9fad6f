import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.services import people
from tests.build import a_person
from tests.screens.keyboard import rewrite
from tests.screens.subjects import lines, one, open_window, pick, words


@pytest.fixture
def window(qtbot, office, ask, background):
    a_person(office, "Lò Thị Mai")
    a_person(office, "Đặng Thị Ánh")
    return open_window(qtbot, office, ask, background, "history")


def test_what_was_done_is_listed_newest_first(window):
    assert lines(window, "operations") == [
        ["02/03/2026 08:30", "Thêm Đặng Thị Ánh"],
        ["02/03/2026 08:30", "Thêm Lò Thị Mai"],
    ]


def test_the_line_picked_shows_before_and_after(window, office):
    (mai,) = office.read(people.find, words="mai")
    office.do(people.change_person, id=mai.id, revision=1, phone="0912 345 678", name="Lò Thị Hoa")
    pick(window, "operations", 0)
    assert lines(window, "differences") == [
        ["Người", "họ và tên", "Lò Thị Mai", "Lò Thị Hoa"],
        ["Người", "điện thoại", "(trống)", "0912 345 678"],
    ]


def test_lines_are_found_without_marks(window):
    rewrite(one(window, QLineEdit, "find-operation"), "dang anh")
    assert [line[1] for line in lines(window, "operations")] == ["Thêm Đặng Thị Ánh"]
    rewrite(one(window, QLineEdit, "find-operation"), "zzz")
    assert lines(window, "operations") == []
    assert "Không có việc nào khớp" in words(window, "operations-empty")


def test_every_new_operation_appears_at_once(window, office):
    office.undo()
    assert lines(window, "operations")[0][1] == "Hoàn tác: Thêm Đặng Thị Ánh"


def test_nothing_picked_says_what_to_do(window):
    assert "Chọn một dòng" in words(window, "differences-empty")
