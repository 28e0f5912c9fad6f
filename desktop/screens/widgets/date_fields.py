"""Dates as an office types them (5/2/1990, 5-2-1990, 2/1990), shown as dd/mm/yyyy on leaving."""

from __future__ import annotations

from datetime import date

from desktop.rules import text
from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.fields import LineField


class PartialDateField(LineField):
    """A day, a month or only a year; None where nothing is typed.

    With `today`, a year of two digits may be typed and is the latest such year not after it.
    """

    def __init__(self, name: str, *, today: date | None = None) -> None:
        super().__init__(name, letters=24, placeholder="ngày/tháng/năm hoặc năm")
        self._today = today

    def read(self, typed: str) -> PartialDate | None:
        """The date of a typed text, as far as it is known; Refusal if it is none."""
        return text.parse_date(typed, today=self._today) if typed.strip() else None

    def write(self, value: PartialDate | None) -> str:
        """dd/mm/yyyy, mm/yyyy or yyyy."""
        return value.text if value else ""


class DateField(LineField):
    """A complete day; None where nothing is typed. `today` as in PartialDateField."""

    def __init__(self, name: str, *, today: date | None = None) -> None:
        super().__init__(name, letters=14, placeholder="ngày/tháng/năm")
        self._today = today

    def read(self, typed: str) -> date | None:
        """The day of a typed text; Refusal if it is none or its day is not known."""
        if not typed.strip():
            return None
        day = text.parse_date(typed, today=self._today).exact
        if day is None:
            raise self.refuse("Cần ghi đủ ngày, tháng, năm, ví dụ 05/02/2026.")
        return day

    def write(self, value: date | None) -> str:
        """dd/mm/yyyy."""
        return text.date_text(value) if value else ""
