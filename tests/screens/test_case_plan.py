"""Kế hoạch ngược: the latest day of each step before the ceremony wished for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTabWidget

from desktop.screens.line_list import LineList
from tests.build import a_case
from tests.screens.subjects import fault, fill, one, open_window, press, told, words


def plan_of(qtbot, office, ask, background, at):
    person = a_case(office, at=at)
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentWidget(window.current.plan)
    return window


def test_enter_plans_from_the_day_wished_for(qtbot, office, ask, background):
    """Far enough away it is in time; every step has its latest day."""
    window = plan_of(qtbot, office, ask, background, "history-certified")
    fill(window, "ceremony-wished", "19/12/2026")
    QTest.keyClick(one(window, QLineEdit, "ceremony-wished"), Qt.Key.Key_Return)
    lines = one(window, LineList, "plan-lines").shown_lines()
    assert lines[-1].title == "Lễ kết nạp đảng viên"
    assert lines[-1].side == "trước 19/12/2026"
    assert lines[0].side == "đã xong"
    assert words(window, "plan-verdict").startswith("Kịp")


def test_too_soon_a_day_is_told_as_such(qtbot, office, ask, background):
    """How many steps cannot be done in time."""
    window = plan_of(qtbot, office, ask, background, "history-certified")
    fill(window, "ceremony-wished", "4/3/2026")
    press(window, "plan-show")
    assert words(window, "plan-verdict").startswith("Không kịp")
    late = [line for line in one(window, LineList, "plan-lines").shown_lines() if line.tone]
    assert any("Lẽ ra phải xong" in line.note for line in late)


def test_without_a_day_it_asks_for_one(qtbot, office, ask, background):
    """Nothing is shown before."""
    window = plan_of(qtbot, office, ask, background, "history-certified")
    press(window, "plan-show")
    assert "Hãy nhập ngày dự định" in fault(window, "ceremony-wished")
    assert told(window, "plan-lines") == []


def test_after_the_ceremony_there_is_nothing_to_plan(qtbot, office, ask, background):
    """The page says why."""
    window = plan_of(qtbot, office, ask, background, "ceremony")
    assert not one(window, QAbstractButton, "plan-show").isEnabled()
    assert "đã tổ chức" in words(window, "plan-lines-empty")
