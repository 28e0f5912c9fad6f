"""Thẩm tra: whom to verify, which committee was asked, its letter, its reply."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.table import Table
from desktop.services import facts
from desktop.services.cases import verifications
from desktop.services.people import people
from tests.build import a_case, an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """The requests of somebody whose personal history names a father and a mother."""
    an_office(office)
    person = a_case(office, at="history")
    named = [
        {"relation": "Cha đẻ", "name": "Lò Văn Ơn"},
        {"relation": "Mẹ đẻ", "name": "Hà Thị Ban", "is_member": True},
    ]
    office.do(people.set_part, id=person, part="relatives", lines=named)
    window = open_window(qtbot, office, ask, background, "case", person)
    tabs = one(window, QTabWidget, "case-tabs")
    tabs.setCurrentWidget(window.current.verification)
    return window


def enter(window, row):
    table = one(window, Table, "requests")
    table.setCurrentIndex(table.model().index(row, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)


def request_of(office, window):
    [asked] = office.read(facts.case_of, window.current.verification.panel.person).verifications
    return asked


def test_the_family_proposes_whom_to_verify(window):
    """Before anybody was asked; of a member only the confirmation is needed."""
    assert lines(window, "requests") == [
        ["Bản thân Lò Thị Mai", "", "chưa lập công văn", ""],
        ["Cha đẻ Lò Văn Ơn", "", "chưa lập công văn", ""],
        ["Mẹ đẻ Hà Thị Ban", "", "chỉ cần xác nhận", ""],
    ]


def test_a_request_is_entered_by_keyboard_and_shown_with_its_last_day(window, office):
    """Enter goes into the form, which knows already whom it is about."""
    enter(window, 1)
    fill(window, "committee", "Đảng ủy xã Mường Bon")
    fill(window, "sent", "2/2/2026")
    window.save()
    asked = request_of(office, window)
    assert (asked.relation, asked.name) == ("Cha đẻ", "Lò Văn Ơn")
    assert lines(window, "requests")[1][1:] == ["Đảng ủy xã Mường Bon", "chờ trả lời", "23/03/2026"]
    assert "Hạn trả lời 23/03/2026" in words(window, "request-due")


def test_an_overdue_reply_is_red_until_it_comes(window, office):
    """The list and the form both say by how many days."""
    enter(window, 1)
    fill(window, "committee", "Đảng ủy xã Mường Bon")
    fill(window, "sent", "10/11/2025")
    press(window, "request-save")
    table = one(window, Table, "requests")
    assert lines(window, "requests")[1][2] == "quá hạn 70 ngày"
    assert table.rows_model.columns[2].tone(table.rows_model.rows[1]) == "late"
    assert "Quá hạn 70 ngày" in words(window, "request-due")
    fill(window, "replied", "1/3/2026")
    fill(window, "conclusion", "Lý lịch khai đúng.")
    press(window, "request-save")
    assert lines(window, "requests")[1][2] == "đã trả lời"
    assert request_of(office, window).replied == date(2026, 3, 1)


def test_a_wrong_order_of_days_is_told_beside_the_field(window):
    """And nothing is kept."""
    enter(window, 0)
    fill(window, "committee", "Đảng ủy xã Mường Bon")
    fill(window, "sent", "2/2/2026")
    fill(window, "replied", "1/2/2026")
    press(window, "request-save")
    assert "trước ngày gửi" in fault(window, "replied")
    assert lines(window, "requests")[0][1] == ""


def test_one_press_saves_and_shows_the_letter(window, office):
    """Ready to print, and the list comes back."""
    enter(window, 1)
    fill(window, "committee", "Đảng ủy xã Mường Bon")
    press(window, "request-letter")
    assert request_of(office, window).committee == "Đảng ủy xã Mường Bon"
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    assert page.page_count() == 1
    assert window.focusWidget().objectName() == "page-print"
    press(window, "letter-back")
    press(window, "request-introduction")
    assert "được cử đi" in fault(window, "envoy")
    fill(window, "envoy", "Cầm Văn Biên")
    press(window, "request-introduction")
    assert page.isVisible()


def test_a_relative_is_exempted_with_a_reason(window, ask):
    """Undo, or one press, has the law asked again."""
    enter(window, 1)
    ask.answers.append("Mất năm 1972")
    press(window, "request-exempt")
    assert lines(window, "requests")[1][2] == "được miễn"
    assert words(window, "request-about").startswith("Mất năm 1972")
    press(window, "request-require")
    assert lines(window, "requests")[1][2] == "chưa lập công văn"
    assert not one(window, QAbstractButton, "request-require").isVisible()


def test_a_request_can_be_taken_back(window, office):
    """The proposal stands there again."""
    enter(window, 1)
    fill(window, "committee", "Đảng ủy xã Mường Bon")
    press(window, "request-save")
    press(window, "request-remove")
    assert lines(window, "requests")[1][1:] == ["", "chưa lập công văn", ""]


def test_a_missing_reply_leads_here(window, office):
    """From the list of the day and from the faults, to the request that waits."""
    panel = window.current.verification.panel
    case = office.read(facts.case_of, panel.person)
    office.do(verifications.add_request, id="late", case_id=case.id, committee="Đảng ủy xã Mai Sơn")
    tabs = one(window, QTabWidget, "case-tabs")
    tabs.setCurrentIndex(0)
    window.open("case", f"{panel.person}#verifications")
    assert tabs.currentWidget() is window.current.verification
    assert one(window, Table, "requests").current_row().id == "late"
