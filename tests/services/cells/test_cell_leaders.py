"""Officers, congresses and who is in charge of a cell."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cells import cell_leaders, cell_meetings, meeting_papers, organisations
from tests.build import a_cell, a_member, an_office

SINCE = date(2025, 8, 1)


@pytest.fixture
def cell(office):
    an_office(office)
    return a_cell(office, "Chi bộ bản Pá")


def test_a_new_secretary_ends_the_one_before_and_signs_from_now_on(office, cell):
    first, second = (a_member(office, name, cell) for name in ("Cầm Văn A", "Lò Văn B"))
    place = {"cell_id": cell, "office": "cell-secretary"}
    office.do(cell_leaders.add_officer, id="a", person_id=first, since=SINCE, **place)
    later = date(2026, 3, 3)
    office.do(cell_leaders.add_officer, id="b", person_id=second, since=later, **place)
    new, old = office.read(cell_leaders.officers)
    assert (new.person, new.office_text, old.until) == ("Lò Văn B", "Bí thư chi bộ", later)
    assert office.read(organisations.cells)[0].secretary == "Lò Văn B"
    with pytest.raises(Refusal, match="không thể sớm hơn"):
        office.do(cell_leaders.add_officer, id="c", person_id=first, since=SINCE, **place)
    office.do(cell_leaders.change_officer, id="b", revision=new.revision, number="05-QĐ/ĐU")
    office.do(cell_leaders.remove_officer, id="a")
    [left] = office.read(cell_leaders.officers)
    assert left.number == "05-QĐ/ĐU"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"cell_id": ""}, "cell_id"),
        ({"person_id": ""}, "person_id"),
        ({"office": "king"}, "office"),
        ({"since": None}, "since"),
        ({"until": date(2025, 1, 1)}, "until"),
    ],
)
def test_an_officer_that_cannot_be_is_refused_at_the_field(office, cell, values, field):
    person = a_member(office, cell=cell)
    given = {"cell_id": cell, "person_id": person, "office": "cell-member", "since": SINCE}
    with pytest.raises(Refusal) as refusal:
        office.do(cell_leaders.add_officer, id="a", **{**given, **values})
    assert refusal.value.field == field


def test_meetings_attended_are_those_while_in_charge(office, cell):
    person = a_member(office, "Hà Văn Phụ", cell)
    given = {"cell_id": cell, "person_id": person}
    office.do(cell_leaders.add_charge, id="a", since=date(2026, 2, 1), **given)
    for month, came in ((1, True), (2, True), (3, False)):
        line = {"cell_id": cell, "held": date(2026, month, 3), "committee_present": came}
        office.do(cell_meetings.set_month, month=f"2026-{month:02d}", lines=[line])
    [line] = office.read(cell_leaders.charges, year=2026)
    assert (line.held, line.attended) == (2, 1)
    assert office.read(cell_leaders.in_charge, cell_id=cell, day=date(2026, 1, 3)) == ""
    shown = office.read(
        meeting_papers.meeting, cell_id=cell, month="2026-02", day=date(2026, 3, 20)
    )
    assert shown.attended == "Hà Văn Phụ"
    with pytest.raises(Refusal, match="đang phụ trách"):
        office.do(cell_leaders.add_charge, id="b", since=date(2026, 3, 1), **given)
    other = a_member(office, "Lò Văn Thay", cell)
    office.do(
        cell_leaders.add_charge, id="b", cell_id=cell, person_id=other, since=date(2026, 4, 1)
    )
    new, old = office.read(cell_leaders.charges, year=2026)
    assert (new.person, old.until) == ("Lò Văn Thay", date(2026, 4, 1))
    office.do(cell_leaders.change_charge, id="b", revision=new.revision, number="07-QĐ/ĐU")
    office.do(cell_leaders.remove_charge, id="b")
    assert len(office.read(cell_leaders.charges, year=2026)) == 1


@pytest.mark.parametrize("emptied", ["cell_id", "person_id", "office"])
def test_what_makes_an_officer_cannot_be_emptied(office, cell, emptied):
    given = {"cell_id": cell, "person_id": a_member(office, cell=cell), "office": "cell-secretary"}
    office.do(cell_leaders.add_officer, id="a", since=SINCE, **given)
    [before] = office.read(cell_leaders.officers)
    with pytest.raises(Refusal, match="Hãy chọn"):
        office.do(cell_leaders.change_officer, id="a", revision=before.revision, **{emptied: ""})
    assert office.read(cell_leaders.officers) == (before,)


def test_who_is_in_charge_of_which_cell_cannot_be_emptied(office, cell):
    given = {"cell_id": cell, "person_id": a_member(office, cell=cell)}
    office.do(cell_leaders.add_charge, id="a", since=SINCE, **given)
    [before] = office.read(cell_leaders.charges, year=2026)
    with pytest.raises(Refusal, match="Hãy chọn người"):
        office.do(cell_leaders.change_charge, id="a", revision=before.revision, person_id="")


def test_the_term_runs_from_the_congress(office, cell):
    office.do(cell_leaders.add_congress, id="a", cell_id=cell, day=SINCE)
    [line] = office.read(cell_leaders.congresses)
    assert (line.cell, line.ends) == ("Chi bộ bản Pá", date(2030, 8, 1))
    office.do(cell_leaders.remove_congress, id="a")
    assert office.read(cell_leaders.congresses) == ()
    with pytest.raises(Refusal, match="ngày đại hội"):
        office.do(cell_leaders.add_congress, id="a", cell_id=cell, day=None)
    with pytest.raises(Refusal, match="chọn chi bộ"):
        office.do(cell_leaders.add_congress, id="a", cell_id="", day=SINCE)
