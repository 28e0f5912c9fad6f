"""Supplements of a cell: drafted from two year-ends, kept as printed, noted when back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.papers.sheet import words
from desktop.services.members import supplements
from desktop.services.people import people
from tests.build import a_cell, a_member, an_office

NOW = date(2026, 1, 5)


@pytest.fixture
def cell(office):
    """One member moved house in 2025; another came into the record in that year."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    office.now = lambda: datetime.fromisoformat("2024-03-02T08:00")
    moved = a_member(office, "Lò Văn An", cell)
    a_member(office, "Lò Văn Bình", cell)
    office.now = lambda: datetime.fromisoformat("2025-06-02T08:00")
    office.do(people.change_person, id=moved, revision=1, permanent_residence="bản Pá")
    a_member(office, "Lò Văn Mới", cell)
    office.now = lambda: datetime.fromisoformat("2026-01-05T08:00")
    return cell


def lines(office, cell, year=2025):
    found = office.read(supplements.lines, cell_id=cell, year=year, day=NOW)
    return {one.person: one for one in found}


def test_a_whole_cell_is_drafted_at_once(office, cell):
    found = lines(office, cell)
    assert found["Lò Văn An"].changes == ("Nơi cư trú",)
    assert found["Lò Văn Bình"].changes == ()
    assert not found["Lò Văn Bình"].fresh
    assert found["Lò Văn Mới"].fresh
    assert found["Lò Văn Mới"].items["residence_now"] == ""


def test_what_changed_later_belongs_to_the_later_year(office, cell):
    """A year is told as it was at its end, whatever is known by now."""
    key = lines(office, cell)["Lò Văn Bình"].id
    office.do(people.change_person, id=key, revision=1, permanent_residence="bản Nà")
    assert lines(office, cell)["Lò Văn Bình"].changes == ()
    assert lines(office, cell, 2026)["Lò Văn Bình"].changes == ("Nơi cư trú",)


def test_what_was_printed_or_put_right_is_kept(office, cell):
    """Although the record tells otherwise since."""
    one = lines(office, cell)["Lò Văn An"]
    items = {**one.items, "health_now": "Tốt"}
    office.do(supplements.set_items, person_id=one.id, year=2025, items=items)
    found = lines(office, cell)
    office.do(supplements.note_printed, lines=tuple(found.values()), year=2025, day=NOW)
    found = lines(office, cell)
    assert {one.state for one in found.values()} == {"đã in 05/01/2026"}
    assert found["Lò Văn An"].items == items
    office.undo()
    assert {one.state for one in lines(office, cell).values()} == {"chưa in"}


def test_what_came_back_is_noted_and_taken_back(office, cell):
    key = lines(office, cell)["Lò Văn An"].id
    office.do(supplements.note_returned, ids=[key], year=2025, day=NOW)
    assert lines(office, cell)["Lò Văn An"].state == "đã nộp lại 05/01/2026"
    assert lines(office, cell)["Lò Văn Bình"].state == "chưa in"
    office.do(supplements.note_returned, ids=[key], year=2025, day=None)
    assert lines(office, cell)["Lò Văn An"].state == "chưa in"


def test_the_papers_say_it(office, cell):
    found = tuple(lines(office, cell).values())
    titled = office.read(supplements.sheets, lines=found, year=2025, day=NOW)
    assert [title for title, _ in titled] == ["Lò Văn An", "Lò Văn Bình", "Lò Văn Mới"]
    told = " ".join(words(titled[0][1]))
    assert "thường trú: bản Pá" in told
    assert "2025" in told
