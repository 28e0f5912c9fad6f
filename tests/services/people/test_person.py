"""A person is shown, entered and saved as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.keeping import history
from desktop.services.members import members
from desktop.services.people import people, person
from tests.build import a_case, a_cell, a_member, a_person

DAY = date(2026, 3, 2)


def sheet(office, key):
    return office.read(person.sheet, id=key, day=DAY)


def save(office, key, **given):
    nothing = {"values": {}, "parts": {}, "membership": {}}
    return office.do(person.save, id=key, revision=sheet(office, key).revision, **nothing | given)


def test_the_sheet_tells_stage_cell_and_next_step(office):
    """As the list of people does."""
    told = sheet(office, a_case(office, "application", "Lò Thị Mai"))
    assert told.person.name == "Lò Thị Mai"
    assert told.line.stage == "candidate"
    assert told.line.next
    assert told.line.cell.startswith("Chi bộ")


def test_the_sheet_tells_of_the_cells_before(office):
    """With their days."""
    first, second = a_cell(office, "Chi bộ bản Pá"), a_cell(office, "Chi bộ bản Nà Lốc")
    key = a_member(office, cell=first)
    office.do(members.place_in_cell, person_id=key, cell_id=second, since=date(2025, 3, 1))
    assert sheet(office, key).cells == ("Chi bộ bản Pá: từ chưa rõ đến 01/03/2025",)


def test_a_member_is_entered_in_one_operation(office):
    """So that one undo takes all of it back."""
    cell = a_cell(office)
    dates = {"admitted": PartialDate(2015, 2, 3), "official": PartialDate(2016, 2, 3)}
    office.do(person.add, id="m", name="Hà Văn Muôn", cell_id=cell, member=True, membership=dates)
    told = sheet(office, "m")
    assert (told.line.stage, told.line.cell_id) == ("official", cell)
    office.undo()
    with pytest.raises(Refusal):
        sheet(office, "m")


def test_everything_is_saved_or_nothing(office):
    """A refusal at the last part leaves the first as it was."""
    key = a_member(office)
    with pytest.raises(Refusal) as refused:
        save(
            office,
            key,
            values={"phone": "0912 345 678"},
            membership={"official": PartialDate(1999)},
        )
    assert refused.value.field == "official"
    assert sheet(office, key).person.phone == ""


def test_parts_membership_movements_and_cell_are_saved_together(office):
    """One line in the journal."""
    key, cell = a_person(office), a_cell(office)
    before = len(office.read(history.lines))
    move = {
        "kind": "transferred-in",
        "day": date(2024, 5, 6),
        "number": "",
        "place": "",
        "note": "",
    }
    post = {"since": PartialDate(2018), "until": None, "work": "Làm nương", "post": ""}
    save(
        office,
        key,
        parts={"posts": [post]},
        membership={"member": True, "card_number": "014300123456"},
        movements=[move],
        cell_id=cell,
        since=date(2024, 5, 6),
    )
    told = sheet(office, key)
    assert told.person.history.posts[0].work == "Làm nương"
    assert told.person.membership.card_number == "014300123456"
    assert told.person.movements[0].day == date(2024, 5, 6)
    assert told.person.belongings[0].since == date(2024, 5, 6)
    assert len(office.read(history.lines)) == before + 1


def test_membership_is_taken_back(office):
    """When somebody was entered as a member by mistake."""
    key = a_member(office)
    save(office, key, membership={"member": False})
    assert sheet(office, key).person.membership is None


def test_the_beginning_in_a_cell_is_corrected(office):
    """The same cell with another day is no move."""
    cell = a_cell(office)
    key = a_person(office, cell=cell)
    save(office, key, cell_id=cell, since=date(2020, 1, 6))
    (listed,) = sheet(office, key).person.belongings
    assert (listed.cell_id, listed.since) == (cell, date(2020, 1, 6))


def test_an_older_revision_is_refused(office):
    """Somebody's newer change is not overwritten."""
    key = a_person(office)
    old = sheet(office, key).revision
    office.do(people.change_person, id=key, revision=old, phone="0912 345 678")
    with pytest.raises(Refusal, match="vừa được sửa"):
        office.do(person.save, id=key, revision=old, values={"phone": "1"}, parts={}, membership={})


def test_a_person_in_the_bin_is_told_so(office):
    """The sheet still opens."""
    key = a_person(office)
    office.do(people.remove_person, id=key, reason="nhập trùng", day=DAY)
    assert sheet(office, key).removed


def test_the_terms_of_a_discipline_are_told(office):
    """How a member takes part and what was decided are saved together with the rest."""
    key = a_member(office)
    line = {"form": "warning", "day": DAY, "received": DAY, "number": "05-QĐ/CB"}
    save(office, key, disciplines=[line], standing={"status": "exempt"})
    found = sheet(office, key)
    assert found.person.standing.status == "exempt"
    complaint, effect = found.terms
    assert complaint.startswith("Cảnh cáo 05-QĐ/CB: hết hạn khiếu nại ngày ")
    assert "30 ngày từ ngày nhận quyết định" in complaint
    assert "12 tháng từ ngày có hiệu lực" in effect
