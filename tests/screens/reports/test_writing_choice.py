"""Which report in words, of which period."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.screens.reports.writing_choice import WritingChoice

TERM = (Period(date(2025, 7, 1), date(2027, 12, 31)), Period(date(2025, 7, 1), date(2030, 6, 30)))


@pytest.fixture
def choice(qtbot):
    found = WritingChoice(date(2026, 5, 20))
    qtbot.addWidget(found)
    found.show()
    return found


def pick(choice, span):
    choice.span.setCurrentIndex(choice.span.findData(span))


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("month", date(2026, 5, 1), date(2026, 5, 31)),
        ("quarter", date(2026, 4, 1), date(2026, 6, 30)),
        ("half", date(2026, 1, 1), date(2026, 6, 30)),
        ("nine-months", date(2026, 1, 1), date(2026, 9, 30)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_present_period_is_proposed_as_of_today(choice, span, first, last):
    pick(choice, span)
    assert choice.period() == Period(first, last)
    assert choice.day() == date(2026, 5, 20)


def test_the_term_needs_its_days(choice):
    """They stand in the settings; the sentence says so."""
    pick(choice, "half-term")
    with pytest.raises(Refusal, match="Cài đặt"):
        choice.period()
    choice.show_kinds((), TERM)
    assert choice.period() == TERM[0]
    pick(choice, "term")
    assert choice.period() == TERM[1]


def test_any_days_are_typed(choice):
    """Each missing one is asked for at its field."""
    pick(choice, "days")
    with pytest.raises(Refusal) as refused:
        choice.period()
    assert refused.value.field == "since"
    choice.since.set_value(date(2026, 2, 1))
    with pytest.raises(Refusal) as refused:
        choice.period()
    assert refused.value.field == "until"
    choice.until.set_value(date(2026, 3, 15))
    assert choice.period() == Period(date(2026, 2, 1), date(2026, 3, 15))
    assert not choice.year.isVisible()


def test_a_year_is_needed(choice):
    pick(choice, "year")
    choice.year.set_value(None)
    with pytest.raises(Refusal, match="Hãy nhập năm"):
        choice.period()
