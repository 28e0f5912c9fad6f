"""Keeps the search and sort keys of rows in step with their names."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import Mapper

from desktop.rules import find_keys, text
from desktop.store.tables.cases import StepRow
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow


def fill_keys(_mapper: Mapper[object], _connection: object, row: object) -> None:
    """Set the keys of a row about to be written, whoever changed its name."""
    if isinstance(row, PersonRow):
        numbers = (row.personal_number, row.old_id_number, row.phone)
        for key, value in person_keys(row.name, row.other_names or "", *numbers).items():
            setattr(row, key, value)
    elif isinstance(row, StepRow):
        said = find_keys.said((row.values or {}).values())
        row.search_key = find_keys.key(row.number, row.note, *said)
    elif isinstance(row, CellRow | UnitRow):
        row.search_key = text.fold(row.name)


def person_keys(name: str, other_names: str, *numbers: str) -> dict[str, str]:
    """The keys of a person of these names and numbers, by column."""
    return {
        "find_key": find_keys.key(name, other_names, *numbers),
        "search_key": text.fold(f"{name} {other_names}"),
        "sort_key": text.sort_key(name),
    }


def watch() -> None:
    """Have the keys filled whenever such a row is written, from now on."""
    for kind in (PersonRow, CellRow, UnitRow, StepRow):
        for moment in ("before_insert", "before_update"):
            if not event.contains(kind, moment, fill_keys):
                event.listen(kind, moment, fill_keys)
