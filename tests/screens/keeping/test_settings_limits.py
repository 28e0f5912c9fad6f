"""Time limits: those of the law with their sources, and those of the office's superiors."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from desktop.screens.widgets.table import Table
from desktop.services.cases import steps
from desktop.services.keeping import settings
from tests.build import a_case, an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, press, typed, words

SOURCE = "Hướng dẫn 02-HD/BTCTU"


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    window = open_window(qtbot, office, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(2)
    return window


def set_limit(window, value="45", begins="1/1/2024"):
    one(window, Table, "limits").select_id("admission-decision")
    press(window, "limit-add")
    fill(window, "value", value)
    fill(window, "source", SOURCE)
    fill(window, "in_force_from", begins)
    press(window, "limit-save")


def test_every_limit_tells_its_source_and_what_is_not_confirmed(window):
    """Only those of time: no age and no share of votes."""
    shown = {title: (text, sure) for title, text, sure in lines(window, "limits")}
    title = "Cấp ủy có thẩm quyền quyết định kết nạp"
    assert shown[title] == ("60 ngày làm việc", "chưa chắc")
    assert not any("Tuổi" in one for one in shown)
    one(window, Table, "limits").select_id("admission-decision")
    assert "Chưa thấy con số" in words(window, "limit-source")
    assert "Trung ương: 60 ngày làm việc" in words(window, "limit-source")


def test_a_limit_of_the_superiors_is_set_changed_ended_and_taken_back(window, office):
    """It stands below the central one with its own source."""
    set_limit(window)
    [own] = office.read(settings.local_limits)
    assert (own.value, own.source, own.in_force_from) == (45, SOURCE, date(2024, 1, 1))
    below = lines(window, "limits")
    at = [row[0].strip() for row in below].index(f"địa phương: {SOURCE}")
    assert below[at][1:] == ["45 ngày làm việc", "từ 01/01/2024"]
    fill(window, "in_force_from", "2/1/2024")
    fill(window, "in_force_to", "31/12/2025")
    window.save()
    [own] = office.read(settings.local_limits)
    assert (own.in_force_from, own.in_force_to) == (date(2024, 1, 2), date(2025, 12, 31))
    assert typed(window, "value") == "45"
    press(window, "limit-remove")
    assert office.read(settings.local_limits) == ()
    window.undo()
    assert len(office.read(settings.local_limits)) == 1


def test_without_a_number_or_a_source_nothing_is_set(window, office):
    """The sentence stands beside the field."""
    one(window, Table, "limits").select_id("admission-decision")
    fill(window, "source", SOURCE)
    press(window, "limit-save")
    assert "bằng số" in fault(window, "value")
    fill(window, "value", "45")
    press(window, "limit-save")
    assert "ngày bắt đầu" in fault(window, "in_force_from")
    fill(window, "in_force_from", "1/1/2024")
    fill(window, "source", "")
    press(window, "limit-save")
    assert "văn bản của cấp trên" in fault(window, "source")
    assert office.read(settings.local_limits) == ()
    assert not one(window, QAbstractButton, "limit-remove").isVisible()


def test_the_case_says_that_the_limit_is_local(window, office):
    """Where it counts a deadline."""
    set_limit(window)
    person = a_case(office, at="cell-meeting")
    found = office.read(steps.view, person_id=person, day=date(2024, 5, 20))
    note = found.progress.step("decision").due_note
    assert note.startswith("45 ngày làm việc theo quy định của địa phương từ ngày 06/05/2024")
