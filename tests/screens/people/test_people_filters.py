import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.screens.keyboard import write
from tests.screens.subjects import (
    fill,
    names,
    one,
    press,
)


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
