"""The share of the excellent by group."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from desktop.services.cells import ranking, ranking_view
from tests.screens.cells.test_ranking_year import window
from tests.screens.subjects import fill, lines, one, words

__all__ = ["window"]  # a fixture


def test_a_group_beyond_its_share_stands_first(window, office):
    [(cell, member)] = [
        (one.cell, one.id) for one in office.read(ranking_view.year_ranking, year=2025).members[:1]
    ]
    rank = {"year": 2025, "rank": "excellent", "decided": False}
    office.do(ranking.rank_members, people=[member], **rank)
    one(window, QTabWidget, "ranking-tabs").setCurrentIndex(3)
    assert lines(window, "rank-shares") == [
        ["Đảng viên", cell, "2", "1", "0", "vượt tỷ lệ"],
        ["Chi bộ", "Thôn, bản", "0", "0", "0", ""],
    ]
    one(window, QTabWidget, "ranking-tabs").setCurrentIndex(0)
    assert words(window, "rank-share") == f"Vượt tỷ lệ xuất sắc: {cell} (1, nhiều nhất 0)."
    fill(window, "rank-cell", cell)
    assert "20 % của 2" in words(window, "rank-share")
