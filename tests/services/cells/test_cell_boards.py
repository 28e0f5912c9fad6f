"""Cells and places as they stood on a day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.partial_date import PartialDate
from desktop.services.cells import cell_boards, cell_leaders
from tests.build import a_case, a_cell, a_member, a_unit, an_office


@pytest.fixture
def known(office):
    an_office(office)
    return office


def test_a_cell_is_there_from_its_founding_with_hints_and_places(known):
    cell = a_cell(known, "Chi bộ bản Pá", founded=PartialDate(2025, 3, 1))
    a_member(known, cell=cell)
    a_unit(known, "Bản Pá", cell_id=cell)
    assert known.read(cell_boards.cells_on, day=date(2025, 2, 28)) == ()
    known.do(cell_leaders.add_congress, id="c", cell_id=cell, day=date(2025, 8, 1))
    [one] = known.read(cell_boards.cells_on, day=date(2026, 3, 2))
    assert (one.name, one.official, one.units) == ("Chi bộ bản Pá", 1, ("Bản Pá",))
    assert one.ends == date(2030, 8, 1)
    assert [hint.late for hint in one.hints] == [True]


def test_a_place_lacks_what_it_lacked_on_that_day(known):
    a_case(known, at="ceremony")
    [cell] = known.read(cell_boards.cells_on, day=date(2026, 3, 2))
    a_unit(known, "Bản Pá", cell_id=cell.id)
    a_unit(known, "Bản Xa", helping_cell_id=cell.id)

    def lacks(day, years=2):
        found = known.read(cell_boards.places_on, day=day, years=years)
        return {one.unit.name: (one.cell_text, one.lacks) for one in found}

    helped = (f"{cell.name} (giúp đỡ)", ("đảng viên", "chi bộ", "nguồn", "kết nạp"))
    assert lacks(date(2023, 6, 1)) == {"Bản Pá": (cell.name, ("kết nạp",)), "Bản Xa": helped}
    assert lacks(date(2025, 6, 1))["Bản Pá"] == (cell.name, ("nguồn",))
    assert lacks(date(2026, 9, 1))["Bản Pá"] == (cell.name, ("nguồn", "kết nạp"))
    assert lacks(date(2026, 9, 1), years=3)["Bản Pá"] == (cell.name, ("nguồn",))


def test_the_flow_of_a_year_is_told_by_kind(known):
    a_case(known, at="ceremony")
    found = known.read(cell_boards.flow, period=period("2024"))
    assert found.adds_up
    kinds = {cell_boards.kind_text(kind) for kind in found.counts(joins=True)}
    assert kinds == {"Kết nạp"}
    assert cell_boards.kind_text("died") == "Từ trần"
    assert cell_boards.kind_text("moved-in") == "Từ chi bộ khác"
