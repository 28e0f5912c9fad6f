import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.build import a_cell, a_member, a_person
from tests.screens.keyboard import write
from tests.screens.subjects import (
    fill,
    lines,
    one,
    open_window,
    press,
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
    assert one(window, QPushButton, "stage-all").text() == "Tất cả 4"
    write(one(window, QLineEdit, "find-person"), "thi")
    assert one(window, QPushButton, "stage-all").text() == "Tất cả 2"
    assert one(window, QPushButton, "stage-official").text() == "Chính thức 0"
