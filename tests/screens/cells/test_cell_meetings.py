"""Sinh hoạt chi bộ: a month of the whole office keyed, one meeting, its papers."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.screens.cells.cell_meetings import CellMeetingsScreen
from desktop.screens.frame.window import Entry
from desktop.services.cells import meeting_grid, meeting_papers, meeting_scores
from tests.build import a_cell, a_member, an_office
from tests.screens import subjects
from tests.screens.subjects import fill, go_to, lines, one, open_window, press, told, typed, words

MARCH = "2026-03"


@pytest.fixture
def cells(office):
    """Two cells of two members each."""
    an_office(office)
    found = []
    for name in ("Chi bộ bản Áng", "Chi bộ bản Pá"):
        cell = a_cell(office, name)
        for member in ("Cầm Văn A", "Lò Văn B"):
            a_member(office, f"{member} {name[-1]}", cell)
        found.append(cell)
    return found


@pytest.fixture
def window(qtbot, office, ask, background, cells, monkeypatch):
    office.now = lambda: datetime.fromisoformat("2026-03-20T08:00")
    entry = Entry("cell-meetings", "Sinh hoạt chi bộ", CellMeetingsScreen, under="organisations")
    monkeypatch.setattr(subjects, "ENTRIES", [*subjects.ENTRIES, entry])
    return open_window(qtbot, office, ask, background, "cell-meetings")


def show_tab(window, at):
    window.current.findChild(subjects.QWidget, "meeting-tabs").setCurrentIndex(at)


def key(text):
    table = QApplication.focusWidget()
    QTest.keyClicks(table, text[0])
    QTest.keyClicks(QApplication.focusWidget(), text[1:])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    # A field opened by typing is taken only when the window has time.
    QApplication.processEvents()


def month(office):
    return office.read(meeting_grid.month_lines, month=MARCH, day=office.today())


def test_a_month_is_keyed_with_the_day_and_enter(window, office):
    """Two keys for a cell whose members were all there."""
    show_tab(window, 1)
    window.current.month.setFocus()
    key("3")
    key("k")
    press(window, "meeting-month-save")
    first, second = month(office)
    assert (first.held, first.present, first.state) == (date(2026, 3, 3), 2, "held")
    assert second.state == "skipped"
    assert "2 trong 2 chi bộ đã ghi" in words(window, "subheading")
    show_tab(window, 0)
    shown = lines(window, "meeting-year")
    assert [line[3] for line in shown] == ["03", "✕"]
    assert "1 kỳ đúng kỳ · 1 kỳ không họp" in words(window, "meeting-year-told")
    window.undo()
    assert {one.state for one in month(office)} == {"due"}


def test_what_cannot_be_read_is_not_saved(window, office):
    show_tab(window, 1)
    window.current.month.setFocus()
    key("40")
    press(window, "meeting-month-save")
    assert "31 ngày" in words(window, "meeting-month-fault")
    assert {one.state for one in month(office)} == {"due"}


def test_counts_that_do_not_add_up_are_told(window, office, cells):
    show_tab(window, 1)
    window.current.month.setFocus()
    key("3")
    press(window, "meeting-month-save")
    table = window.current.month.grid.table
    table.setCurrentIndex(table.model().index(0, 7))
    table.setFocus()
    key("1")
    press(window, "meeting-month-save")
    table.setCurrentIndex(table.model().index(0, 7))
    assert "còn 1 người chưa tính" in words(window, "meeting-doubt")


def test_one_meeting_is_entered_with_absences_tasks_and_points(window, office, cells):
    show_tab(window, 2)
    assert told(window, "meeting-cells") == ["Chi bộ bản Áng", "Chi bộ bản Pá"]
    go_to(window, "meeting-cells", "Chi bộ bản Pá", enter=False)
    assert "Chi bộ bản Pá: sinh hoạt tháng 3 năm 2026 (2 đảng viên)" in words(
        window, "meeting-title"
    )
    assert "Chuyên đề" in words(window, "meeting-agenda")
    fill(window, "held", "3/3/2026")
    fill(window, "review", "Gieo cấy xong")
    press(window, "absences-add")
    fill(window, "absences-0-person_id", "cam van a")
    fill(window, "absences-0-why", "có lý do")
    press(window, "tasks-add")
    fill(window, "tasks-0-title", "Làm đường")
    fill(window, "scores-time", "5")
    press(window, "meeting-save")
    shown = office.read(meeting_papers.meeting, cell_id=cells[1], month=MARCH, day=office.today())
    assert (shown.held, shown.points) == (date(2026, 3, 3), 5)
    assert (shown.present, shown.excused) == (1, 1)
    assert [one.name for one in shown.absences] == ["Cầm Văn A á"]
    assert [one.title for one in shown.tasks] == ["Làm đường"]
    assert shown.review == "Gieo cấy xong"


def test_papers_come_from_the_meeting(window, office, cells):
    show_tab(window, 2)
    press(window, "print-bien-ban-sinh-hoat")
    assert "ngày họp" in subjects.fault(window, "held")
    press(window, "print-chuong-trinh-sinh-hoat")
    press(window, "leave-paper")
    fill(window, "held", "3/3/2026")
    press(window, "meeting-number")
    assert one(window, subjects.QAbstractButton, "meeting-number").text() == "Số 01-NQ/CB"
    press(window, "print-nghi-quyet-sinh-hoat")
    assert window.current.findChild(subjects.QLabel, "page-number").text()


def test_a_meeting_on_a_theme_is_beside_the_monthly_one(window, office, cells):
    show_tab(window, 2)
    press(window, "meeting-theme")
    assert "sinh hoạt chuyên đề tháng 3" in words(window, "meeting-title")
    fill(window, "held", "20/3/2026")
    press(window, "meeting-save")
    assert {one.state for one in month(office)} == {"due"}
    press(window, "meeting-theme")
    assert typed(window, "held") == ""


def test_an_own_score_sheet_starts_from_the_central_one(window, office):
    show_tab(window, 3)
    press(window, "score-sheet-add")
    assert typed(window, "parts-0-title") == "Thời gian sinh hoạt"
    fill(window, "in_force_from", "1/1/2026")
    fill(window, "parts-0-most", "10")
    press(window, "score-sheet-save")
    assert [line[0] for line in lines(window, "score-sheets")] == ["mẫu trung ương", "01/01/2026"]
    press(window, "score-sheet-remove")
    assert len(lines(window, "score-sheets")) == 1


def test_another_month_is_a_press_away(window):
    press(window, "meeting-month-before")
    assert "Tháng 2/2026" in words(window, "subheading")
    press(window, "meeting-month-after")
    assert "Tháng 3/2026" in words(window, "subheading")


def test_the_day_list_opens_a_month_or_one_meeting(window, cells):
    window.open("cell-meetings", f"2026-02#{cells[1]}")
    assert "Chi bộ bản Pá: sinh hoạt tháng 2" in words(window, "meeting-title")
    window.open("cell-meetings", "2026-03")
    assert window.current.month.isVisible()


def test_what_the_day_and_the_points_rest_on_is_told(window, office, cells):
    """With what is not confirmed of it; an own sheet is the office's own word."""
    show_tab(window, 1)
    assert words(window, "meeting-due").startswith("Họp chậm nhất 03/03/2026 (Chỉ thị 50-CT/TW")
    show_tab(window, 2)
    assert "42-HD/BTCTW" in words(window, "meeting-sheet")
    assert "chưa xác nhận" in words(window, "meeting-sheet")
    own = {"in_force_from": date(2026, 1, 1), "source": "Công văn 12-CV/ĐU"}
    office.do(meeting_scores.set_sheet, lines=[{"title": "Giờ giấc", "most": 100}], **own)
    assert words(window, "meeting-sheet") == "Chấm điểm theo: Công văn 12-CV/ĐU."
    show_tab(window, 3)
    assert [line[2] for line in lines(window, "score-sheets")] == ["chưa xác nhận", ""]
