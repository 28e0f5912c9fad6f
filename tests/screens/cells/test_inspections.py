"""The year's inspections keyed, counted and printed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget

from desktop.services.cells import inspections
from tests.build import a_cell, an_office
from tests.screens.keyboard import rewrite
from tests.screens.subjects import fill, lines, one, open_window, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """One cell, no inspection yet."""
    an_office(office)
    a_cell(office, "Chi bộ bản Pá")
    return open_window(qtbot, office, ask, background, "inspections")


def enter(window):
    """Key one inspection of the cell."""
    press(window, "inspection-add")
    panel = window.current.inspections
    fill(panel, "way", "kiem tra chap hanh")
    fill(panel, "month", "4")
    rewrite(one(panel, QPlainTextEdit, "content"), "Quy trình kết nạp")
    press(window, "subjects-add")
    fill(panel, "subjects-0-cell_id", "ban pa")
    press(window, "inspection-save")


def test_one_is_planned_and_concluded(window):
    enter(window)
    assert lines(window, "inspections") == [
        ["tháng 4", "Kiểm tra chấp hành", "Quy trình kết nạp", "kế hoạch tháng 4"]
    ]
    fill(window.current.inspections, "concluded", "20/2/2026")
    press(window, "inspection-save")
    assert "1/1 cuộc đã kết luận" in words(window, "subheading")
    one(window, QTabWidget, "inspection-tabs").setCurrentIndex(2)
    assert lines(window, "inspection-counts")[0] == ["Kiểm tra", "1", "1", "1", "0"]


def test_the_plan_is_laid_out(window):
    press(window, "inspection-plan")
    assert "chưa có cuộc kiểm tra" in words(window, "strip-words")
    enter(window)
    press(window, "inspection-plan")
    press(window, "leave-paper")
    assert lines(window, "inspections")


def test_a_finding_is_opened_from_the_days_work(window, office):
    enter(window)
    [held] = office.read(inspections.year, year=2026, day=office.today()).inspections
    office.do(inspections.add_finding, id="f", inspection_id=held.id, words="Thu chậm")
    press(window, "inspection-before")
    window.open("inspections", "#f")
    assert words(window, "heading") == "Kiểm tra, giám sát 2026"
    assert one(window, QTabWidget, "inspection-tabs").currentIndex() == 1
