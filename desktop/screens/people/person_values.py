"""A person between the record and the fields of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from desktop.rules.facts.office import Place
from desktop.rules.facts.person import Education, History, Membership, Standing
from desktop.services.people.person import Sheet

PARTS = ("posts", "trainings", "travels", "awards", "penalties", "relatives")
MEMBERSHIP = ("member", *(one.name for one in fields(Membership)))
STANDING = tuple(one.name for one in fields(Standing))
_NOT_SHOWN = {
    *("education", "history", "membership", "belongings"),
    *("photo", "standing", "transfers"),
    *("badges", "departures", "cards"),
}


def shown(sheet: Sheet) -> dict[str, Any]:
    """Every value that has a field somewhere on the screen, by the field's name."""
    person = sheet.person
    history = person.history or History()
    values = {
        **plain(person, leave_out=_NOT_SHOWN),
        **plain(person.education),
        **plain(history),
        **plain(person.membership or Membership()),
        **plain(person.standing or Standing()),
        "member": person.membership is not None,
        "temporary_residence": person.temporary_residence.text,
        "cell_id": sheet.line.cell_id,
        "since": next(
            (one.since for one in person.belongings if one.until is None),
            None,
        ),
    }
    for part in PARTS:
        values[part] = tuple(plain(line) for line in getattr(history, part))
    # What follows from a transfer or departure is changed there.
    entered = [move for move in person.movements if not move.follows]
    moves = sorted(entered, key=attrgetter("day"))
    values["movements"] = tuple(plain(move, leave_out={"follows"}) for move in moves)
    held = sorted(person.disciplines, key=lambda one: one.day or date.min)
    values["disciplines"] = tuple(plain(one) for one in held)
    return values


def arguments(changes: Mapping[str, Any]) -> dict[str, Any]:
    """What `services.person.save` needs to be told of the changed values of the fields."""
    rest = dict(changes)
    found: dict[str, Any] = {
        "parts": {name: rest.pop(name) for name in PARTS if name in rest},
        "membership": {name: rest.pop(name) for name in MEMBERSHIP if name in rest},
    }
    standing = {name: rest.pop(name) for name in STANDING if name in rest}
    if standing:
        found["standing"] = standing
    for name in ("movements", "disciplines", "cell_id", "since"):
        if name in rest:
            found[name] = rest.pop(name)
    found["values"] = {
        column: value for name, given in rest.items() for column, value in _columns(name, given)
    }
    return found


def plain(fact: object, *, leave_out: set[str] | None = None) -> dict[str, Any]:
    """The fields of a fact by name, as they are."""
    names = [one.name for one in fields(fact)]  # type: ignore[arg-type]  # every fact is a dataclass
    return {name: getattr(fact, name) for name in names if name not in (leave_out or ())}


EDUCATION = tuple(one.name for one in fields(Education))
"""The fields of item 11 of the personal history."""


def _columns(name: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, Place):
        return [(name, value.now), (f"{name}_formerly", value.formerly)]
    return [(name, value)]
