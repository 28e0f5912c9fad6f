"""From which month remarks are owed, and all of them as a first draft."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cases.remarks import gathered, month_of, months_owed

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("since", "until", "owed"),
    [
        (date(2026, 5, 1), None, (MAY, JUNE, JULY)),
        (date(2026, 5, 2), None, (JUNE, JULY)),
        (date(2026, 5, 2), date(2026, 6, 20), (JUNE,)),
        (date(2026, 7, 3), None, ()),
        (None, None, (JULY,)),
    ],
)
def test_a_mentor_owes_a_remark_for_each_month_of_help(since, until, owed) -> None:
    assert months_owed(since, until, JULY) == owed


@given(st.dates(date(2020, 1, 1), date(2026, 7, 1)), st.dates(date(2020, 1, 1), date(2026, 7, 1)))
def test_no_month_is_owed_before_the_help_or_after_it(since: date, until: date) -> None:
    owed = months_owed(since, until, JULY)
    assert all(since <= one and one <= month_of(until) for one in owed)
    assert list(owed) == sorted(set(owed))


def test_what_was_said_often_is_gathered_once() -> None:
    """Marks and capitals make no difference; the order is that of the months."""
    said = ["gương mẫu trong thôn; mạnh dạn phát biểu.", "", "Guong mau trong thon\nchăm làm"]
    assert gathered(said) == "Gương mẫu trong thôn; mạnh dạn phát biểu; chăm làm."
    assert gathered(["", " ; "]) == ""
