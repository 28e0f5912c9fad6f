from datetime import date

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services.keeping import settings
from tests.screens.subjects import fault, fill, lines, one, open_window, pick, press


@pytest.fixture
def window(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(1)
    return window


def days(office):
    return [(one.day, one.worked, one.title) for one in office.read(settings.days_off)]


def add(window, day, title, worked=False):
    press(window, "day-add")
    fill(window, "day", day)
    fill(window, "title", title)
    if worked:
        press(window, "worked")
    press(window, "day-save")


def test_days_off_and_days_worked_are_entered(window, office):
    add(window, "2/1/2026", "Nghỉ hoán đổi")
    add(window, "10/1/2026", "Làm bù", worked=True)
    assert days(office) == [
        (date(2026, 1, 2), False, "Nghỉ hoán đổi"),
        (date(2026, 1, 10), True, "Làm bù"),
    ]
    assert lines(window, "days")[0] == ["10/01/2026", "Làm bù", "Làm bù"]


def test_another_date_takes_the_place_of_the_one_before(window, office):
    add(window, "2/1/2026", "Nghỉ hoán đổi")
    pick(window, "days", 0)
    fill(window, "day", "5/1/2026")
    press(window, "day-save")
    assert days(office) == [(date(2026, 1, 5), False, "Nghỉ hoán đổi")]


def test_a_day_is_taken_back(window, office):
    add(window, "2/1/2026", "Nghỉ hoán đổi")
    press(window, "day-remove")
    assert days(office) == []


def test_a_day_needs_its_date(window, office):
    press(window, "day-add")
    fill(window, "title", "Nghỉ hoán đổi")
    press(window, "day-save")
    assert "ngày" in fault(window, "day")
    assert days(office) == []
