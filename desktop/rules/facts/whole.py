"""What statistics may count: the whole office, without life histories, frozen."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules.facts.case import Case
from desktop.rules.facts.inspection import Turn
from desktop.rules.facts.office import Cell, Office, Target, Unit
from desktop.rules.facts.person import Person
from desktop.rules.facts.ranking import Ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """Everything statistics may count, without life histories."""

    office: Office
    cells: tuple[Cell, ...] = ()
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    cases: tuple[Case, ...] = ()
    targets: tuple[Target, ...] = ()
    rankings: tuple[Ranked, ...] = ()
    turns: tuple[Turn, ...] = ()
