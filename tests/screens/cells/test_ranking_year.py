"""The whole of a year: counts, shares, the day of the review and the decisions."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services.cells import ranking, ranking_view
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import fill, lines, one, open_window, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """A cell of two members, all proposed good."""
    an_office(office)
    cell = a_cell(office)
    for name in ("Cầm Văn An", "Lò Thị Bua"):
        a_member(office, name, cell)
    office.do(ranking.propose_rest, year=2025)
    window = open_window(qtbot, office, ask, background, "ranking")
    one(window, QTabWidget, "ranking-tabs").setCurrentIndex(2)
    return window


def test_counts_and_shares_are_told_with_the_rule(window):
    told = words(window, "ranking-told")
    assert "Theo Quy định số 366-QĐ/TW" in told
    assert "Đảng viên: xuất sắc 0, nhiều nhất 0 (20 % của 2" in told
    assert lines(window, "rank-counts")[1] == [
        "Hoàn thành tốt nhiệm vụ",
        "0 đề xuất, 0 quyết định",
        "2 đề xuất, 0 quyết định",
    ]


def test_the_decision_is_entered_once(window, office):
    panel = window.current.year
    fill(panel, "members_number", "09-QĐ/ĐU")
    fill(panel, "members_day", "12/1/2026")
    assert window.current.unsaved()
    press(window, "ranking-save")
    assert not window.current.unsaved()
    assert office.read(ranking_view.year_ranking, year=2025).members_number == "09-QĐ/ĐU"
