"""Giao ban: a month of all cells, from tab to tab, and on paper."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabWidget

from desktop.screens.background import Background
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.services.cells import briefings
from tests.build import a_case, an_office
from tests.screens.doubles import HeldExecutor
from tests.screens.subjects import fill, lines, one, open_window, press, told, typed, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """July 2024, in which somebody was admitted."""
    an_office(office)
    a_case(office, at="ceremony")
    return open_window(qtbot, office, ask, background, "briefings", "2024-07")


def tab(window, at):
    one(window, QTabWidget, "briefing-tabs").setCurrentIndex(at)


def test_a_month_tells_what_it_is_and_how_it_stands(window):
    assert words(window, "heading") == "Giao ban tháng 7 năm 2024"
    assert words(window, "subheading").startswith("0/1 chi bộ đã báo cáo")


def test_months_are_gone_through_by_buttons(window):
    press(window, "month-later")
    assert words(window, "heading") == "Giao ban tháng 8 năm 2024"
    press(window, "month-earlier")
    press(window, "month-earlier")
    assert words(window, "heading") == "Giao ban tháng 6 năm 2024"


def test_the_figures_of_the_month_stand_beside_those_of_the_year(window):
    tab(window, 2)
    found = {line[0]: line[1:] for line in lines(window, "briefing-figures")}
    assert found["Kết nạp"] == ["1", "1"]
    assert found["Đạt so với chỉ tiêu năm (%)"][0] == ""


def test_a_reminder_opens_the_case(window):
    window.open("briefings", "2024-08")
    tab(window, 3)
    reminders = one(window, LineList, "reminders")
    assert told(window, "reminders")[0].startswith("Quá hạn")
    QTest.keyClick(reminders, Qt.Key.Key_Return)
    assert words(window, "heading") == "Lò Thị Mai"


def test_the_conclusion_is_saved_with_the_meeting(window, office):
    tab(window, 4)
    fill(window, "day", "3/8/2024")
    fill(window, "chair", "Lò Văn Muôn")
    press(window, "briefing-save")
    found = office.read(briefings.briefing, month="2024-07", day=office.today())
    assert (found.day, found.chair) == (date(2024, 8, 3), "Lò Văn Muôn")
    press(window, "month-later")
    assert typed(window, "chair") == ""


def test_what_is_typed_is_not_lost_by_going_to_another_month(window, office, ask):
    tab(window, 4)
    fill(window, "chair", "Lò Văn Muôn")
    ask.answers.append("save")
    press(window, "month-later")
    assert office.read(briefings.briefing, month="2024-07", day=office.today()).chair


def test_the_paper_is_shown_and_left_again(window):
    window.print_out()
    page = window.current.findChild(PageView)
    assert page.page_count() >= 1
    press(window, "briefing-back")
    assert one(window, QTabWidget, "briefing-tabs").isVisible()


def test_it_keeps_up_with_what_is_done_elsewhere(window, office):
    """A difficulty entered by other means appears."""
    office.do(briefings.add_difficulty, id="one", month="2024-07", words="Thiếu lớp")
    assert "1 khó khăn chưa xong" in words(window, "subheading")
    office.undo()
    assert "khó khăn" not in words(window, "subheading")


def test_a_month_that_is_none_is_refused_on_the_screen(window):
    window.open("briefings", "2024-13")
    assert "2026-03" in words(window, "strip-words")


def test_while_a_month_is_gathered_no_cell_is_said_to_be_missing(qtbot, office_on_disk, ask):
    an_office(office_on_disk)
    a_case(office_on_disk, at="ceremony")
    worker = HeldExecutor()
    window = open_window(qtbot, office_on_disk, ask, Background(worker), "briefings")
    assert "Đang gom" in one(window, QLabel, "briefing-cells-empty").text()
    worker.let_go()
    assert len(lines(window, "briefing-cells")) == 1
