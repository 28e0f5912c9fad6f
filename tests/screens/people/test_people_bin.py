import pytest

from tests.build import a_cell, a_member, a_person
from tests.screens.subjects import (
    lines,
    open_window,
    pick,
    press,
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
