"""Phiếu bổ sung: a cell printed in one press, put right before, noted when it came back."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.screens.widgets.page_view import PageView
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import fill, lines, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """Two members known since 2024, and a cell without any."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    a_cell(office, "Chi bộ bản Nà")
    office.now = lambda: datetime.fromisoformat("2024-03-02T08:00")
    for name in ("An", "Bình"):
        a_member(office, f"Lò Văn {name}", cell)
    office.now = lambda: datetime.fromisoformat("2026-01-05T08:00")
    return open_window(qtbot, office, ask, background, "supplements")


def states(window):
    return [line[1:] for line in lines(window, "supplements")]


def test_the_year_that_ended_is_shown_first(window):
    assert words(window, "subheading") == "Năm 2025 · 0 trong 2 phiếu đã nộp lại"
    assert states(window) == [["không đổi", "chưa in"]] * 2
    press(window, "year-after")
    assert "Năm 2026" in words(window, "subheading")


def test_a_cell_is_printed_in_one_press(window):
    window.print_out()
    (page,) = window.current.findChildren(PageView)
    assert page.page_count() >= 2
    assert states(window) == [["không đổi", "đã in 05/01/2026"]] * 2


def test_an_item_is_put_right_before(window):
    pick(window, "supplements", 0)
    fill(window, "awards_now", "Giấy khen của Đảng ủy xã")
    press(window, "supplement-save")
    assert states(window)[0] == ["Khen thưởng", "chưa in"]
    window.undo()
    assert states(window)[0] == ["không đổi", "chưa in"]


def test_what_came_back_is_noted(window):
    pick(window, "supplements", 0)
    press(window, "supplement-returned")
    assert states(window)[0][1] == "đã nộp lại 05/01/2026"
    press(window, "supplement-returned")
    assert states(window)[0][1] == "chưa in"
    press(window, "supplements-returned")
    assert "2 trong 2 phiếu" in words(window, "subheading")


def test_a_cell_without_members_has_nothing_to_print(window):
    fill(window, "supplement-cell", "Chi bộ bản Nà")
    assert lines(window, "supplements") == []
    press(window, "supplements-print")
    assert "chưa có đảng viên" in words(window, "strip-words")
