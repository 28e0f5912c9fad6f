"""Targets of the commune and its cells, by year and term."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.cells import targets
from tests.build import a_cell


def test_a_target_is_set_changed_and_taken_away(office):
    """One of the commune and one of a cell stand side by side."""
    cell = a_cell(office)
    office.do(targets.set_target, year=2026, admit=4)
    office.do(targets.set_target, year=2026, admit=1, cell_id=cell)
    office.do(targets.set_target, year=2026, admit=5, number="12-NQ/ĐU")
    office.do(targets.set_target, year=2025, admit=20, scope="term")
    held = {(one.scope, one.year, one.cell_id): one.admit for one in office.read(targets.targets)}
    assert held == {
        ("year", 2026, None): 5,
        ("year", 2026, cell): 1,
        ("term", 2025, None): 20,
    }
    office.do(targets.set_target, year=2026, admit=None)
    assert ("year", 2026, None) not in {
        (one.scope, one.year, one.cell_id) for one in office.read(targets.targets)
    }


@pytest.mark.parametrize(
    ("values", "field"), [({"admit": -1}, "admit"), ({"admit": 1, "scope": "week"}, "scope")]
)
def test_what_cannot_be_is_refused(office, values, field):
    """At its field, and nothing is kept."""
    with pytest.raises(Refusal) as refused:
        office.do(targets.set_target, year=2026, **values)
    assert refused.value.field == field
    assert office.read(targets.targets) == ()


def test_a_target_of_a_cell_that_is_gone_is_refused(office):
    """A list may be older than the file."""
    with pytest.raises(Refusal, match="không còn trong tệp"):
        office.do(targets.set_target, year=2026, admit=1, cell_id="gone")
