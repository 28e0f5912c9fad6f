"""Sections of a report by buttons."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.rules import calendar
from desktop.services.reports import writings
from tests.build import an_office
from tests.deeds import NOW
from tests.screens.subjects import go_to, one, open_window, press, told, typed

YEAR = calendar.period("2024")


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    office.do(writings.start, id="report", kind="building", period=YEAR, as_of=YEAR.last)
    return open_window(qtbot, office, ask, background, "writings", "report")


def titles(window):
    return [title.strip() for title in told(window, "writing-sections")]


def test_a_section_is_added_moved_and_taken_out(window, office, ask):
    """The new one is chosen, to be written at once."""
    go_to(window, "writing-sections", "\u20034. Công tác cán bộ", enter=False)
    ask.answers.extend(["4a. Chuyển đổi số", "2"])
    press(window, "section-add")
    assert typed(window, "section-heading") == "4a. Chuyển đổi số"
    found = titles(window)
    at = found.index("4a. Chuyển đổi số")
    assert found[at - 1] == "4. Công tác cán bộ"
    press(window, "section-up")
    assert titles(window)[at - 1] == "4a. Chuyển đổi số"
    press(window, "section-down")
    press(window, "section-remove")
    assert "4a. Chuyển đổi số" not in titles(window)


def test_an_issued_report_keeps_its_sections(window, office):
    """The buttons say so before anybody tries."""
    office.do(writings.issue, id="report", number="", day=NOW.date())
    assert not one(window, QAbstractButton, "section-add").isEnabled()
