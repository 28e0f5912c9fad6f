"""Discipline of members: whether it is in force on a day, and the terms that run with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.rules.calendar import Calendar, Unit, add_months
from desktop.rules.editions import LawBook, Limit
from desktop.rules.facts.person import Discipline, Person
from desktop.rules.text import date_text

OFFICIAL = "official"
"""The group of the forms that are for official members only."""
_LIMITATIONS = {
    "reprimand": "limitation-reprimand",
    "warning": "limitation-warning",
    "removal": "limitation-warning",
}
"""By form, the time after a violation in which it may still be decided; none for expulsion."""
_UNITS: dict[str, Unit] = {"working-day": "working-day", "day": "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A day that a discipline brings with it: what ends then, and how it was counted.

    `duty` says that the office or its cell must act by that day.
    """

    title: str
    due: date
    note: str
    source: str
    duty: bool = False


def in_force(person: Person, law: LawBook, day: date) -> Discipline | None:
    """The discipline that a member is under at the end of a day, the latest of several.

    It holds from the day it took force, else of the decision, until it was ended or its time ran
    out.
    """
    held = [
        one
        for one in person.disciplines
        if (since := _since(one)) and since <= day and (last := _ends(one, law)) and day < last
    ]
    return max(held, key=lambda one: _since(one) or date.min, default=None)


def terms(one: Discipline, law: LawBook, calendar: Calendar) -> tuple[Term, ...]:
    """Limitation of what is not decided yet; else until when to complain, and when it ends."""
    return tuple(_terms(one, law, calendar))


def _terms(one: Discipline, law: LawBook, calendar: Calendar) -> Iterator[Term]:
    if one.day is None:
        if one.violated and one.form in _LIMITATIONS:
            limit = law.limit(_LIMITATIONS[one.form], one.violated)
            found = _term("Hết thời hiệu kỷ luật", limit, one.violated, "ngày vi phạm", calendar)
            yield replace(found, duty=True)
        return
    if one.received:
        limit = law.limit("discipline-complaint", one.received)
        yield _term("Hết hạn khiếu nại", limit, one.received, "ngày nhận quyết định", calendar)
    since = _since(one)
    if since and one.until is None and one.form in _LIMITATIONS:
        limit = law.limit("discipline-effect", since)
        yield _term("Quyết định hết hiệu lực", limit, since, "ngày có hiệu lực", calendar)


def _term(title: str, limit: Limit, start: date, words: str, calendar: Calendar) -> Term:
    # Months end on their day: a limitation is not made longer by a day off.
    unit = _UNITS.get(limit.unit)
    last = calendar.deadline(start, limit.value, unit) if unit else add_months(start, limit.value)
    return Term(
        title=title,
        due=last,
        note=f"{limit.text} từ {words} {date_text(start)}",
        source=limit.source,
    )


def _since(one: Discipline) -> date | None:
    return (one.in_force or one.day) if one.day else None


def _ends(one: Discipline, law: LawBook) -> date | None:
    """The first day on which it is in force no longer."""
    since = _since(one)
    if one.until or since is None:
        return one.until
    return add_months(since, law.limit("discipline-effect", since).value)
