"""Monthly remarks of mentors: from which month they are owed, and all of them as a first draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from desktop.rules import text
from desktop.rules.calendar import add_months

_SENTENCES = re.compile(r"[;\n]|\.(?=\s|$)")


def month_of(day: date) -> date:
    """The first day of a day's month, by which a month is named."""
    return day.replace(day=1)


def months_owed(since: date | None, until: date | None, month: date) -> tuple[date, ...]:
    """The months up to one, itself included, in which a mentor helped, the earliest first.

    The month in which the help began is owed only if it began on the first day; `until` is its
    last day.
    """
    if since is None:
        return (month,)
    first = month_of(since) if since.day == 1 else add_months(month_of(since), 1)
    last = min(month, month_of(until)) if until else month
    return tuple(_months(first, last))


def gathered(remarks: Iterable[str]) -> str:
    """What was said in the remarks, each thing once and in the order it was first said."""
    said: dict[str, str] = {}
    for remark in remarks:
        for sentence in _SENTENCES.split(remark):
            words = sentence.strip(" ,.-")
            if words:
                said.setdefault(text.fold(words), words)
    if not said:
        return ""
    whole = "; ".join(said.values())
    return f"{whole[0].upper()}{whole[1:]}."


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = add_months(first, 1)
