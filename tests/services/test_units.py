"""Places that ought to have members."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import units
from tests.build import a_cell, a_member, a_unit

DAY = date(2026, 3, 2)


def test_a_place_shows_its_cell_and_whether_it_has_members(office):
    """A place without a cell is white; so is one whose cell has no member."""
    full, empty = a_cell(office, "Chi bộ bản Mòn"), a_cell(office, "Chi bộ bản Nà")
    a_member(office, cell=full)
    a_unit(office, "Bản Mòn", cell_id=full)
    a_unit(office, "Bản Nà", cell_id=empty)
    a_unit(office, "Bản Pá Hốc", helping_cell_id=full)
    lines = {line.unit.name: line for line in office.read(units.lines, day=DAY)}
    assert {name: line.has_members for name, line in lines.items()} == {
        "Bản Mòn": True,
        "Bản Nà": False,
        "Bản Pá Hốc": False,
    }
    assert lines["Bản Mòn"].cell == "Chi bộ bản Mòn"
    assert lines["Bản Pá Hốc"].helping_cell == "Chi bộ bản Mòn"


def test_a_place_needs_a_name(office):
    """And keeps the one it has when a change leaves it empty."""
    with pytest.raises(Refusal) as refused:
        a_unit(office, " ")
    assert refused.value.field == "name"
    key = a_unit(office, "Bản Mòn")
    with pytest.raises(Refusal):
        office.do(units.change_unit, id=key, revision=1, name="")
    assert office.read(units.lines, day=DAY)[0].unit.name == "Bản Mòn"


def test_a_place_is_changed_and_removed(office):
    """A helping cell becomes its own; a place entered by mistake goes."""
    cell = a_cell(office, "Chi bộ bản Mòn")
    key = a_unit(office, "Bản Mòn", helping_cell_id=cell)
    office.do(units.change_unit, id=key, revision=1, cell_id=cell, helping_cell_id=None)
    (line,) = office.read(units.lines, day=DAY)
    assert (line.cell, line.helping_cell) == ("Chi bộ bản Mòn", "")
    office.do(units.remove_unit, id=key)
    assert office.read(units.lines, day=DAY) == ()
