"""Skeletons of written reports (`resources/reports`): title, headings, what writes itself."""

from __future__ import annotations

import typing
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.errors import Trouble
from desktop.rules import definition
from desktop.rules.calendar import Period, add_months

Tells = Literal["", "development", "supervision", "shortcomings", "tasks"]
Level = Literal[1, 2, 3]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of a report; `tells` names the paragraphs that are written from the figures."""

    id: str
    level: Level
    heading: str
    tells: Tells = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """The headings of a kind of report from a day on.

    The title may name {period} and {next}, the period after it.
    """

    id: str
    name: str
    title: str
    in_force_from: date
    section: tuple[Section, ...]
    source: str = ""

    def titled(self, period: Period) -> str:
        """The title of the report of a period."""
        return _named(self.title, period)

    def headings(self, period: Period) -> tuple[Section, ...]:
        """The sections with the period named in their headings."""
        return tuple(
            Section(
                id=one.id,
                level=one.level,
                heading=_named(one.heading, period, capitals=one.level == 1),
                tells=one.tells,
            )
            for one in self.section
        )


def read(content: str, file: str) -> Skeleton:
    """A skeleton file; Trouble naming the file when two sections have the same id."""
    found = definition.parse(Skeleton, content, file)
    ids = [one.id for one in found.section]
    twice = ", ".join(sorted({one for one in ids if ids.count(one) > 1}))
    if twice:
        raise Trouble(f"Tệp {file}: có hai mục cùng tên {twice}; hãy đổi một.")
    return found


def in_force(skeletons: Iterable[Skeleton], kind: str, day: date) -> Skeleton:
    """The skeleton of a kind on a day, before the first one that first one; KeyError if none."""
    known = sorted((one for one in skeletons if one.id == kind), key=_by_day)
    if not known:
        raise KeyError(kind)
    return next((one for one in reversed(known) if one.in_force_from <= day), known[0])


def tells() -> tuple[str, ...]:
    """All that a section may tell by itself."""
    return tuple(one for one in typing.get_args(Tells) if one)


def following(period: Period) -> Period | None:
    """The period of the same length right after whole months; None for any other span."""
    if period.first.day != 1 or (period.last + _DAY).day != 1:
        return None
    start = period.last + _DAY
    length = (start.year - period.first.year) * 12 + start.month - period.first.month
    return Period(start, add_months(start, length) - _DAY)


def _named(template: str, period: Period, *, capitals: bool = False) -> str:
    after = following(period)
    words = {"period": period.text, "next": after.text if after else "thời gian tới"}
    for name, said in words.items():
        template = template.replace(f"{{{name}}}", said.upper() if capitals else said)
    return template


def _by_day(skeleton: Skeleton) -> date:
    return skeleton.in_force_from
