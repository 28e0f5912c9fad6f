"""Transfers: a member moves only on receipt, is asked for in time, and cells are handed over."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.rules.members import membership
from desktop.services import facts, today
from desktop.services.cells import organisations
from desktop.services.members import members, transfers
from desktop.services.people import people
from desktop.services.reports import statistics
from tests.build import a_case, a_cell, a_member, a_person

NOW = date(2026, 3, 2)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def a_transfer(office, person, kind="out", **values):
    """Enter a transfer; its id."""
    key = people.new_id()
    given = {} if kind == "inside" else {"place": "Đảng bộ phường Trung Tâm"}
    office.do(transfers.add_transfer, id=key, person_id=person, kind=kind, **{**given, **values})
    return key


def line(office, id):
    """A transfer as the list shows it."""
    return next(one for one in office.read(transfers.lines, day=NOW) if one.id == id)


def change(office, id, **values):
    """Change a transfer as the screen does."""
    revision = line(office, id).revision
    office.do(transfers.change_transfer, id=id, revision=revision, **values)


def members_on(office, day):
    """The names of those counted here on a day."""
    return {one.name for one in membership.members_on(office.read(facts.whole), day)}


def figure(office, id):
    """A figure of the yearly table, and of how many a fact is missing."""
    found = office.read(
        statistics.figures, report_id="table-change", period=YEAR, as_of=date(2026, 12, 31)
    ).line(id)
    return found.value, len(found.unknown)


def test_a_member_is_counted_here_until_the_other_place_takes_over(office):
    """The letter alone changes nothing; the day of receipt does, and can be corrected."""
    one = a_member(office, "Cầm Văn Biên")
    way = a_transfer(office, one, letter=date(2026, 1, 12), number="01", reach="province")
    assert members_on(office, NOW) == {"Cầm Văn Biên"}
    change(office, way, received=date(2026, 2, 2))
    assert members_on(office, NOW) == set()
    assert members_on(office, date(2026, 2, 1)) == {"Cầm Văn Biên"}
    change(office, way, received=date(2026, 3, 2))
    assert members_on(office, date(2026, 3, 1)) == {"Cầm Văn Biên"}
    office.do(transfers.remove_transfer, id=way)
    assert members_on(office, NOW) == {"Cầm Văn Biên"}


def test_who_comes_is_counted_and_listed_from_the_receipt(office):
    cell = a_cell(office, "Chi bộ bản Pá")
    one = a_member(office, "Lò Văn Đến")
    way = a_transfer(office, one, "in", letter=date(2026, 1, 12))
    assert members_on(office, NOW) == set()
    change(office, way, received=date(2026, 2, 2), cell_id=cell)
    assert members_on(office, NOW) == {"Lò Văn Đến"}
    assert line(office, way).cell == "Chi bộ bản Pá"
    (found,) = office.read(organisations.lines, day=NOW)
    assert found.members == 1


def test_a_guest_belongs_to_the_cell_but_is_counted_elsewhere(office):
    """Three to less than twelve months."""
    cell = a_cell(office)
    one = a_member(office, "Lò Văn Khách")
    given = {"received": date(2026, 1, 12), "until": date(2026, 7, 12), "cell_id": cell}
    way = a_transfer(office, one, "in-temporary", **given)
    assert members_on(office, NOW) == set()
    assert line(office, way).open
    change(office, way, ended=date(2026, 7, 10))
    assert not line(office, way).open


def test_a_move_between_cells_changes_the_cell_and_no_total(office):
    """From the day of receipt."""
    old, new = a_cell(office, "Chi bộ bản Pá"), a_cell(office, "Chi bộ Trường học")
    one = a_member(office, cell=old)
    way = a_transfer(office, one, "inside", cell_id=new, letter=date(2026, 1, 12))
    assert (line(office, way).cell, line(office, way).place) == (
        "Chi bộ bản Pá",
        "Chi bộ Trường học",
    )
    change(office, way, received=date(2026, 2, 2))
    person = office.read(people.person, id=one)
    days = (date(2026, 2, 1), date(2026, 2, 3))
    assert [membership.cell_on(person, day) for day in days] == [old, new]
    assert figure(office, "transferred-in") == figure(office, "transferred-out") == (0, 0)


def test_the_yearly_table_tells_near_from_far(office):
    """Two lines for those who came and went, and who of them is unknown."""
    cell = a_cell(office)
    for reach in ("province", "other-province", ""):
        came, went = a_member(office, "Lò Văn Đến"), a_member(office, "Lò Văn Đi")
        known = {"received": date(2026, 2, 2), "reach": reach}
        a_transfer(office, came, "in", cell_id=cell, **known)
        a_transfer(office, went, "out", **known)
    a_transfer(office, a_member(office), "abroad", received=date(2026, 2, 3))
    names = ("in-far", "in-near", "out-far", "out-near")
    assert [figure(office, f"transferred-{name}") for name in names] == [
        (1, 1),
        (1, 1),
        (2, 1),
        (1, 1),
    ]
    assert (figure(office, "transferred-in"), figure(office, "transferred-out")) == (
        (3, 0),
        (4, 0),
    )


def test_what_is_due_stands_in_the_days_work(office):
    """The procedure first, then the letter, at last the question of striking off."""
    one = a_member(office, "Cầm Văn Biên")
    way = a_transfer(office, one, caused=date(2026, 1, 5))

    def work(day):
        return [
            (task.when, task.title, task.screen, task.record.endswith(way))
            for task in office.read(today.tasks, day=day)
        ]

    assert [one[0] for one in work(date(2026, 1, 6))] == ["later"]
    assert work(date(2026, 3, 20)) == [("month", "Làm thủ tục chuyển sinh hoạt", "transfers", True)]
    change(office, way, letter=date(2026, 3, 23))
    assert work(date(2026, 5, 4))[0][:2] == ("week", "Nộp giấy giới thiệu ở nơi đến")
    assert [one[0] for one in work(date(2026, 8, 3))] == ["overdue", "week"]
    change(office, way, received=date(2026, 4, 1))
    assert work(date(2026, 8, 3)) == []


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("out", {"place": ""}, "place"),
        ("out", {"reach": "xa"}, "reach"),
        ("inside", {}, "cell_id"),
        ("in", {"received": NOW}, "cell_id"),
        ("sideways", {}, "kind"),
        ("out", {"letter": date(2026, 2, 2), "received": date(2026, 2, 1)}, "received"),
        ("out", {"started": date(2026, 2, 2), "letter": date(2026, 2, 1)}, "letter"),
        ("out-temporary", {"letter": NOW, "until": date(2026, 3, 1)}, "until"),
        ("out", {"received": NOW, "ended": NOW}, "ended"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, kind, values, field):
    """Nothing is written."""
    one = a_member(office)
    with pytest.raises(Refusal) as refused:
        a_transfer(office, one, kind, **values)
    assert refused.value.field == field
    assert office.read(transfers.lines, day=NOW) == ()


def test_only_a_member_goes_and_nobody_goes_twice_at_once(office):
    one = a_member(office, "Cầm Văn Biên")
    a_transfer(office, one)
    with pytest.raises(Refusal, match="chưa có ngày tiếp nhận"):
        a_transfer(office, one)
    with pytest.raises(Refusal, match="chưa được ghi là đảng viên"):
        a_transfer(office, a_person(office, "Lò Thị Mai"))
    admitted = a_case(office, at="ceremony", name="Lò Thị Hoa")
    with pytest.raises(Refusal, match="đang là đảng viên"):
        a_transfer(office, admitted, "in")


def test_the_cell_one_is_in_cannot_be_where_one_goes(office):
    cell = a_cell(office, "Chi bộ bản Pá")
    with pytest.raises(Refusal, match="đang ở Chi bộ bản Pá"):
        a_transfer(office, a_member(office, cell=cell), "inside", cell_id=cell)


def test_a_receipt_here_is_not_emptied_or_thrown_away(office):
    """The cell has changed since; undo takes it back as a whole."""
    one, cell = a_member(office, "Lò Văn Đến"), a_cell(office)
    way = a_transfer(office, one, "in", letter=date(2026, 1, 12))
    change(office, way, received=date(2026, 2, 2), cell_id=cell)
    with pytest.raises(Refusal, match="Hoàn tác") as refused:
        change(office, way, received=None)
    assert refused.value.field == "received"
    with pytest.raises(Refusal, match="Hoàn tác"):
        office.do(transfers.remove_transfer, id=way)
    office.undo()
    assert members_on(office, NOW) == set()
    assert office.read(people.person, id=one).belongings == ()


def test_numbers_go_on_through_the_year(office):
    """Those of introductions from here; another year begins anew."""
    assert office.read(transfers.next_number, year=2026) == "01"
    a_transfer(office, a_member(office), letter=date(2026, 1, 12), number="07")
    a_transfer(office, a_member(office), letter=date(2026, 1, 13), number="08/GT")
    a_transfer(office, a_member(office), "in", letter=date(2026, 1, 13), number="99")
    assert office.read(transfers.next_number, year=2026) == "08"
    assert office.read(transfers.next_number, year=2027) == "01"


def test_a_cell_is_handed_over_whole(office):
    """Members and those on the way; the members stand in the register, nobody is counted twice."""
    old, new = a_cell(office, "Chi bộ bản Pá"), a_cell(office, "Chi bộ bản Nà")
    a_member(office, "Cầm Văn Biên", old)
    a_person(office, "Lò Thị Mai", old)
    day = date(2026, 2, 2)
    given = {"from_cell": old, "to_cell": new, "day": day, "number": "12-QĐ/ĐU"}
    office.do(transfers.hand_over, **given)
    found = {one.cell.name: one.members for one in office.read(organisations.lines, day=NOW)}
    assert found == {"Chi bộ bản Pá": 0, "Chi bộ bản Nà": 1}
    (moved,) = office.read(transfers.lines, day=NOW)
    assert (moved.person, moved.way.number, moved.open) == ("Cầm Văn Biên", "12-QĐ/ĐU", False)
    with pytest.raises(Refusal, match="không có ai"):
        office.do(transfers.hand_over, **given)
    with pytest.raises(Refusal, match="khác chi bộ giao"):
        office.do(transfers.hand_over, **{**given, "to_cell": old})
    office.undo()
    assert office.read(transfers.lines, day=NOW) == ()


def test_what_follows_from_a_transfer_is_no_second_movement(office):
    """Comings entered by hand stay apart from it."""
    one = a_member(office, "Cầm Văn Biên")
    office.do(members.move, person_id=one, kind="transferred-out", day=date(2020, 1, 6))
    a_transfer(office, one, "in", received=date(2026, 2, 2), cell_id=a_cell(office))
    moves = office.read(people.person, id=one).movements
    assert [(move.kind, bool(move.follows)) for move in moves] == [
        ("transferred-out", False),
        ("transferred-in", True),
    ]
    assert members_on(office, NOW) == {"Cầm Văn Biên"}


def test_somebody_in_the_bin_is_not_transferred(office):
    person = a_member(office, cell=a_cell(office))
    office.do(people.remove_person, id=person, reason="nhập thử", day=NOW)
    with pytest.raises(Refusal, match="thùng rác"):
        a_transfer(office, person, "inside", cell_id=a_cell(office))
