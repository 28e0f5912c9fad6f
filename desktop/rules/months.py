"""Months as records write them: 2026-03."""

from __future__ import annotations

from datetime import date

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.calendar import Period


def month_of(day: date) -> str:
    """The month of a day as records write it: 2026-03."""
    return f"{day.year:04d}-{day.month:02d}"


def beside(month: str, months: int) -> str:
    """The month so many months later, or earlier."""
    return month_of(calendar.add_months(period_of(month).first, months))


def period_of(month: str) -> Period:
    """The days of a month written YYYY-MM; Refusal for anything else."""
    try:
        period = calendar.period(month)
    except ValueError:
        period = None
    if period is None or month != month_of(period.last):
        raise Refusal(f"Tháng viết dạng 2026-03, không phải “{month}”.", field="month")
    return period
