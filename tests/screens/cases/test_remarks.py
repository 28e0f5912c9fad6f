"""Nhận xét tháng: a cell's month keyed with Tab alone."""

from __future__ import annotations

from collections import deque
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from desktop.screens.cases.remarks import RemarksScreen
from desktop.screens.frame.window import Entry
from desktop.services.cases import remarks
from tests.build import a_cell, a_member, a_person, a_step, an_office
from tests.screens import subjects
from tests.screens.keyboard import rewrite
from tests.screens.subjects import fill, open_window, press, told, typed, words

MARCH = date(2023, 3, 1)
CANDIDATES = 12
MOST_KEYS = 60


@pytest.fixture
def window(qtbot, office, ask, background, monkeypatch):
    """A cell that helps twelve people, in March 2023."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Áng")
    mentor = a_member(office, cell=cell)
    for number in range(CANDIDATES):
        person = a_person(office, f"Lò Thị {chr(ord('A') + number)}", cell)
        a_step(office, person, "outstanding", mentor)
        a_step(office, person, "candidate", mentor)
    office.now = lambda: datetime.fromisoformat("2023-03-20T08:00")
    entries = [*subjects.ENTRIES, Entry("remarks", "Nhận xét tháng", RemarksScreen, under="people")]
    monkeypatch.setattr(subjects, "ENTRIES", entries)
    return open_window(qtbot, office, ask, background, "remarks")


def said(office):
    [cell] = office.read(remarks.month, month=MARCH)
    return [(line.strengths, line.trend) for line in cell.lines]


def test_a_whole_cell_is_keyed_in_few_keys(window, office):
    """Beside the words themselves, a Tab after each field and one key to save."""
    keys = 0
    window.current.grid.setFocus()
    for number in range(CANDIDATES):
        for column in ("strengths", "weaknesses", "trend"):
            box = window.focusWidget()
            edit = box.lineEdit() if isinstance(box, QComboBox) else box
            if column == "strengths":
                rewrite(edit, f"chăm làm {number}")
            QTest.keyClick(edit, Qt.Key.Key_Tab)
            keys += 1
    window.save()
    keys += 2
    assert keys <= MOST_KEYS
    assert said(office) == [(f"chăm làm {number}", "steady") for number in range(CANDIDATES)]
    assert told(window, "remark-cells") == ["Chi bộ bản Áng"]
    assert "12 trong 12 người" in words(window, "subheading")


def test_only_what_was_typed_is_saved(window, office):
    """A proposed trend alone is no remark; undoing brings the empty line back."""
    fill(window, "1-weaknesses", "dự họp chậm")
    assert window.current.unsaved()
    press(window, "save-remarks")
    assert not window.current.unsaved()
    [cell] = office.read(remarks.month, month=MARCH)
    assert [line.said for line in cell.lines].count(True) == 1
    window.undo()
    assert typed(window, "1-weaknesses") == ""


def test_words_that_are_no_trend_are_told_beside_the_field(window, office):
    fill(window, "0-strengths", "chăm làm")
    fill(window, "0-trend", "xyz")
    press(window, "save-remarks")
    assert "Không có trong danh sách" in subjects.fault(window, "0-trend")
    assert said(office)[0] == ("", "")


def test_a_screen_with_words_that_are_no_trend_can_be_left(window, ask):
    fill(window, "0-trend", "xyz")
    ask.answers = deque(["save", "discard"])
    assert not window.open("people")
    assert "Không có trong danh sách" in subjects.fault(window, "0-trend")
    assert window.open("people")
    assert not window.current.unsaved()


def test_the_month_before_has_nobody_and_says_how_to_begin(window):
    press(window, "month-before")
    assert "2/2023" in words(window, "subheading")
    assert "Nghị quyết công nhận cảm tình" in words(window, "remark-cells-empty")


def test_slips_are_shown_as_they_are_printed(window):
    window.print_out()
    assert window.current.page.page_count() >= 1
    press(window, "remarks-back")
    assert window.current.grid.isVisible()
