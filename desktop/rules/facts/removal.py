"""The removal of a probationary member's name, as its papers tell of it, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules.facts.case import Case

WAYS = ("not-recognised", "struck-off")
"""The steps that remove a name, and the special cases with the papers of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Why a name is removed, and the resolutions that propose it, as far as they were entered."""

    reason: str = ""
    cell_number: str = ""
    cell_day: date | None = None
    base_number: str = ""
    base_day: date | None = None


def removal(case: Case | None) -> Removal | None:
    """The removal of a case, by the way that was begun or recorded; None if there is none."""
    for way in WAYS:
        record = case.last(way) if case else None
        cell = case.extra(way, "cell-resolution") if case else None
        base = case.extra(way, "base-resolution") if case else None
        if record or cell or base:
            return Removal(
                reason=str(record.values.get("reason") or "") if record else "",
                cell_number=cell.number if cell else "",
                cell_day=cell.day if cell else None,
                base_number=base.number if base else "",
                base_day=base.day if base else None,
            )
    return None
