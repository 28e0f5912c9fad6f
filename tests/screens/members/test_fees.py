"""Đảng phí: a month keyed like a column of figures."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.rules.members.fees import months_of
from desktop.screens.widgets.page_view import PageView
from desktop.services.members import fees
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import go_to, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """A cell of three members in June 2026; the first has paid since January."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    one, _, _ = (a_member(office, f"Lò Văn {name}", cell) for name in ("An", "Bình", "Chung"))
    lines = [(one, month, "paid") for month in months_of(2026)[:5]]
    office.do(fees.set_fees, cell_id=cell, lines=lines)
    office.now = lambda: datetime.fromisoformat("2026-06-15T08:00")
    return open_window(qtbot, office, ask, background, "fees")


def keys(window, *pressed):
    for key in pressed:
        QTest.keyClick(window.current.grid, key)


def signs(window, row):
    return window.current.grid.shown_months(row)


def test_a_month_is_keyed_downwards_and_saved_as_one_change(window, office):
    """The cursor stands on the present month of the first member."""
    keys(window, Qt.Key.Key_X, Qt.Key.Key_M, Qt.Key.Key_L)
    assert [signs(window, row)[5] for row in range(3)] == ["x", "m", "l"]
    assert window.current.unsaved()
    window.save()
    assert not window.current.unsaved()
    assert [signs(window, row)[5] for row in range(3)] == ["x", "m", "l"]
    window.undo()
    assert signs(window, 0)[5] == ""


def test_the_same_key_again_takes_it_back(window):
    keys(window, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert signs(window, 0)[5] == ""
    assert not window.current.unsaved()


def test_a_whole_month_is_noted_at_once(window):
    """Nobody of whom something is noted is changed."""
    keys(window, Qt.Key.Key_Down, Qt.Key.Key_M)
    press(window, "fee-column")
    assert [signs(window, row)[5] for row in range(3)] == ["x", "m", "x"]
    window.save()


def test_what_is_owed_is_shown_and_the_warning_told(window):
    assert signs(window, 1)[:6] == ["nợ"] * 5 + [""]
    keys(window, Qt.Key.Key_Down)
    assert "5 tháng trong năm 2026" in words(window, "fee-told")
    assert "Điều 8" in words(window, "fee-told")
    assert "2 người phải nhắc" in words(window, "subheading")


def test_leaving_a_cell_asks_about_what_was_keyed(window, office, ask):
    a_cell(office, "Chi bộ bản Nà")
    assert told(window, "fee-cells") == ["Chi bộ bản Pá", "Chi bộ bản Nà"]
    keys(window, Qt.Key.Key_X)
    ask.answers.append("save")
    go_to(window, "fee-cells", "Chi bộ bản Nà", enter=False)
    assert not window.current.unsaved()


def test_the_work_list_leads_to_the_member(window, office):
    (one, _) = office.read(fees.owing, year=2026, day=office.today())
    window.open("fees", f"{one.person_id}#{one.cell_id}")
    assert one.person in words(window, "fee-told")


def test_a_warning_leads_to_a_striking_off(window):
    """With what is known filled in; once it is begun, to what was begun."""
    assert not one(window, QPushButton, "fee-strike").isVisible()
    keys(window, Qt.Key.Key_Down)
    press(window, "fee-strike")
    told = window.current.panel.form.changes()
    assert told["kind"] == "struck-off"
    assert "5 tháng trong năm 2026 (tháng 1, 2, 3, 4, 5)" in told["reason"]
    assert "Điều 8" in told["reason"]
    press(window, "departure-save")
    window.open("today")
    go_to(window, "tasks", "Lò Văn Bình: Xem xét việc không đóng đảng phí", enter=False)
    press(window, "task-strike")
    assert not window.current.unsaved()
    assert "Lò Văn Bình: xóa tên" in words(window, "departure-title")


def test_a_month_noted_as_exempt_is_taken_back(window):
    keys(window, Qt.Key.Key_M)
    window.save()
    keys(window, Qt.Key.Key_Up, Qt.Key.Key_Delete)
    window.save()
    assert signs(window, 0)[5] == ""


def test_the_register_of_the_cell_is_laid_out(window):
    window.print_out()
    (page,) = window.current.findChildren(PageView)
    assert page.page_count() == 1
