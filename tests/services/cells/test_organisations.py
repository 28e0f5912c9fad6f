"""Cells: entering, changing, dissolving, and how they stand."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cells import organisations, targets
from desktop.services.members import members
from tests.build import a_case, a_cell, a_member, a_person, a_unit


def test_cells_stand_in_the_order_of_entry(office):
    """The office's own order, not the alphabet."""
    for name in ("Chi bộ thôn 2", "Chi bộ Trường học", "Chi bộ thôn 1"):
        a_cell(office, name)
    names = [cell.name for cell in office.read(organisations.cells)]
    assert names == ["Chi bộ thôn 2", "Chi bộ Trường học", "Chi bộ thôn 1"]


def test_a_name_is_not_given_twice(office):
    """Neither when entered nor when changed; a cell may keep its own."""
    a_cell(office, "Chi bộ thôn 1")
    other = a_cell(office, "Chi bộ thôn 2")
    with pytest.raises(Refusal, match="Đã có Chi bộ thôn 1"):
        a_cell(office, "chi bộ  THÔN 1")
    with pytest.raises(Refusal, match="Đã có Chi bộ thôn 1"):
        office.do(organisations.change_cell, id=other, revision=1, name="Chi bộ thôn 1")
    office.do(
        organisations.change_cell, id=other, revision=1, name="Chi bộ thôn 2", sector="school"
    )
    assert office.read(organisations.cells)[1].sector == "school"


def test_a_cell_in_use_is_not_removed(office):
    """With people or places it is dissolved instead; an empty one goes."""
    cell, empty = a_cell(office), a_cell(office)
    a_person(office, cell=cell)
    a_unit(office, cell_id=cell)
    with pytest.raises(Refusal, match="1 người và 1 địa bàn"):
        office.do(organisations.remove_cell, id=cell)
    office.do(organisations.remove_cell, id=empty)
    assert [one.id for one in office.read(organisations.cells)] == [cell]


def test_a_cell_that_something_else_names_is_not_removed_and_is_told_what(office):
    """A target, a meeting or a ranking would be left without its cell."""
    cell = a_cell(office)
    office.do(targets.set_target, year=2024, admit=2, cell_id=cell)
    with pytest.raises(Refusal, match=r"đang được dùng ở chỗ khác \(1 chỉ tiêu\)"):
        office.do(organisations.remove_cell, id=cell)


def test_a_line_counts_members_target_and_source(office):
    """Members on the day, the year's target and admissions, candidates on the way."""
    a_case(office, at="ceremony", name="Quàng Thị Hoa")
    (cell,) = office.read(organisations.cells)
    person = a_person(office, "Lò Văn Ơn", cell.id)
    office.do(targets.set_target, year=2024, admit=2, cell_id=cell.id)
    (line,) = office.read(organisations.lines, day=date(2024, 12, 31))
    assert (line.members, line.target, line.admitted, line.candidates) == (2, 2, 1, 0)
    (before,) = office.read(organisations.lines, day=date(2023, 12, 31))
    assert (before.members, before.target, before.admitted, before.candidates) == (1, None, 0, 1)
    assert person not in {line.id, before.id}


def test_a_member_who_moves_counts_where_listed_on_the_day(office):
    """The cell before until the move, the new one after it."""
    old, new = a_cell(office), a_cell(office)
    member = a_member(office, cell=old)
    office.do(members.place_in_cell, person_id=member, cell_id=new, since=date(2025, 3, 1))
    before = {
        line.id: line.members for line in office.read(organisations.lines, day=date(2025, 2, 1))
    }
    after = {
        line.id: line.members for line in office.read(organisations.lines, day=date(2025, 4, 1))
    }
    assert (before[old], before[new]) == (1, 0)
    assert (after[old], after[new]) == (0, 1)
