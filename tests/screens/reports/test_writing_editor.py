"""One report in words: its sections, its numbers, and what writing again would change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.rules import calendar
from desktop.screens.widgets.line_list import LineList
from desktop.services.people import people
from desktop.services.reports import writings
from tests.build import a_case, an_office
from tests.deeds import NOW
from tests.screens.subjects import go_to, one, open_window, press, told, words

YEAR = calendar.period("2024")


@pytest.fixture
def report(office):
    """A report of the year in which somebody was admitted; the person."""
    an_office(office)
    person = a_case(office, at="ceremony")
    office.do(writings.start, id="report", kind="general", period=YEAR, as_of=YEAR.last)
    return person


@pytest.fixture
def window(qtbot, office, ask, background, report):
    return open_window(qtbot, office, ask, background, "writings", "report")


def page(window):
    return one(window, QPlainTextEdit, "section-text")


def type_at_start(window, words):
    page(window).moveCursor(page(window).textCursor().MoveOperation.Start)
    QTest.keyClicks(page(window), words)


def test_a_number_opens_its_names_and_a_name_its_person(window):
    """The cursor on a number is enough."""
    page(window).point_at("admitted")
    assert told(window, "writing-names") == ["Kết nạp: 1", "Lò Thị Mai"]
    QTest.keyClick(one(window, LineList, "writing-names"), Qt.Key.Key_Return)
    assert words(window, "heading") == "Lò Thị Mai"


def test_what_is_typed_is_saved_and_marked_as_edited(window, office):
    """The numbers stay figures."""
    type_at_start(window, "Tot. ")
    assert window.current.unsaved()
    press(window, "section-save")
    assert not window.current.unsaved()
    assert "sửa tay" in words(window, "section-told")
    found = office.read(writings.writing, id="report")
    [section] = [part for part in found.sections if part.tells == "development"]
    assert section.text.startswith("Tot. ")
    page(window).point_at("admitted")
    assert told(window, "writing-names") == ["Kết nạp: 1", "Lò Thị Mai"]


def test_leaving_a_section_asks_about_what_is_typed(window, ask):
    """Saved on the way to another section."""
    type_at_start(window, "Tot. ")
    ask.answers.append("save")
    go_to(window, "writing-sections", "II.", enter=False)
    assert "Tot." not in page(window).toPlainText()
    go_to(window, "writing-sections", "\u2003\u2003b)", enter=False)
    assert page(window).toPlainText().startswith("Tot. ")


def test_writing_again_is_shown_first(window, office, report):
    """Kept or taken as one wishes; taken, undo brings the old text again."""
    press(window, "section-rewrite")
    assert "không có gì để viết lại" in words(window, "strip-words")
    office.do(people.remove_person, id=report, reason="nhập thử", day=NOW.date())
    press(window, "section-rewrite")
    shown = one(window, QTextEdit, "section-changes")
    assert "chưa kết nạp được" in shown.toPlainText()
    press(window, "changes-leave")
    assert "kết nạp được 01" in page(window).toPlainText()
    press(window, "section-rewrite")
    press(window, "changes-take")
    assert "chưa kết nạp được" in page(window).toPlainText()
    office.undo()
    assert "kết nạp được 01" in page(window).toPlainText()


def test_an_issued_report_is_only_read(window, office):
    """Its numbers still open their names."""
    office.do(writings.issue, id="report", number="", day=NOW.date())
    assert page(window).isReadOnly()
    page(window).point_at("admitted")
    assert "Lò Thị Mai" in told(window, "writing-names")
