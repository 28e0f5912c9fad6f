"""Months as records write them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.months import beside, month_of, period_of


@pytest.mark.parametrize("month", ["2026", "2026-3", "2026-13", "2026-Q1", "tháng 3", ""])
def test_what_is_no_month_is_refused(month):
    """With an example of how one is written."""
    with pytest.raises(Refusal, match="2026-03"):
        period_of(month)


def test_months_follow_each_other_over_the_year():
    """December goes before January."""
    assert month_of(date(2026, 1, 31)) == "2026-01"
    assert beside("2026-01", -1) == "2025-12"
    assert beside("2025-12", 2) == "2026-02"
