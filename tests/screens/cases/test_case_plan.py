"""Kế hoạch ngược: the latest day of each step before the ceremony wished for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTabWidget

from desktop.screens.widgets.line_list import LineList
from desktop.services.cases import plans
from tests.build import a_case, a_step
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


def test_the_usual_days_are_offered_with_what_they_allow(qtbot, office, ask, background):
    """One press fills in the day and plans."""
    window = plan_of(qtbot, office, ask, background, "history-certified")
    assert one(window, QAbstractButton, "offer-2026-11-07").text() == "07/11/2026: kịp"
    press(window, "offer-2026-11-07")
    assert one(window, LineList, "plan-lines").shown_lines()[-1].side == "trước 07/11/2026"
    assert not one(window, LineList, "plan-lines").current_line().row.done


def test_a_plan_is_kept_replaced_and_dropped(qtbot, office, ask, background):
    """Each by its button; undo brings the dropped one again."""
    window = plan_of(qtbot, office, ask, background, "history-certified")
    press(window, "offer-2026-11-07")
    press(window, "plan-keep")
    assert "lễ kết nạp ngày 07/11/2026. Chưa bước nào chậm." in words(window, "plan-verdict")
    press(window, "offer-2027-02-03")
    assert one(window, QAbstractButton, "plan-keep").text() == "Thay kế hoạch đang giữ"
    press(window, "plan-back")
    assert "07/11/2026" in words(window, "plan-verdict")
    press(window, "offer-2027-02-03")
    press(window, "plan-keep")
    assert "03/02/2027" in words(window, "plan-verdict")
    press(window, "plan-drop")
    assert told(window, "plan-lines") == []
    window.undo()
    assert "03/02/2027" in words(window, "plan-verdict")


def test_what_slipped_shows_its_old_and_its_new_day(qtbot, office, ask, background):
    """And what has become impossible says why."""
    person = a_case(office, at="certificate")
    made = {"ceremony": date(2024, 9, 2), "day": date(2024, 1, 8)}
    office.do(plans.keep_plan, person_id=person, **made)
    a_step(office, person, "application", day=date(2024, 6, 3))
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentWidget(window.current.plan)
    lines = {line.title: line for line in one(window, LineList, "plan-lines").shown_lines()}
    late = lines["Đơn xin vào Đảng"]
    assert (late.side, late.tone) == ("02/05/2024 → 03/06/2024", "late")
    assert late.note == "chậm 32 ngày"
    assert "Lẽ ra phải xong" in lines["Lý lịch của người xin vào Đảng"].note
    assert lines["Chọn quần chúng ưu tú"].side == "xong 09/01/2023"
