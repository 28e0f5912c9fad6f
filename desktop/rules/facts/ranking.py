"""The ranking of a year as statistics and papers ask for it, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A member or a cell in the ranking of a year, as decided, else as proposed.

    `rank` is a code of `law/ranking.toml`, or "none" for one who is not ranked; `cause` then says
    why, as it does for a member who failed.
    """

    year: int
    of: str
    cell: bool = False
    rank: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedLine:
    """A member or a cell as a list prints it."""

    name: str
    born: str = ""
    cell: str = ""
    post: str = ""
    members: int | None = None
    development: str = ""
    points: int | None = None
    proposed: str = ""
    decided: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankCount:
    """How many have a rank, proposed and decided."""

    rank: str
    proposed: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPaper:
    """What a decision or list of the yearly ranking prints; `basis` is the rule it follows."""

    year: int | None = None
    as_of: date | None = None
    basis: str = ""
    cell: str = ""
    ranked: int | None = None
    quota: str = ""
    counts: tuple[RankCount, ...] = ()
    lines: tuple[RankedLine, ...] = ()
