"""Keeps the search and sort keys of rows in step with what they say, and looks into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    event,
    func,
    literal,
    literal_column,
    not_,
    select,
    true,
)
from sqlalchemy.orm import Mapper, Session

from desktop.rules import find_keys, text
from desktop.rules.find_keys import Asked
from desktop.store.tables.cases import StepRow
from desktop.store.tables.gathering import SenderRow
from desktop.store.tables.members import MembershipRow
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record


def fill_keys(_mapper: Mapper[object], _connection: object, row: object) -> None:
    """Set the keys of a row about to be written, whoever changed its name."""
    refill_keys(row)


def refill_keys(row: object) -> None:
    """Set the keys of a row by what it says now."""
    if isinstance(row, PersonRow):
        numbers = (row.personal_number, row.old_id_number, row.phone)
        for key, value in person_keys(row.name, row.other_names or "", *numbers).items():
            setattr(row, key, value)
    elif isinstance(row, StepRow):
        row.search_key = step_key(row.number, row.note, row.values or {})
    elif isinstance(row, CellRow | UnitRow | SenderRow):
        row.search_key = text.fold(row.name)


def person_keys(name: str, other_names: str, *numbers: str) -> dict[str, str]:
    """The keys of a person of these names and numbers, by column."""
    return {
        "find_key": find_keys.key(name, other_names, *numbers),
        "search_key": text.fold(f"{name} {other_names}" if other_names else name),
        "sort_key": text.sort_key(name),
    }


def step_key(number: str, note: str, values: Mapping[str, object]) -> str:
    """The key of a step: its number, the note and whatever else somebody wrote of it."""
    return find_keys.key(number, note, *find_keys.said(values.values()))


def watch() -> None:
    """Have the keys filled whenever such a row is written, from now on."""
    for kind in (PersonRow, CellRow, UnitRow, StepRow, SenderRow):
        for moment in ("before_insert", "before_update"):
            if not event.contains(kind, moment, fill_keys):
                event.listen(kind, moment, fill_keys)


def place(kind: type[Record]) -> ColumnElement[int]:
    """Where a row lies in its table: what an index knows of it besides its own columns."""
    return literal_column(f'"{kind.__tablename__}".rowid', Integer)


def people_meant(asked: Asked, most: int) -> Subquery:
    """The places of so many people who are not in the bin and meet a search, the exact first."""
    key = PersonRow.find_key
    return _ranked(key, asked, (PersonRow.sort_key,), most, PersonRow.removed.is_(None))


def steps_meant(asked: Asked, most: int) -> Subquery:
    """The places of so many recorded steps that meet a search, the exact and latest first."""
    return _ranked(StepRow.search_key, asked, (StepRow.day.desc(),), most)


def members_meant(numbers: Sequence[str], most: int) -> Subquery:
    """The places of so many members whose card or file numbers have all these digits in them."""
    kept = (MembershipRow.card_number, MembershipRow.old_card_number, MembershipRow.dossier_number)
    members = select(MembershipRow.person_id).where(
        *_all_in(kept[0] + " " + kept[1] + " " + kept[2], numbers)
    )
    query = select(place(PersonRow).label("place"), literal(False).label("inexact")).where(
        PersonRow.id.in_(members), PersonRow.removed.is_(None)
    )
    return query.limit(most).subquery()


def warm(session: Session) -> None:
    """Have the pages that searching reads decrypted, so that the first key pressed is as quick."""
    nothing = Asked(("\n",), ())
    for meant in (people_meant(nothing, 1), steps_meant(nothing, 1)):
        session.execute(select(meant))


def _ranked(
    key: Any,
    asked: Asked,
    order: Sequence[Any],
    most: int,
    *conditions: ColumnElement[bool],
) -> Subquery:
    inexact = not_(and_(true(), *_all_in(key, asked.exact))).label("inexact")
    query: Select[Any] = (
        select(place(key.class_).label("place"), inexact)
        .where(*conditions, *_all_in(key, asked.needles))
        .order_by(inexact, *order)
    )
    return query.limit(most).subquery()


def _all_in(key: Any, needles: Sequence[str]) -> list[ColumnElement[bool]]:
    return [func.instr(key, needle) > 0 for needle in needles]
