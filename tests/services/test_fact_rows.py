"""Rows of a table as facts."""

from __future__ import annotations

from datetime import date

from desktop.rules.facts.person import Movement, Standing
from desktop.services import fact_rows
from desktop.services.members import members
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import MovementRow
from tests.build import a_member


def test_what_hangs_on_people_is_found_by_person(office):
    """Of those asked for, or of all; the columns without a field are left out."""
    one, other = a_member(office), a_member(office, "Lò Văn Muôn")
    for key, kind in ((one, "died"), (other, "resigned")):
        office.do(members.move, person_id=key, kind=kind, day=date(2026, 1, 5))
    found = office.read(fact_rows.hanging, MovementRow, Movement, [one])
    assert found == {one: (Movement(kind="died", day=date(2026, 1, 5)),)}
    assert set(office.read(fact_rows.hanging, MovementRow, Movement, None)) == {one, other}


def test_of_a_table_with_one_row_for_a_person_that_row_is_taken(office):
    """Nobody without a row is in it."""
    key = a_member(office)
    a_member(office, "Lò Văn Muôn")
    office.do(members.set_standing, person_id=key, status="exempt")
    found = fact_rows.only(office.read(fact_rows.hanging, CentralRow, Standing, None))
    assert found == {key: Standing(status="exempt")}
