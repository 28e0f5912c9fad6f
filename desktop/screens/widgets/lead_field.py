"""How many days before a last day to be told of it, typed as numbers on one line."""

from __future__ import annotations

import re

from desktop.screens.widgets.fields import LineField

_LETTERS = 24


class LeadField(LineField):
    """Numbers of days, the longest first; none where nothing is typed."""

    def __init__(self, name: str, usual: tuple[int, ...]) -> None:
        """Show in grey what holds while nothing is typed."""
        super().__init__(name, letters=_LETTERS, placeholder=_text(usual))

    def read(self, typed: str) -> tuple[int, ...]:
        """The numbers, whatever stands between them."""
        if not re.fullmatch(r"[\d\s,;.–-]*", typed):
            raise self.refuse("Chỉ nhập các số ngày, ví dụ 90, 60, 30, 15, 7.")
        return tuple(sorted({int(one) for one in re.findall(r"\d+", typed)}, reverse=True))

    def write(self, value: tuple[int, ...] | None) -> str:
        """The numbers with commas between them."""
        return _text(value or ())


def _text(days: tuple[int, ...]) -> str:
    return ", ".join(str(one) for one in days)
