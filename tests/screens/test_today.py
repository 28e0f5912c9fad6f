"""Hôm nay: the work of the day in groups, and Enter goes to where it is done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.screens.background import Background
from desktop.screens.cases.case import CaseScreen
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.services.cases import steps
from tests.build import a_case, a_cell, an_office, many_cases
from tests.screens.doubles import HeldExecutor
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


def test_an_office_just_begun_says_where_to_begin(qtbot, office, ask, background):
    """Cells come first, then people, or a workbook of them."""
    window = open_window(qtbot, office, ask, background, "today")
    words = one(window, QLabel, "tasks-empty").text()
    assert "Chưa có chi bộ nào" in words
    assert "Ctrl+3" in words
    assert "Ctrl+I" in words


def test_a_day_without_work_says_how_to_go_on(qtbot, office, ask, background):
    """An office with cells and nothing due."""
    a_cell(office, "Chi bộ bản Pá")
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


def test_many_cases_are_read_beside_the_window(qtbot, office_on_disk, ask):
    """The screen says so until they are there; what changes afterwards is seen at once."""
    an_office(office_on_disk)
    person = a_case(office_on_disk, at="decision")
    office_on_disk.do(many_cases, 80)
    worker = HeldExecutor()
    window = open_window(qtbot, office_on_disk, ask, Background(worker), "today")
    assert "Đang đọc việc cần làm" in one(window, QLabel, "tasks-empty").text()
    assert "đang đọc" in one(window, QLabel, "subheading").text()
    worker.let_go()
    assert told(window, "tasks")[0] == "Quá hạn (1)"
    assert "đang đọc" not in one(window, QLabel, "subheading").text()
    office_on_disk.do(
        steps.record, person_id=person, step="moved-away", day=date(2024, 7, 1), place="Mường Bú"
    )
    assert told(window, "tasks") == []


def test_what_was_read_meanwhile_is_not_put_back(qtbot, office_on_disk, ask):
    """The answer to the first reading comes after the cell has got another name."""
    an_office(office_on_disk)
    a_case(office_on_disk, at="decision")
    office_on_disk.do(many_cases, 80)
    worker = HeldExecutor()
    window = open_window(qtbot, office_on_disk, ask, Background(worker), "today")
    an_office(office_on_disk, commune_name="Mường Bú")
    worker.let_go()
    assert told(window, "tasks") == []
    worker.let_go()
    assert told(window, "tasks")[0] == "Quá hạn (1)"
