"""One list of everyone, with the stage each has reached on a day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.partial_date import PartialDate
from desktop.services.members import members
from desktop.services.office import trial
from desktop.services.people import people, people_list
from tests.build import a_case, a_cell, a_member, a_person, an_office
from tests.deeds import NOW

DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def village():
    """An office with somebody at every stage; cells and people by name."""
    office = trial(lambda: NOW)
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Nà Pán")
    a_member(office, "Đặng Văn Đức", cell)
    a_person(office, "Đặng Thị Ánh", cell, personal_number="014300123456")
    a_person(office, "Lò Văn An", cell)
    for name, at in (
        ("Quàng Thị Ân", "outstanding"),
        ("Hà Thị Bình", "candidate"),
        ("Lường Thị Dung", "ceremony"),
        ("Cầm Thị Đào", "recognition-decision"),
    ):
        a_case(office, at=at, name=name)
    gone = a_member(office, "Vì Văn Gióng", cell)
    office.do(members.move, person_id=gone, kind="transferred-out", day=date(2025, 6, 1))
    old = a_member(office, "Tòng Văn Hặc", cell, admitted=PartialDate(2025, 9, 2), official=None)
    yield office, cell, old
    office.close()


def lines(village, day=DAY, **asked):
    """The list on a day."""
    return village[0].read(people_list.lines, day=day, **asked)


def stages(village, day=DAY):
    """The stage of everybody but the mentors of the cases, by name."""
    return {one.name: one.stage for one in lines(village, day) if one.name != "Cầm Văn Biên"}


def test_everyone_stands_at_a_stage(village):
    """By the case where there is one, by the membership dates otherwise."""
    assert stages(village) == {
        "Lò Văn An": "person",
        "Quàng Thị Ân": "outstanding",
        "Đặng Thị Ánh": "person",
        "Hà Thị Bình": "candidate",
        "Lường Thị Dung": "probationary",
        "Cầm Thị Đào": "official",
        "Đặng Văn Đức": "official",
        "Vì Văn Gióng": "left",
        "Tòng Văn Hặc": "probationary",
    }


def test_a_stage_is_that_of_the_day_asked_about(village):
    """The same list on an earlier day."""
    found = stages(village, date(2024, 7, 1))
    assert found["Cầm Thị Đào"] == "candidate"
    assert found["Vì Văn Gióng"] == "official"


def test_the_order_is_the_vietnamese_one_of_given_names(village):
    """An, Ân, Ánh by letters before tones; Đ after D."""
    names = [one.name.split()[-1] for one in lines(village) if one.name != "Cầm Văn Biên"]
    assert names == ["An", "Ánh", "Ân", "Bình", "Dung", "Đào", "Đức", "Gióng", "Hặc"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dang thi anh", ["Đặng Thị Ánh"]),
        ("anh dang", ["Đặng Thị Ánh"]),
        ("123456", ["Đặng Thị Ánh"]),
        ("đặng", ["Đặng Thị Ánh", "Đặng Văn Đức"]),
        ("xyz", []),
    ],
)
def test_people_are_found_as_the_clerk_types(village, words, found):
    """Without accents, in any order, by the end of the personal number."""
    assert [one.name for one in lines(village, find=words)] == found


def test_a_stage_or_a_cell_narrows_the_list(village):
    """Both at once too."""
    _, cell, _ = village
    assert [one.name for one in lines(village, stage="candidate")] == ["Hà Thị Bình"]
    assert {one.cell for one in lines(village, cell_id=cell)} == {"Chi bộ bản Nà Pán"}
    assert [one.name for one in lines(village, stage="person", cell_id=cell)] == [
        "Lò Văn An",
        "Đặng Thị Ánh",
    ]


def test_a_line_says_what_comes_next_and_hides_the_number(village):
    """The personal number is masked; the next step has its title."""
    (line,) = lines(village, find="binh")
    assert (line.stage_text, line.next) == (
        "Cảm tình Đảng",
        "Cử học lớp bồi dưỡng nhận thức về Đảng",
    )
    (line,) = lines(village, find="dang thi anh")
    assert line.number == "*********456"
    assert (line.born, line.sex, line.ethnicity) == ("12/05/2000", "Nữ", "Thái")


def test_somebody_late_is_marked(village):
    """The ceremony of 2024 was followed by nothing until 2026."""
    assert {one.name: one.late for one in lines(village)}["Lường Thị Dung"] is True


def test_one_line_is_as_in_the_list(village):
    """For the screen that refreshes one row."""
    office, _, _ = village
    for expected in lines(village):
        assert office.read(people_list.line, id=expected.id, day=DAY) == expected


def test_who_lies_in_the_bin_is_not_listed(office):
    """Until taken out again."""
    person = a_person(office)
    office.do(people.remove_person, id=person, reason="nhập nhầm", day=DAY)
    assert office.read(people_list.lines, day=DAY) == ()
    office.do(people.bring_back, id=person)
    assert len(office.read(people_list.lines, day=DAY)) == 1


def test_the_roll_orders_and_narrows_as_the_list_does(village):
    """It knows the same people, in the same order, at the same stage and in the same cell."""
    office, _, _ = village
    for day in (DAY, date(2024, 7, 1)):
        roll = office.read(people_list.roll, day=day)
        listed = office.read(people_list.some, ids=[one.id for one in roll], day=day)
        assert [
            (one.id, one.name, one.stage, one.cell_id, one.find_key, one.sort_key) for one in roll
        ] == [
            (one.id, one.name, one.stage, one.cell_id, one.find_key, one.sort_key) for one in listed
        ]
    assert office.read(people_list.count) == len(roll)


def test_the_cell_of_the_roll_is_the_latest_that_holds_on_the_day(office):
    """Whoever moved within the office is in the new cell, and was in the old one."""
    old, new = a_cell(office, "Chi bộ bản Nà Pán"), a_cell(office, "Chi bộ bản Nà Lốc")
    person = a_member(office, "Đặng Văn Đức", old)
    office.do(members.place_in_cell, person_id=person, cell_id=new, since=date(2025, 6, 1))
    for day, cell in ((date(2025, 5, 31), old), (date(2025, 6, 1), new)):
        (entry,) = office.read(people_list.roll, day=day)
        assert entry.cell_id == cell
        assert office.read(people_list.line, id=person, day=day).cell_id == cell


def test_what_comes_next_is_told_of_whoever_has_a_case(village):
    """As the list tells it."""
    office, _, _ = village
    nexts = office.read(people_list.nexts, day=DAY)
    assert nexts == {one.id: one.next for one in lines(village) if one.id in nexts}
    assert {one.id for one in lines(village) if one.next} <= set(nexts)


def test_reading_tells_how_far_it_is_and_stops_when_asked(village):
    """So that an office of a hundred thousand may be given up."""
    office, _, _ = village
    steps = []
    office.read(people_list.roll, day=DAY, progress=lambda done, of: steps.append((done, of)))
    assert steps == [(0, 4)]
    assert office.read(people_list.nexts, day=DAY, cancelled=lambda: True) == {}


def test_a_village_is_no_large_office(village):
    office, _, _ = village
    assert not office.read(people_list.is_large)
    assert not office.read(people_list.counts_long)
