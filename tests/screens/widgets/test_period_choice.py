"""Which period, and as of which day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import period
from desktop.screens.widgets.period_choice import PeriodChoice


@pytest.fixture
def choice(qtbot):
    made = PeriodChoice(date(2026, 3, 2))
    qtbot.addWidget(made)
    return made


def test_it_begins_with_the_year_until_today(choice):
    assert (choice.period(), choice.day()) == (period("2026"), date(2026, 3, 2))


def test_a_past_period_is_taken_as_of_its_end(choice, qtbot):
    with qtbot.waitSignal(choice.changed):
        choice.part.setCurrentIndex(choice.part.findData("-Q4"))
    choice.year.line.setText("2025")
    choice.year.line.editingFinished.emit()
    assert (choice.period(), choice.day()) == (period("2025-Q4"), date(2025, 12, 31))


def test_a_year_is_asked_for(choice):
    choice.year.line.setText("")
    with pytest.raises(Refusal, match="Hãy nhập năm"):
        choice.period()
