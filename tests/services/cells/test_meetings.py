"""The base of a cell's vote, from the list of its members."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services import facts
from desktop.services.cells import meetings
from desktop.services.members import members
from desktop.store.tables.imports import CentralRow
from tests.build import a_case, a_cell, a_member, a_person, a_step, an_office
from tests.deeds import add

DAY = date(2026, 3, 3)


@pytest.fixture
def cell(office):
    """A cell of seven official members and a probationary one, and somebody who is none."""
    cell = a_cell(office)
    for name in ("An", "Bình", "Chi", "Dung", "Em", "Phong", "Giang"):
        a_member(office, f"Cầm Văn {name}", cell)
    young = a_person(office, "Lò Thị Mới", cell)
    office.do(members.set_membership, person_id=young, admitted=PartialDate(2025, 9, 2))
    a_person(office, "Hà Thị Chưa", cell)
    return cell


def attendance(office, cell, day=DAY, **values):
    """The members, the base and the votes needed."""
    found = office.read(meetings.attendance, cell_id=cell, day=day, **values)
    return found.official, found.probationary, found.base, found.needed


def test_official_members_are_summoned_probationary_ones_only_attend(office, cell):
    """Two thirds of seven are five."""
    assert attendance(office, cell) == (7, 1, 7, 5)
    assert attendance(office, cell, date(2025, 9, 1)) == (7, 0, 7, 5)
    assert office.read(meetings.attendance, cell_id=cell, day=DAY).source


def test_who_is_away_exempt_or_suspended_is_not_counted(office, cell):
    """As numbers given."""
    found = office.read(meetings.attendance, cell_id=cell, day=DAY, away=1, exempt=1, suspended=0)
    assert (found.left_out, found.base, found.needed) == (2, 5, 4)
    with pytest.raises(Refusal, match="lớn hơn số đảng viên chính thức"):
        attendance(office, cell, away=8)


def test_whom_the_list_of_members_knows_as_exempt_is_offered(office, cell):
    """From the day the state holds; a number given goes before."""
    person = a_member(office, "Cầm Văn Già", cell)
    office.do(add, CentralRow, person_id=person, status="exempt", status_on=PartialDate(2026, 1, 5))
    assert attendance(office, cell) == (8, 1, 7, 5)
    assert attendance(office, cell, date(2026, 1, 4)) == (8, 1, 8, 6)
    assert attendance(office, cell, exempt=0) == (8, 1, 8, 6)


def test_who_was_recognised_here_is_official_since_that_day(office):
    """By the case, without dates entered by hand."""
    person = a_case(office, at="recognition-decision")
    cell = office.read(facts.case_of, person).cell.id
    assert attendance(office, cell, date(2025, 7, 29))[:2] == (1, 1)
    assert attendance(office, cell, date(2025, 7, 30))[:2] == (2, 0)


def test_who_moved_away_is_not_listed(office, cell):
    """From that day on."""
    person = a_member(office, "Cầm Văn Đi", cell)
    office.do(members.move, person_id=person, kind="transferred-out", day=date(2026, 2, 2))
    assert attendance(office, cell)[0] == 7
    assert attendance(office, cell, date(2026, 2, 1))[0] == 8


def test_a_meeting_may_start_from_the_lists(office, cell):
    """That of the cell, or the size of the standing committee; other steps have no counts."""
    an_office(office, standing_members=11)
    person = a_person(office, "Lò Thị Mai", cell)
    a_step(office, person, "outstanding")

    def counts(step):
        return dict(office.read(meetings.proposed, person_id=person, step=step, day=DAY))

    assert counts("cell-meeting") == {"official": 7, "probationary": 1}
    assert counts("recognition-standing-meeting") == {"official": 11}
    assert counts("decision") == {}
    assert counts("base-meeting") == {}


def test_the_roll_of_one_cell_is_that_of_all(office):
    """Official members, probationary ones, and who need not come."""
    person = a_case(office, at="ceremony")
    [cell] = office.read(facts.cells)
    day = date(2024, 9, 1)
    one = office.read(meetings.roll, cell_id=cell.id, day=day)
    assert one.strength == office.read(meetings.strengths, day=day)[cell.id]
    assert [one.strength.official, one.strength.probationary, one.strength.total] == [1, 1, 2]
    assert person in {found.id for found in one.people}
    office.do(members.set_standing, person_id=one.official[0].id, status="exempt")
    assert len(office.read(meetings.roll, cell_id=cell.id, day=day).exempt) == 1
