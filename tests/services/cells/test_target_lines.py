"""The commune and its cells with their targets, beside how many were admitted."""

from __future__ import annotations

from collections import Counter

from desktop.rules.facts.office import Cell, Target
from desktop.services.cells.target_lines import WHOLE, Counts, lines_of


def test_the_commune_is_asked_for_what_its_cells_are_unless_told_otherwise():
    cells = [Cell(id="a", name="Chi bộ bản Cang"), Cell(id="b", name="Chi bộ bản Pá")]
    counts = Counts(Counter(a=9), Counter(a=1, b=2), Counter(), Counter())
    targets = {"a": Target(scope="year", year=2026, admit=2, cell_id="a")}
    whole, first, second = lines_of(counts, targets, cells, 10)
    assert (whole.id, whole.target, whole.done, whole.members) == (WHOLE, 2, 3, 9)
    assert (first.target, first.left, first.percent) == (2, 1, "50")
    assert (second.target, second.over) == (None, 0)
    targets[None] = Target(scope="year", year=2026, admit=5)
    assert next(lines_of(counts, targets, cells, 10)).target == 5
