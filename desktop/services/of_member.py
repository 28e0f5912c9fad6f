"""What every line about a member tells in the lists of cards, badges, departures and the like."""

from __future__ import annotations

from dataclasses import dataclass

_DUE = "due:"
"""Before the person's id: a line that is only due, of which nothing is in the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMember:
    """Whose line it is; of one that is only due the id just says whose it would be."""

    id: str
    revision: int = 1
    person_id: str
    person: str
    cell: str

    @property
    def recorded(self) -> bool:
        """Whether the line is in the record."""
        return not self.id.startswith(_DUE)


def due(person_id: str) -> str:
    """The id of a member's line of which nothing is in the record yet."""
    return f"{_DUE}{person_id}"
