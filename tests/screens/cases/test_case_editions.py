"""Quy định áp dụng: the editions of a case."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from desktop.screens.widgets.line_list import LineList
from tests.build import a_case
from tests.screens.subjects import one, open_window, told, words


def test_the_case_says_which_rules_hold_and_why(qtbot, office, ask, background):
    """The head names those of today, the tab all of them."""
    person = a_case(office, at="cell-meeting")
    window = open_window(qtbot, office, ask, background, "case", person)
    assert words(window, "subheading").endswith("theo Quy định 294-QĐ/TW")
    one(window, QTabWidget, "case-tabs").setCurrentWidget(window.current.editions)
    titles = told(window, "editions")
    assert titles[:3] == [
        "Quy định thi hành Điều lệ Đảng",
        "Quy định 24-QĐ/TW",
        "Quy định 294-QĐ/TW",
    ]
    now = one(window, LineList, "editions").shown_lines()[2]
    assert (now.side, "có hiệu lực từ 01/07/2025" in now.note) == ("từ hôm nay", True)
