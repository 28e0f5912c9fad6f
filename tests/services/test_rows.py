"""Plain values into rows: only known columns, tidied, never over a newer change."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services import rows
from desktop.services.people import people
from desktop.store.tables.organisations import CellRow
from tests.build import a_cell, a_person, a_unit


def test_an_unchanged_value_makes_no_change(office):
    """Saving a form without an edit leaves no line in the journal."""
    key = a_person(office, "Lò Thị Mai")
    revision = office.read(people.revision, id=key)
    assert office.do(people.change_person, id=key, revision=revision, sex="nữ") is None


def test_text_is_kept_in_one_form(office):
    """A decomposed letter typed on another machine is stored composed."""
    key = a_person(office, home_place="xa\u0303 Hoa Ban")
    assert office.read(people.person, id=key).home_place.now == "xã Hoa Ban"


def test_a_newer_change_is_not_overwritten(office):
    """Whoever saves what was read before another change is told so, and nothing is lost."""
    key = a_person(office)
    seen = office.read(people.revision, id=key)
    office.do(people.change_person, id=key, revision=seen, phone="0912 000 111")
    with pytest.raises(Refusal, match="vừa được sửa ở chỗ khác"):
        office.do(people.change_person, id=key, revision=seen, phone="0912 000 222")
    assert office.read(people.person, id=key).phone == "0912 000 111"


def test_a_column_that_is_not_there_is_a_bug(office):
    """A misspelt name must not be dropped in silence."""
    with pytest.raises(ValueError, match="colour"):
        a_person(office, colour="đỏ")


def test_what_is_gone_is_refused(office):
    """A list may show a row that was removed meanwhile."""
    with pytest.raises(Refusal, match="không còn trong tệp"):
        office.read(people.revision, id="nobody")


def test_what_names_a_row_is_counted_by_table(office):
    """By every column that may: two belongings, and a place it helps."""
    cell, other = a_cell(office), a_cell(office)
    a_person(office, cell=cell)
    a_person(office, cell=cell)
    a_unit(office, cell_id=other, helping_cell_id=cell)
    assert office.read(lambda session: rows.uses(session, session.get(CellRow, cell))) == {
        "belonging": 2,
        "unit": 1,
    }
