"""What each cell has done of its target: the admissions of a period beside what was asked of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.rules import text
from desktop.rules.facts.office import Target
from desktop.rules.reports.statistics import Figures, Member

_ADMITTED = "admitted"
_CELLS = "cells"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShare:
    """A cell at work, those admitted in it, and its target of the year; None if none was set."""

    id: str
    name: str
    admitted: tuple[Member, ...] = ()
    target: int | None = None

    @property
    def behind(self) -> bool:
        """Whether a target is not reached."""
        return self.target is not None and len(self.admitted) < self.target

    @property
    def ahead(self) -> bool:
        """Whether more were admitted than was asked."""
        return self.target is not None and len(self.admitted) > self.target


def cell_shares(figures: Figures, targets: Iterable[Target]) -> tuple[CellShare, ...]:
    """The cells at work at the end of the period, in the order of their names.

    The targets are those of the year in which the period ends.
    """
    year = figures.period.last.year
    asked = {
        one.cell_id: one.admit
        for one in targets
        if one.cell_id and (one.scope, one.year) == _of(year)
    }
    admitted: dict[str, list[Member]] = defaultdict(list)
    for member in figures.line(_ADMITTED).members:
        admitted[member.cell].append(member)
    cells = sorted(figures.line(_CELLS).members, key=lambda one: text.title_key(one.name))
    return tuple(
        CellShare(
            id=cell.id,
            name=cell.name,
            admitted=tuple(admitted[cell.id]),
            target=asked.get(cell.id),
        )
        for cell in cells
    )


def _of(year: int) -> tuple[str, int]:
    return "year", year
