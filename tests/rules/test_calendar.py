"""Months, ages, working days, deadlines and periods."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.rules import calendar
from desktop.rules.calendar import DayRule, Period, add_months, age, months_of_age, period
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import CALENDAR, on, resource

DAYS = st.dates(date(2002, 1, 1), date(2048, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-03-15", 12, "2026-03-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-12-31", -1, "2025-11-30"),
        ("2021-06-10", 60, "2026-06-10"),
    ],
)
def test_months_keep_the_day_number_or_take_the_last_day(day, months, expected) -> None:
    assert add_months(on(day), months) == on(expected)


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_more_months_never_lead_earlier(day: date, few: int, more: int) -> None:
    assert add_months(day, few) <= add_months(day, few + more)
    assert add_months(day, few).month == (day.month - 1 + few) % 12 + 1


@pytest.mark.parametrize(
    ("born", "day", "expected"),
    [
        ("2008-03-15", "2026-03-14", (17, 11)),
        ("2008-03-15", "2026-03-15", (18, 0)),
        ("2008-03", "2026-03-01", (18, 0)),
        ("2008-02-29", "2026-02-28", (18, 0)),
        ("2008", "2026-03-01", None),
        ("2027-01-01", "2026-03-01", None),
    ],
)
def test_age_in_years_and_months(born, day, expected) -> None:
    assert age(PartialDate.stored(born), on(day)) == expected


def test_age_by_month_takes_no_notice_of_the_day() -> None:
    assert months_of_age(PartialDate(2008, 3, 31), on("2026-03-01")) == 18 * 12
    assert months_of_age(None, on("2026-03-01")) is None


@given(DAYS, DAYS)
def test_age_is_full_exactly_on_the_birthday(one: date, other: date) -> None:
    born, day = sorted((one, other))
    years, months = age(PartialDate.of(born), day)
    assert add_months(born, years * 12 + months) <= day < add_months(born, years * 12 + months + 1)


def test_thirty_working_days_across_tet_2026() -> None:
    """From Tuesday 20 January 2026: 30 working days, the five days of Tết not among them."""
    assert CALENDAR.working_days_after(on("2026-01-20"), 30) == on("2026-03-10")


def test_a_saturday_worked_for_a_swapped_day_counts() -> None:
    assert CALENDAR.working_days_after(on("2026-01-09"), 1) == on("2026-01-10")
    assert CALENDAR.working_days_after(on("2025-12-31"), 1) == on("2026-01-05")


@given(DAYS, st.integers(1, 120))
def test_working_days_end_on_one_and_can_be_walked_back(day: date, count: int) -> None:
    end = CALENDAR.working_days_after(day, count)
    assert CALENDAR.is_working(end)
    assert CALENDAR.working_days_between(day, end) == count
    start = CALENDAR.working_days_before(end, count)
    assert CALENDAR.working_days_after(start, count) == end


@pytest.mark.parametrize(
    ("start", "length", "unit", "expected"),
    [
        ("2026-02-12", 30, "working-day", "2026-04-02"),
        ("2026-03-10", 12, "month", "2027-03-10"),
        ("2026-04-30", 12, "month", "2027-05-04"),
        ("2026-03-10", 5, "day", "2026-03-16"),
    ],
)
def test_deadlines(start, length, unit, expected) -> None:
    assert CALENDAR.deadline(on(start), length, unit) == on(expected)


def _library(year: int) -> set[date]:
    known = holidays.country_holidays("VN", years=year)
    return {day for day in known if day.weekday() < 5}


@pytest.mark.parametrize("year", range(2021, 2026))
def test_the_shipped_tables_are_those_of_the_library(year: int) -> None:
    assert {day for day in CALENDAR.days_off if day.year == year} == _library(year)


def test_2026_has_the_swap_the_library_does_not_know() -> None:
    ours = {day for day in CALENDAR.days_off if day.year == 2026}
    assert ours - _library(2026) == {on("2026-01-02")}
    assert CALENDAR.is_working(on("2026-01-10"))
    assert CALENDAR.is_working(on("2026-08-22"))


@pytest.mark.parametrize("year", [2007, 2010, 2016, 2017, 2020])
def test_years_without_a_table_are_reckoned_from_the_law(year: int) -> None:
    """The choice of days around Tết is the notice's; all other days off must be the same."""
    tet = {day for day in CALENDAR.days_off if day.year == year and day.month in (1, 2)}
    ours = {day for day in CALENDAR.days_off if day.year == year} - tet
    assert ours == {day for day in _library(year) if day.month > 2}
    assert 4 <= len(tet) <= 7


def test_a_year_without_a_table_is_marked() -> None:
    assert CALENDAR.sure(on("2025-12-01"), on("2026-02-01"))
    assert not CALENDAR.sure(on("2026-12-01"), on("2027-01-05"))


def test_the_word_of_the_office_goes_before_the_table() -> None:
    own = [DayRule(day=on("2026-11-23")), DayRule(day=on("2026-11-28"), worked=True)]
    ours = calendar.read(resource("lists/holidays.toml"), own, [2027])
    assert not ours.is_working(on("2026-11-23"))
    assert ours.is_working(on("2026-11-28"))
    assert ours.sure(on("2026-12-01"), on("2027-12-01"))
    back = [DayRule(day=on("2026-11-24"), worked=True)]
    assert calendar.read(resource("lists/holidays.toml"), back).is_working(on("2026-11-24"))


def test_a_faulty_table_names_its_file() -> None:
    with pytest.raises(Trouble, match=r"holidays\.toml"):
        calendar.read("reckoned_from = 2001")


@pytest.mark.parametrize(
    ("written", "first", "last", "text"),
    [
        ("2021", "2021-01-01", "2021-12-31", "năm 2021"),
        ("2017-Q1", "2017-01-01", "2017-03-31", "quý I năm 2017"),
        ("2017-Q4", "2017-10-01", "2017-12-31", "quý IV năm 2017"),
        ("2024-02", "2024-02-01", "2024-02-29", "tháng 2 năm 2024"),
    ],
)
def test_periods(written, first, last, text) -> None:
    assert period(written) == Period(on(first), on(last))
    assert period(written).text == text
    assert on(last) in period(written)
    assert on(last) + timedelta(days=1) not in period(written)


def test_a_period_of_any_two_days_names_both() -> None:
    assert Period(on("2020-07-01"), on("2023-06-30")).text == "từ 01/07/2020 đến 30/06/2023"


@pytest.mark.parametrize("written", ["", "21", "2021-Q5", "2021-13", "2021-3"])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"month|period"):
        period(written)


@pytest.mark.parametrize(
    ("day", "before", "first"),
    [
        ("2026-05-15", "2026-05-14", "2026-05-15"),
        ("2026-05-16", "2026-05-14", "2026-05-18"),
        ("2026-09-02", "2026-08-27", "2026-09-03"),
    ],
)
def test_a_day_off_neither_ends_a_term_nor_begins_work(day, before, first) -> None:
    """One working day before a Saturday ends on Friday; 31/8 to 2/9/2026 are off."""
    assert CALENDAR.working_days_before(date.fromisoformat(day), 1) == date.fromisoformat(before)
    assert CALENDAR.first_working_day(date.fromisoformat(day)) == date.fromisoformat(first)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_a_term_counted_back_from_any_day_still_ends_by_it(end, count) -> None:
    start = CALENDAR.working_days_before(end, count)
    assert CALENDAR.working_days_after(start, count) <= end
    later = CALENDAR.working_days_after(start, 1)
    assert CALENDAR.working_days_after(later, count) > end
