"""Screens found by their names, below what the office finds."""

from desktop.screens.frame.find_screens import FoundScreen, with_screens
from desktop.screens.widgets.search_box import SHOWN

TITLES = (("badges", "Huy hiệu Đảng"), ("fees", "Đảng phí"))


def titles(found):
    return [one.title for one in found]


def test_a_screen_is_found_by_beginnings_of_its_words_without_marks():
    search = with_screens(lambda words: [], TITLES)

    assert search("huy hi") == [FoundScreen("Huy hiệu Đảng", "badges")]
    assert titles(search("dang")) == ["Huy hiệu Đảng", "Đảng phí"]
    assert search("the") == []


def test_many_people_leave_the_screens_their_lines():
    search = with_screens(lambda words: [FoundScreen("Lò Văn Phí", "person")] * 30, TITLES)

    assert titles(search("phi"))[-1] == "Đảng phí"
    assert len(search("phi")) == SHOWN


def test_many_screens_leave_people_their_lines():
    many = [(str(at), f"Chi bộ {at}") for at in range(20)]
    search = with_screens(lambda words: [FoundScreen("Lò Thị Chi", "person")] * 30, many)

    assert titles(search("chi")).count("Lò Thị Chi") == SHOWN - 3
    assert len(search("chi")) == SHOWN
