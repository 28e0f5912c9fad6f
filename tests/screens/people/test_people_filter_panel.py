import pytest
from PySide6.QtWidgets import QPushButton

from desktop.services.people import people_filters
from tests.build import a_case, a_person
from tests.screens.subjects import fill, names, one, open_window, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    a_case(office, at="certificate", name="Lò Thị Mai")
    a_person(office, "Trần Thị Nga", ethnicity="Kinh")
    a_person(office, "Vàng Thị Dí")
    window = open_window(qtbot, office, ask, background)
    press(window, "more-filters")
    return window


def test_conditions_narrow_the_list_and_are_read_back(window):
    fill(window, "sex", "Nữ")
    fill(window, "oldest", "29")
    press(window, "minority-yes")
    press(window, "apply-filter")
    assert names(window) == ["Vàng Thị Dí", "Lò Thị Mai"]
    press(window, "class_attended-yes")
    press(window, "apply-filter")
    assert names(window) == ["Lò Thị Mai"]
    told = "Đang lọc: nữ dưới 30, dân tộc thiểu số, đã học lớp"
    assert words(window, "filter-sentence") == told
    assert one(window, QPushButton, "stage-all").text() == "Tất cả 1"
    press(window, "clear-filter")
    assert len(names(window)) == 4
    assert not window.current.findChild(type(window.current.heading), "filter-sentence").isVisible()


def test_a_filter_is_kept_and_chosen_again(window, ask, office):
    press(window, "minority-no")
    ask.answers.append("Người Kinh")
    press(window, "keep-filter")
    assert [kept.name for kept in office.read(people_filters.saved)] == ["Người Kinh"]
    press(window, "clear-filter")
    fill(window, "saved-filter", "nguoi kinh")
    assert names(window) == ["Trần Thị Nga"]
    press(window, "forget-filter")
    assert office.read(people_filters.saved) == ()
    assert len(names(window)) == 4
