"""What the papers of a Party year tell of many cells and members, frozen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetShare:
    """The admissions that a cell is to reach; `admit` is None where none are asked."""

    cell: str
    members: int = 0
    admit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDecision:
    """The decision by which the targets of a year or term are handed out."""

    period: str = ""
    total: int | None = None
    cells: tuple[TargetShare, ...] = ()
