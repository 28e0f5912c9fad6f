"""Lunar days against the days that the holidays library knows, 2000 to 2050."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from desktop.rules import lunar

YEARS = range(2000, 2051)


@pytest.fixture(scope="module")
def named() -> dict[str, dict[int, date]]:
    """The library's days by name and year."""
    known = holidays.country_holidays("VN", years=YEARS, language="en_US")
    found: dict[str, dict[int, date]] = {}
    for day, name in known.items():
        found.setdefault(name, {})[day.year] = day
    return found


def test_new_year_of_every_year(named) -> None:
    assert {year: lunar.new_year(year) for year in YEARS} == named["Lunar New Year"]


def test_ancestors_day_of_every_year_since_it_is_a_holiday(named) -> None:
    known = named["Hung Kings' Commemoration Day"]
    assert {year: lunar.ancestors_day(year) for year in range(2007, 2051)} == known


def test_viet_nam_differs_from_china_where_a_new_moon_falls_between_their_midnights() -> None:
    assert lunar.new_year(2030) == date(2030, 2, 2)
    assert lunar.new_year(2007) == date(2007, 2, 17)
