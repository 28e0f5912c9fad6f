"""Papers lent from dossiers: out, late, back."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import period
from desktop.services.members import loans
from desktop.services.papers import listings
from tests.build import a_cell, a_member, an_office

LENT, DAY = date(2026, 1, 5), date(2026, 3, 2)
GIVEN = {
    "papers": "Lý lịch đảng viên",
    "borrower": "Hà Văn Dũng",
    "unit": "Ủy ban Kiểm tra Đảng ủy xã",
    "allowed_by": "Phó Bí thư",
    "lent": LENT,
    "due": date(2026, 1, 20),
}


@pytest.fixture
def member(office):
    an_office(office)
    return a_member(office, cell=a_cell(office, "Chi bộ bản Pá"))


def test_papers_go_out_are_late_and_come_back(office, member):
    office.do(loans.add_loan, id="a", person_id=member, **GIVEN)
    [line] = office.read(loans.lines, day=DAY)
    assert (line.state_on(date(2026, 1, 20)), line.state_on(DAY)) == (
        "đang mượn",
        "quá hạn 41 ngày",
    )
    assert line.late_on(DAY)
    office.do(loans.note_returned, id="a", day=DAY)
    [line] = office.read(loans.lines, day=DAY)
    assert (line.state_on(DAY), line.late_on(DAY)) == ("trả 02/03/2026", False)
    office.undo()
    [line] = office.read(loans.lines, day=DAY)
    assert line.open


def test_what_is_still_out_comes_first_by_its_day(office, member):
    office.do(loans.add_loan, id="a", person_id=member, **GIVEN)
    office.do(loans.add_loan, id="b", person_id=member, **{**GIVEN, "due": None, "papers": "Phiếu"})
    office.do(loans.add_loan, id="c", person_id=member, returned=DAY, **{**GIVEN, "papers": "Thẻ"})
    found = office.read(loans.lines, day=DAY)
    assert [one.way.papers for one in found] == ["Lý lịch đảng viên", "Phiếu", "Thẻ"]
    assert [one.id for one in office.read(loans.lines, day=DAY, only_due=True)] == ["a"]


def test_the_register_has_a_line_for_each_loan_of_its_year_in_their_order(office, member):
    office.do(loans.add_loan, id="a", person_id=member, **{**GIVEN, "lent": date(2026, 1, 9)})
    office.do(loans.add_loan, id="b", person_id=member, **{**GIVEN, "papers": "Phiếu đảng viên"})
    asked = {"form_id": "so-muon-tai-lieu", "today": DAY}
    made = office.read(listings.make, period=period("2026"), **asked)
    grid = next(block for block in made.sheet.blocks if hasattr(block, "rows"))
    said = [["".join(run.text for run in cell.text) for cell in row.cells] for row in grid.rows]
    assert [line[1:5] for line in said[:2]] == [
        ["05/01/2026", "Cầm Văn Biên", said[0][3], "Phiếu đảng viên"],
        ["09/01/2026", "Cầm Văn Biên", said[1][3], "Lý lịch đảng viên"],
    ]
    assert "Hà Văn Dũng" in said[0][5]
    assert "Ủy ban Kiểm tra" in said[0][5]
    assert office.read(listings.make, period=period("2025"), **asked).count == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"papers": ""}, "papers"),
        ({"borrower": ""}, "borrower"),
        ({"lent": None}, "lent"),
        ({"person_id": ""}, "person_id"),
        ({"due": date(2026, 1, 4)}, "due"),
        ({"returned": date(2026, 1, 4)}, "returned"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, member, wrong, field):
    with pytest.raises(Refusal) as refusal:
        office.do(loans.add_loan, id="a", **{"person_id": member, **GIVEN, **wrong})
    assert refusal.value.field == field
    assert office.read(loans.lines, day=DAY) == ()


def test_a_loan_is_changed_and_taken_back(office, member):
    office.do(loans.add_loan, id="a", person_id=member, **GIVEN)
    office.do(loans.change_loan, id="a", revision=1, borrower="Lò Thị Hoa")
    [line] = office.read(loans.lines, day=DAY)
    assert line.way.borrower == "Lò Thị Hoa"
    office.do(loans.remove_loan, id="a")
    assert office.read(loans.lines, day=DAY) == ()
