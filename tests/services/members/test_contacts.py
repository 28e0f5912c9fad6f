"""Members who keep contact with their place of residence: sent, answered, remarked on, ended."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules.calendar import period
from desktop.services.members import contacts
from desktop.services.papers import listings
from tests.build import a_cell, a_member, a_person, an_office

SENT, DAY = date(2026, 1, 5), date(2026, 3, 2)
GIVEN = {"place": "Đảng ủy phường Tô Hiệu", "number": "07-GGT/ĐU", "introduced": SENT}


@pytest.fixture
def member(office):
    an_office(office)
    return a_member(office, cell=a_cell(office, "Chi bộ bản Pá"))


def line(office, day=DAY):
    [found] = office.read(contacts.lines, day=day)
    return found


def test_a_member_is_introduced_and_the_place_answers(office, member):
    """Late once the day to answer has passed; undone, it waits again."""
    due = date(2026, 2, 20)
    office.do(contacts.add_contact, id="a", person_id=member, due=due, **GIVEN)
    assert line(office).state_on(date(2026, 2, 1)) == "giới thiệu 05/01/2026"
    assert line(office).state_on(DAY) == "quá hạn trả lời 10 ngày"
    answered = {"received": date(2026, 2, 25), "cell": "Chi bộ tổ 4"}
    office.do(contacts.change_contact, id="a", revision=1, **answered)
    assert line(office).state_on(DAY) == "tiếp nhận 25/02/2026"
    assert line(office).cell == "Chi bộ bản Pá"
    office.undo()
    assert line(office).open


def test_a_year_without_remark_is_told_until_it_comes(office, member):
    office.do(contacts.add_contact, id="a", person_id=member, received=SENT, **GIVEN)
    assert line(office).lacks_remark_of(2026)
    assert not line(office).lacks_remark_of(2025)
    said = {"remarked": date(2026, 12, 1), "remark": "Gương mẫu"}
    office.do(contacts.change_contact, id="a", revision=1, **said)
    assert not line(office).lacks_remark_of(2026)
    assert line(office).lacks_remark_of(2027)
    office.do(contacts.change_contact, id="a", revision=2, ended=date(2027, 1, 4))
    assert not line(office).lacks_remark_of(2027)


def test_another_place_only_after_the_first_has_ended(office, member):
    office.do(contacts.add_contact, id="a", person_id=member, **GIVEN)
    with pytest.raises(Refusal, match="ngày thôi"):
        office.do(contacts.add_contact, id="b", person_id=member, **GIVEN)
    office.do(contacts.change_contact, id="a", revision=1, ended=DAY)
    again = {**GIVEN, "place": "Đảng ủy xã Mường Bú", "introduced": DAY}
    office.do(contacts.add_contact, id="b", person_id=member, **again)
    assert office.read(contacts.latest, member).place == "Đảng ủy xã Mường Bú"
    first, second = office.read(contacts.lines, day=DAY)
    assert (first.way.place, second.state_on(DAY)) == ("Đảng ủy xã Mường Bú", "thôi từ 02/03/2026")


def test_the_register_tells_of_those_who_keep_contact_in_its_year(office, member):
    """From the year of introduction to that of the end."""
    office.do(contacts.add_contact, id="a", person_id=member, **GIVEN)
    office.do(
        contacts.change_contact, id="a", revision=1, ended=date(2027, 5, 4), note="Chuyển nhà"
    )

    def made(year):
        asked = {"period": period(str(year)), "today": date(2029, 1, 1)}
        return office.read(listings.make, form_id="so-noi-cu-tru", **asked)

    assert [made(year).count for year in (2025, 2026, 2027, 2028)] == [0, 1, 1, 0]
    said = " ".join(words(made(2027).sheet))
    for told in ("07-GGT/ĐU", "Đảng ủy phường Tô Hiệu", "Thôi từ 04/05/2027; Chuyển nhà"):
        assert told in said


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place": ""}, "place"),
        ({"person_id": ""}, "person_id"),
        ({"received": date(2026, 1, 4)}, "received"),
        ({"due": date(2026, 1, 4)}, "due"),
        ({"ended": date(2026, 1, 4)}, "ended"),
        ({"cell": "Chi bộ tổ 4"}, "received"),
        ({"remark": "Tốt"}, "remarked"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, member, wrong, field):
    with pytest.raises(Refusal) as refusal:
        office.do(contacts.add_contact, id="a", **{"person_id": member, **GIVEN, **wrong})
    assert refusal.value.field == field
    assert office.read(contacts.lines, day=DAY) == ()


def test_only_members_are_introduced(office, member):
    stranger = a_person(office, "Lò Thị Mai")
    with pytest.raises(Refusal, match="không phải đảng viên"):
        office.do(contacts.add_contact, id="a", person_id=stranger, **GIVEN)


def test_a_mistake_is_taken_back(office, member):
    office.do(contacts.add_contact, id="a", person_id=member, **GIVEN)
    office.do(contacts.remove_contact, id="a")
    assert office.read(contacts.lines, day=DAY) == ()
