"""Keeps the search and sort keys of rows in step with their names."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import Mapper

from desktop.rules import text
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow


def fill_keys(_mapper: Mapper[object], _connection: object, row: object) -> None:
    """Set the keys of a row about to be written, whoever changed its name."""
    if isinstance(row, PersonRow):
        for key, value in person_keys(row.name, row.other_names or "").items():
            setattr(row, key, value)
    elif isinstance(row, CellRow | UnitRow):
        row.search_key = text.fold(row.name)


def person_keys(name: str, other_names: str) -> dict[str, str]:
    """The keys of a person of these names, by column."""
    return {
        "search_key": text.fold(f"{name} {other_names}"),
        "sort_key": text.sort_key(name),
    }


def watch() -> None:
    """Have the keys filled whenever such a row is written, from now on."""
    for kind in (PersonRow, CellRow, UnitRow):
        for moment in ("before_insert", "before_update"):
            if not event.contains(kind, moment, fill_keys):
                event.listen(kind, moment, fill_keys)
