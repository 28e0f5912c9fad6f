"""Báo cáo bằng lời: begun, opened again, issued, printed and saved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from desktop.screens.widgets.page_view import PageView
from tests.build import a_case, an_office
from tests.screens.subjects import fault, fill, go_to, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """A yearly report that was just begun."""
    an_office(office)
    a_case(office, at="ceremony")
    found = open_window(qtbot, office, ask, background, "writings")
    span = one(found, QComboBox, "writing-span")
    span.setCurrentIndex(span.findData("year"))
    fill(found, "writing-year", "2024")
    press(found, "writing-start")
    return found


def test_a_report_is_begun_listed_and_opened_again(window):
    """It opens at the section on members; the list names it as being written."""
    assert "năm 2024" in words(window, "subheading")
    assert told(window, "writing-sections")[0].startswith("I.")
    press(window, "writing-list")
    assert len(told(window, "writings")) == 1
    go_to(window, "writings", "Tình hình thực hiện nhiệm vụ năm 2024")
    assert "năm 2024" in words(window, "subheading")


def test_before_any_report_the_list_says_what_to_do(qtbot, office, ask, background):
    """And a missing year is asked for at its field."""
    window = open_window(qtbot, office, ask, background, "writings")
    assert "Bắt đầu viết" in words(window, "writings-empty")
    fill(window, "writing-year", "")
    press(window, "writing-start")
    assert "Hãy nhập năm" in fault(window, "writing-year")


def test_a_report_is_issued_and_opened_again_with_a_reason(window, ask):
    """Issued, it says its number and cannot be thrown away."""
    ask.answers.append("12-BC/ĐU")
    press(window, "writing-issue")
    assert "đã ban hành số 12-BC/ĐU" in words(window, "subheading")
    assert not window.current.findChild(object, "writing-remove").isEnabled()
    ask.answers.extend([None, "gửi nhầm kỳ"])
    press(window, "writing-issue")
    assert "đã ban hành" in words(window, "subheading")
    press(window, "writing-issue")
    assert "đã ban hành" not in words(window, "subheading")


def test_the_report_is_shown_printed_and_saved(window, ask, tmp_path):
    """As PDF on the screen, as Word where the user says."""
    target = tmp_path / "bao cao.docx"
    ask.answers.append(target)
    press(window, "writing-docx")
    assert target.read_bytes().startswith(b"PK")
    window.print_out()
    assert window.current.findChild(PageView).page_count() >= 1
    press(window, "writing-back")
    assert told(window, "writing-sections")


def test_a_report_is_renamed_taken_as_skeleton_and_thrown_away(window, ask, office):
    """Undo brings it back."""
    ask.answers.append("Kết quả năm 2024")
    press(window, "writing-rename")
    assert words(window, "subheading").startswith("Kết quả năm 2024")
    press(window, "writing-skeleton")
    assert "sẽ bắt đầu với các mục này" in words(window, "strip-words")
    press(window, "writing-remove")
    assert told(window, "writings") == []
    office.undo()
    assert told(window, "writings") == ["Kết quả năm 2024"]
