"""Hôm nay: the work of the day in groups, and Enter goes to where it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.screens.case import CaseScreen
from desktop.screens.line_list import LineList
from desktop.screens.page_view import PageView
from tests.build import a_case
from tests.screens.subjects import one, open_window, told


def test_what_is_overdue_comes_first_with_its_reason(qtbot, office, ask, background):
    """The case waits for the recognition meeting since the summer before."""
    a_case(office, at="probation-opinions")
    window = open_window(qtbot, office, ask, background, "today")
    assert told(window, "tasks")[:2] == [
        "Quá hạn (1)",
        "Lò Thị Mai: Chi bộ họp xét, đề nghị công nhận chính thức",
    ]
    task = one(window, LineList, "tasks").shown_lines()[1]
    assert "quá hạn" in task.note
    assert "Điều lệ Đảng" in task.note
    assert task.side == "13/08/2025"
    assert "1 việc quá hạn" in one(window, QLabel, "subheading").text()


def test_enter_goes_to_the_case_at_the_step(qtbot, office, ask, background):
    """The cursor waits in the day of that step."""
    a_case(office, at="probation-opinions")
    window = open_window(qtbot, office, ask, background, "today")
    QTest.keyClick(one(window, LineList, "tasks"), Qt.Key.Key_Return)
    assert isinstance(window.current, CaseScreen)
    assert one(window, QLabel, "heading").text() == "Lò Thị Mai"
    assert one(window, QLabel, "step-title").text().startswith("Chi bộ họp xét, đề nghị công nhận")
    assert window.focusWidget() is one(window, QLineEdit, "day")


def test_a_day_without_work_says_how_to_go_on(qtbot, office, ask, background):
    """An empty office has nothing due."""
    window = open_window(qtbot, office, ask, background, "today")
    assert told(window, "tasks") == []
    assert "không có việc nào đến hạn" in one(window, QLabel, "tasks-empty").text()
    assert one(window, QLabel, "subheading").text() == "Thứ Hai, ngày 02 tháng 3 năm 2026"


def test_it_keeps_up_with_what_is_done_elsewhere(qtbot, office, ask, background):
    """A case entered meanwhile appears without being asked for."""
    window = open_window(qtbot, office, ask, background, "today")
    a_case(office, at="probation-opinions")
    assert told(window, "tasks")


def test_printing_shows_the_briefing_of_the_month(qtbot, office, ask, background):
    """Ctrl+P leads to the paper of the present month, ready to be printed."""
    window = open_window(qtbot, office, ask, background, "today")
    window.print_out()
    assert one(window, QLabel, "heading").text() == "Giao ban tháng 3 năm 2026"
    page = window.current.findChild(PageView)
    assert page.isVisible()
    assert page.page_count() >= 1
