"""A line about a member knows whether it is in the record."""

from __future__ import annotations

from desktop.services.members import of_member
from desktop.services.members.of_member import OfMember, due
from desktop.services.people import people
from desktop.store.tables.loans import LoanRow
from tests.build import a_cell, a_member
from tests.deeds import NOW, add

DAY = NOW.date()


def test_a_line_that_is_only_due_is_not_in_the_record():
    told = {"person_id": "p", "person": "Lò Văn Ước", "cell": "Chi bộ bản Pá"}
    assert not OfMember(id=due("p"), **told).recorded
    assert OfMember(id="b", **told).recorded


def test_rows_of_whoever_is_in_the_bin_are_left_out(office):
    """The cell is that of the day."""
    cell = a_cell(office, "Chi bộ bản Pá")
    here, gone = (a_member(office, name, cell) for name in ("Lò Văn An", "Lò Văn Bình"))
    for person in (here, gone):
        office.do(add, LoanRow, person_id=person, papers="Lý lịch", borrower="x", lent=DAY)
    office.do(people.remove_person, id=gone, reason="nhập trùng", day=DAY)
    found = office.read(of_member.held, LoanRow, LoanRow.lent == DAY)
    (row,) = found.rows
    told = found.told(row, DAY)
    assert (told["person_id"], told["cell"]) == (here, "Chi bộ bản Pá")
    assert office.read(of_member.held, LoanRow, LoanRow.lent > DAY).rows == ()
