"""Dates of which parts may be unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.partial_date import PartialDate

DATES = st.dates(date(1800, 1, 1), date(2199, 12, 31))
PARTIAL = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]),
    DATES,
    st.integers(1, 3),
)


@pytest.mark.parametrize(
    ("value", "stored", "text", "earliest", "latest"),
    [
        (PartialDate(1985), "1985", "1985", date(1985, 1, 1), date(1985, 12, 31)),
        (PartialDate(1984, 2), "1984-02", "02/1984", date(1984, 2, 1), date(1984, 2, 29)),
        (PartialDate(1985, 9, 2), "1985-09-02", "02/09/1985", date(1985, 9, 2), date(1985, 9, 2)),
    ],
)
def test_a_date_knows_what_is_known(
    value: PartialDate, stored: str, text: str, earliest: date, latest: date
) -> None:
    assert (str(value), value.text) == (stored, text)
    assert (value.earliest, value.latest) == (earliest, latest)


def test_only_a_complete_date_is_a_day() -> None:
    assert PartialDate.of(date(1985, 9, 2)).exact == date(1985, 9, 2)
    assert PartialDate(1985, 9).exact is None
    assert not PartialDate(1985, 9).complete


@given(PARTIAL)
def test_a_stored_date_is_read_back(value: PartialDate) -> None:
    assert PartialDate.stored(str(value)) == value


@given(PARTIAL, PARTIAL)
def test_stored_text_is_in_the_order_of_time(left: PartialDate, right: PartialDate) -> None:
    if left.latest < right.earliest:
        assert str(left) < str(right)


@pytest.mark.parametrize("text", ["", "85", "1985-9", "1985-13", "1985-02-30", "02/09/1985"])
def test_other_text_is_not_a_stored_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.stored(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1985, None, 2)
