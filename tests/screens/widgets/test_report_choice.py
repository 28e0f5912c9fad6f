"""Which report, of which period."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.screens.widgets.report_choice import ReportChoice


@pytest.fixture
def choice(qtbot):
    found = ReportChoice(date(2026, 5, 20))
    qtbot.addWidget(found)
    found.show()
    return found


def pick(choice, report):
    choice.report.setCurrentIndex(choice.report.findData(report))


def test_a_yearly_report_asks_for_a_year_only(choice):
    """This year first, as of today."""
    pick(choice, "yearly")
    assert not choice.part.isVisible()
    assert choice.period() == Period(date(2026, 1, 1), date(2026, 12, 31))
    assert choice.usual_day() == date(2026, 5, 20)


def test_a_quarter_and_a_month_begin_with_the_present_one(choice):
    """A period that is over is taken as of its end."""
    pick(choice, "quarter")
    assert choice.period() == Period(date(2026, 4, 1), date(2026, 6, 30))
    choice.part.setCurrentIndex(0)
    assert choice.period() == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert choice.usual_day() == date(2026, 3, 31)
    pick(choice, "month")
    assert choice.part.currentText() == "Tháng 5"


def test_without_a_year_there_is_no_period(choice):
    choice.year.set_value(None)
    with pytest.raises(Refusal, match="Hãy nhập năm") as refusal:
        choice.period()
    assert refusal.value.field == "year"


def test_every_choice_is_told(choice, qtbot):
    """Once for each."""
    pick(choice, "yearly")
    with qtbot.waitSignal(choice.changed):
        pick(choice, "quarter")
    with qtbot.waitSignal(choice.changed):
        choice.part.setCurrentIndex(0)
