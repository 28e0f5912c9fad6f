"""Invented papers of a Party year: the decision on targets."""

from __future__ import annotations

from desktop.rules.facts.year import TargetDecision, TargetShare


def targets() -> TargetDecision:
    """Three cells, one of which is asked for nobody."""
    return TargetDecision(
        period="năm 2026",
        total=4,
        cells=(
            TargetShare(cell="Chi bộ bản Nà Ngần", members=24, admit=3),
            TargetShare(cell="Chi bộ bản Pá", members=11, admit=1),
            TargetShare(cell="Chi bộ Trường Tiểu học Hoa Ban", members=9, admit=0),
        ),
    )
