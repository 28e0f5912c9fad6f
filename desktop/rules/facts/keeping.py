"""What an office keeps books of beside the way into the Party: contact at home, papers lent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A member introduced to the place of residence: `place` is the committee there.

    `cell` is the cell of that committee; `due` the day by which its answer is awaited.
    """

    place: str = ""
    number: str = ""
    introduced: date | None = None
    due: date | None = None
    received: date | None = None
    cell: str = ""
    remarked: date | None = None
    remark: str = ""
    ended: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Papers of a dossier that somebody has: `unit` is where the borrower works."""

    papers: str
    borrower: str
    lent: date
    unit: str = ""
    reason: str = ""
    allowed_by: str = ""
    due: date | None = None
    returned: date | None = None
    note: str = ""
