"""Miễn sinh hoạt, ra khỏi Đảng: entered once, followed until settled, printed."""

from __future__ import annotations

import pytest

from desktop.screens.widgets.page_view import PageView
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import fill, lines, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    a_member(office, "Lò Văn An", a_cell(office, "Chi bộ bản Pá"))
    return open_window(qtbot, office, ask, background, "departures")


def enter(window, kind="xóa tên", **values):
    press(window, "departure-add")
    fill(window, "person_id", "Lò Văn An")
    fill(window, "kind", kind)
    for name, value in values.items():
        fill(window, name, value)
    press(window, "departure-save")


def test_a_striking_off_is_followed_until_the_card_is_back(window):
    enter(window, met="1/3/2026", reason="Không đóng đảng phí")
    assert lines(window, "departures") == [
        ["Lò Văn An", "Chi bộ bản Pá", "Xóa tên", "chi bộ họp 01/03/2026"]
    ]
    assert words(window, "subheading") == "1 việc chưa xong"
    pick(window, "departures", 0)
    fill(window, "day", "2/3/2026")
    fill(window, "received", "2/3/2026")
    press(window, "departure-save")
    assert lines(window, "departures")[0][-1] == "từ 02/03/2026, chưa thu thẻ"
    assert "Hạn khiếu nại" in words(window, "departure-told")


def test_a_mistake_is_taken_back(window):
    enter(window, "từ trần", day="2/3/2026")
    pick(window, "departures", 0)
    press(window, "departure-remove")
    assert lines(window, "departures") == []


def test_its_papers_are_printed_from_the_line(window):
    press(window, "departure-decision")
    assert "Hãy chọn một dòng" in words(window, "strip-words")
    enter(window, met="1/3/2026")
    pick(window, "departures", 0)
    press(window, "departure-application")
    assert "không có giấy này" in words(window, "strip-words")
    press(window, "departure-decision")
    (page,) = window.current.findChildren(PageView)
    assert page.page_count() == 1
