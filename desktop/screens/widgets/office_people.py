"""The field that finds a person of the office by typing part of the name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.screens.widgets.choice_fields import PersonField

if TYPE_CHECKING:
    from desktop.services.finding import Hit
    from desktop.services.office import Office


def person_field(name: str, office: Office) -> PersonField:
    """A field of that name; its value is the id of the person chosen."""
    return PersonField(name, partial(_search, office), partial(_name_of, office))


def _search(office: Office, words: str) -> tuple[Hit, ...]:
    from desktop.services import finding

    return office.read(finding.find_people, words=words)


def _name_of(office: Office, id: str) -> str:
    from desktop.services.people import people

    return office.read(people.person, id=id).name
