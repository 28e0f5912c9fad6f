"""A date of which only the year, or the year and month, may be known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_STORED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps with a month, perhaps with a day; unknown parts stay unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse, with ValueError, a day without a month and parts no calendar has."""
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The complete partial date of a day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def stored(cls, text: str) -> PartialDate:
        """Read back `str(value)`: YYYY, YYYY-MM or YYYY-MM-DD; ValueError otherwise."""
        found = _STORED.fullmatch(text)
        if found is None:
            raise ValueError(f"not a partial date: {text!r}")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def complete(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, if it is known."""
        return self.earliest if self.complete else None

    @property
    def text(self) -> str:
        """As an office writes it: 02/09/1985, 09/1985 or 1985."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.insert(0, f"{self.month:02d}")
        if self.day is not None:
            parts.insert(0, f"{self.day:02d}")
        return "/".join(parts)

    def __str__(self) -> str:
        """As it is stored: YYYY, YYYY-MM or YYYY-MM-DD, so that text order is date order."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)
