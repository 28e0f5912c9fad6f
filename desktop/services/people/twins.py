"""Of what a person has one line only, as of a month: lines of two records that tell of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Session

from desktop.rules.members.badges import AGAIN
from desktop.services import words
from desktop.store.journal import content_of
from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.cell_meetings import MeetingAbsenceRow
from desktop.store.tables.contacts import ContactRow
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.every import recorded
from desktop.store.tables.organisations import ChargeRow, OfficerRow
from desktop.store.tables.record import Record

_OF_THE_PLACE = {"id", "revision", "person_id", "position"}
_TOLD_OF_ANOTHER = 2
# What no constraint says: a badge of so many years but one given again, what is still open, a seat.
_ONLY: Mapping[type[Record], Callable[[Any], tuple[str, ...] | None]] = {
    BadgeRow: lambda row: ("years",) if row.kind != AGAIN else None,
    CardRequestRow: lambda row: ("handed",) if row.handed is None else None,
    DepartureRow: lambda row: ("day",) if row.day is None else None,
    ContactRow: lambda row: ("ended",) if row.ended is None else None,
    MeetingAbsenceRow: lambda _: ("cell_meeting_id",),
    OfficerRow: lambda row: ("cell_id", "office", "until") if row.until is None else None,
    ChargeRow: lambda row: ("cell_id", "until") if row.until is None else None,
}


def columns(row: Record) -> tuple[str, ...]:
    """The columns of which, all alike, a person has one such line at most; none for any number."""
    table = type(row)
    if table in _ONLY:
        return _ONLY[table](row) or ()
    return next(iter(alone(table, "person_id")), ())


def alone(table: type[Record], name: str) -> tuple[tuple[str, ...], ...]:
    """Of what there may be one row only, as the store demands it, beside the column named."""
    constraints = table.metadata.tables[table.__tablename__].constraints
    found = [
        tuple(column.name for column in held.columns)
        for held in constraints
        if isinstance(held, UniqueConstraint) and name in held.columns
    ]
    return tuple(tuple(one for one in names if one != name) for names in found if len(names) > 1)


def same_line(one: Record, other: Record) -> bool:
    """Whether two lines tell the same, or of the same of which a person has one line only."""
    if columns(one) or columns(other):
        return twin(one, other)
    return told(one) == told(other)


def twin(one: Record, other: Record) -> bool:
    """Whether two lines are of the same, of which a person has one line only."""
    return bool(columns(one)) and _said(one) == _said(other)


def pairs(mine: Sequence[Any], theirs: Sequence[Any]) -> list[tuple[Any, Any]]:
    """The lines of two people that are of the same, of which a person has one line only."""
    return [(own, line) for line in theirs for own in mine if twin(own, line)]


def told(row: Record) -> dict[str, Any]:
    """What a line tells, whosever it is and wherever it stands."""
    return {name: value for name, value in content_of(row).items() if name not in _OF_THE_PLACE}


def key(row: Record) -> str:
    """By what a line with a twin is chosen: the table and what it is of."""
    return "/".join((row.__tablename__, *(str(value) for _, value in _said(row))))


def label(session: Session, row: Record) -> str:
    """The table in words, and what a line with a twin is of: the year, the month, the class."""
    said = []
    for name, value in _said(row):
        if isinstance(value, date):
            said.append(f"{value:%m/%Y}")
        elif name.endswith("_id"):
            said.append(_other(session, row, name, value))
        elif value is not None:
            said.append(f"{words.column(row.__tablename__, name)} {value}")
    of = ", ".join(filter(None, said)) or "đang làm"
    return f"{words.table(row.__tablename__)} ({of})"


def _said(row: Record) -> tuple[tuple[str, Any], ...]:
    return tuple((name, getattr(row, name)) for name in columns(row))


def _other(session: Session, row: Record, name: str, id: str) -> str:
    """The first things that the row tells which a column names."""
    (foreign,) = row.__table__.columns[name].foreign_keys
    found = session.get(recorded()[foreign.column.table.name], id)
    if found is None:
        return ""
    shown = [value for at, value in told(found).items() if words.is_shown(at) and value]
    return " ".join(map(words.value, shown[:_TOLD_OF_ANOTHER]))
