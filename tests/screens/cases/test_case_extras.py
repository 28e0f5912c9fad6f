"""Trường hợp riêng: the extra papers, ticked off and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from desktop.screens.widgets.line_list import LineList
from desktop.services import facts
from tests.build import a_case, a_cell, a_member, a_person, a_step
from tests.screens.subjects import fault, fill, go_to, one, open_window, press, told, typed, words

REQUEST = "Văn bản của cấp ủy cơ sở đề nghị"


@pytest.fixture
def believer(office):
    """Somebody who follows a religion, with the first steps recorded."""
    cell = a_cell(office)
    mentor = a_member(office, cell=cell)
    person = a_person(office, "Lò Thị Én", cell, religion="Công giáo")
    for step in ("outstanding", "candidate"):
        a_step(office, person, step, mentor)
    return person


def show(qtbot, office, ask, background, person):
    window = open_window(qtbot, office, ask, background, "case", person)
    tabs = one(window, QTabWidget, "case-tabs")
    tabs.setCurrentWidget(window.current.extras)
    return window


def held(office, person):
    return [(one.paper, one.day, one.number) for one in office.read(facts.case_of, person).extras]


def test_the_papers_of_a_special_case_are_listed(qtbot, office, ask, background, believer):
    """Under the case with its source; the tab counts what is not complete."""
    window = show(qtbot, office, ask, background, believer)
    assert told(window, "extras")[0] == "Người theo tôn giáo"
    first = one(window, LineList, "extras").shown_lines()[1]
    assert (first.side, first.note) == ("chưa có, cần có", "Đảng ủy")
    tabs = one(window, QTabWidget, "case-tabs")
    assert tabs.tabText(tabs.currentIndex()) == "&4 Trường hợp riêng (1)"


def test_a_paper_is_entered_corrected_and_taken_back(qtbot, office, ask, background, believer):
    """Enter, day and number; undo brings it again."""
    window = show(qtbot, office, ask, background, believer)
    go_to(window, "extras", REQUEST)
    assert window.focusWidget().objectName() == "paper_day"
    press(window, "extra-save")
    assert "Hãy ghi ngày" in fault(window, "paper_day")
    fill(window, "paper_day", "15/2/2026")
    fill(window, "paper_number", "08-CV/ĐU")
    window.save()
    assert held(office, believer) == [("request", date(2026, 2, 15), "08-CV/ĐU")]
    assert one(window, LineList, "extras").current_line().side == "đã có"
    fill(window, "paper_number", "09-CV/ĐU")
    press(window, "extra-save")
    assert held(office, believer)[0][2] == "09-CV/ĐU"
    press(window, "extra-remove")
    assert held(office, believer) == []
    assert typed(window, "paper_number") == ""
    window.undo()
    assert held(office, believer)[0][2] == "09-CV/ĐU"


def test_another_paper_does_not_take_the_typing_away(qtbot, office, ask, background, believer):
    """Staying puts the cursor back."""
    window = show(qtbot, office, ask, background, believer)
    go_to(window, "extras", REQUEST)
    fill(window, "paper_number", "08-CV/ĐU")
    ask.answers.append(None)
    go_to(window, "extras", "Văn bản đồng ý", enter=False)
    assert words(window, "extra-title").startswith(REQUEST)
    assert typed(window, "paper_number") == "08-CV/ĐU"


def test_an_ordinary_case_says_so(qtbot, office, ask, background):
    """And which cases there are."""
    window = show(qtbot, office, ask, background, a_case(office, at="candidate"))
    assert "không thuộc trường hợp riêng" in words(window, "extras-empty")
    assert not one(window, QAbstractButton, "extra-save").isVisible()
