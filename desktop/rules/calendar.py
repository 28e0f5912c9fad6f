"""Months, ages, working days, deadlines and periods."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.rules import definition, lunar, text
from desktop.rules.partial_date import PartialDate

Unit = Literal["working-day", "day", "month"]

_DAY = timedelta(days=1)
_SATURDAY = 5


def add_months(day: date, months: int) -> date:
    """The same day number so many months on (or back), else the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def age(born: PartialDate | None, day: date) -> tuple[int, int] | None:
    """Full years and months of age on a day; counted by month where the day of birth is unknown.

    None where the month is unknown too, or before birth.
    """
    months = months_of_age(born, day)
    if born is None or months is None:
        return None
    if born.exact is not None and add_months(born.exact, months) > day:
        months -= 1
    return divmod(months, 12) if months >= 0 else None


def months_of_age(born: PartialDate | None, day: date) -> int | None:
    """The age counted by month, as the rules on admission count it; None if unknown."""
    if born is None or born.month is None:
        return None
    return (day.year - born.year) * 12 + day.month - born.month


def days_until(target: date, day: date) -> int:
    """Calendar days from a day until another; negative when it has passed."""
    return (target - day).days


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Whether a day lies within."""
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def text(self) -> str:
        """As reports name it: năm 2021, 6 tháng đầu năm 2021, quý I năm 2017, từ … đến …."""
        whole_months = self.first.day == 1 and (self.last + _DAY).day == 1
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        if whole_months and months == 12 and self.first.month == 1:
            return f"năm {self.first.year}"
        if whole_months and (self.first.month, months) in _PARTS:
            return f"{months} tháng {_PARTS[self.first.month, months]} năm {self.first.year}"
        if whole_months and months == 3 and self.first.month in _QUARTER_STARTS:
            quarter = ("I", "II", "III", "IV")[_QUARTER_STARTS.index(self.first.month)]
            return f"quý {quarter} năm {self.first.year}"
        if whole_months and months == 1:
            return f"tháng {self.first.month} năm {self.first.year}"
        return f"từ {text.date_text(self.first)} đến {text.date_text(self.last)}"


_QUARTER_STARTS = (1, 4, 7, 10)
_PARTS = {(1, 6): "đầu", (7, 6): "cuối", (1, 9): "đầu"}
"""Parts of a year that reports name, by first month and number of months."""
_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(9)M|(\d{2})))?")


def period(written: str) -> Period:
    """The period written as 2021, 2021-H1, 2021-9M, 2017-Q1 or 2021-03; ValueError otherwise."""
    found = _PERIOD.fullmatch(written)
    if found is None:
        raise ValueError(f"not a period: {written!r}")
    year, quarter, half, months, month = (int(part) if part else None for part in found.groups())
    assert year is not None
    if quarter:
        return _months(date(year, quarter * 3 - 2, 1), 3)
    if half:
        return _months(date(year, half * 6 - 5, 1), 6)
    if month:
        return _months(date(year, month, 1), 1)
    return _months(date(year, 1, 1), months or 12)


def _months(first: date, length: int) -> Period:
    return Period(first, add_months(first, length) - _DAY)


@dataclass(frozen=True)
class Calendar:
    """Working days: Monday to Friday less the days off, and the Saturdays and Sundays worked.

    A year outside `confirmed_years` is reckoned from the law alone: it may lack swapped days.
    """

    days_off: frozenset[date] = frozenset()
    worked_days: frozenset[date] = frozenset()
    confirmed_years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day."""
        if day.weekday() >= _SATURDAY:
            return day in self.worked_days
        return day not in self.days_off

    def working_days_after(self, day: date, count: int) -> date:
        """The last day of a term of so many working days; the day of the event is not counted."""
        return self._walk(day, count, _DAY)

    def working_days_before(self, day: date, count: int) -> date:
        """The latest working day from which so many working days still end by a day."""
        while count and not self.is_working(day):
            day -= _DAY
        return self._walk(day, count, -_DAY)

    def first_working_day(self, day: date) -> date:
        """The day itself if offices work on it, else the next one on which they do."""
        return day if self.is_working(day) else self.working_days_after(day, 1)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days after `start`, up to and with `end`; 0 when it is not later."""
        days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
        return sum(map(self.is_working, days))

    def deadline(
        self, start: date, length: int, unit: Literal["working-day", "day", "month"]
    ) -> date:
        """The last day of a term; one in days or months that ends on a day off goes on past it."""
        if unit == "working-day":
            return self.working_days_after(start, length)
        end = add_months(start, length) if unit == "month" else start + timedelta(days=length)
        return end if self.is_working(end) else self.working_days_after(end, 1)

    def sure(self, first: date, last: date) -> bool:
        """Whether every year from one day to another has its confirmed table."""
        return self.confirmed_years.issuperset(range(first.year, last.year + 1))

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        asked = (day, count, step)
        if asked not in self._walked:
            while count > 0:
                day += step
                count -= self.is_working(day)
            self._walked[asked] = day
        return self._walked[asked]

    @functools.cached_property
    def _walked(self) -> dict[tuple[date, int, timedelta], date]:
        """What was counted already: thousands of cases ask for the same few terms."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """The office's own word on a day: off, or worked."""

    day: date
    worked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holiday:
    name: str
    lunar: bool = False
    month: int
    day: int
    before: int = 0
    after: int = 0
    from_year: int = 1
    to_year: int = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    year: int
    off: tuple[date, ...]
    worked: tuple[date, ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _HolidaysFile:
    reckoned_from: int
    reckoned_to: int
    holiday: tuple[_Holiday, ...]
    year: tuple[_Year, ...]


def read(table_text: str, own: Iterable[DayRule] = (), confirmed: Iterable[int] = ()) -> Calendar:
    """The calendar of a holiday table, with the office's own days and the years it confirmed.

    Trouble if the table is faulty. The office's word on a day goes before the table's.
    """
    file = definition.parse(_HolidaysFile, table_text, "lists/holidays.toml")
    tables = {one.year: one for one in file.year}
    off: set[date] = set()
    worked: set[date] = set()
    for year in range(file.reckoned_from, file.reckoned_to + 1):
        table = tables.get(year)
        off.update(table.off if table else _reckoned(file.holiday, year))
        worked.update(table.worked if table else ())
    for rule in own:
        (off.discard if rule.worked else off.add)(rule.day)
        (worked.add if rule.worked else worked.discard)(rule.day)
    return Calendar(frozenset(off), frozenset(worked), frozenset(tables) | frozenset(confirmed))


def _reckoned(holidays: tuple[_Holiday, ...], year: int) -> set[date]:
    """The days off of a year by law alone; a holiday at the weekend moves to the next workday."""
    days: set[date] = set()
    for one in holidays:
        if one.from_year <= year <= one.to_year:
            there = (year, one.month, one.day)
            middle = lunar.day_of(*there) if one.lunar else date(*there)
            days.update(middle + step * _DAY for step in range(-one.before, one.after + 1))
    off = {day for day in days if day.weekday() < _SATURDAY}
    for day in sorted(days - off):
        while day.weekday() >= _SATURDAY or day in off:
            day += _DAY
        off.add(day)
    return off
