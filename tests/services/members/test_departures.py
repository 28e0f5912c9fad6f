"""Exempt, struck off, leaving, expelled, dead: lists and registers follow from the day it holds."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.rules.members import membership
from desktop.services import facts, today
from desktop.services.members import departures
from desktop.services.papers import listings
from desktop.services.people import people
from desktop.services.reports import statistics
from tests.build import a_cell, a_member, a_person, an_office

DAY = date(2026, 3, 2)
BEFORE = date(2026, 3, 1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def leave(office, person, kind="struck-off", **values):
    key = people.new_id()
    office.do(departures.add_departure, id=key, person_id=person, kind=kind, **values)
    return key


def line(office, day=DAY):
    (found,) = office.read(departures.lines, day=day)
    return found


def names(office, day):
    whole = office.read(facts.whole)
    return [one.name for one in membership.members_on(whole, day)]


def count(office, form):
    asked = {"form_id": form, "period": YEAR, "today": YEAR.last}
    return office.read(listings.make, **asked).count


def test_a_member_is_counted_until_the_day_it_holds(office):
    """Step by step; undone, the member is there again."""
    an_office(office)
    key = leave(office, a_member(office, cell=a_cell(office, "Chi bộ bản Pá")), met=BEFORE)
    assert line(office).state == "chi bộ họp 01/03/2026"
    assert names(office, DAY) == ["Cầm Văn Biên"]
    values = {"number": "05-QĐ/ĐU", "decided": DAY, "day": DAY}
    office.do(departures.change_departure, id=key, revision=1, **values)
    assert line(office).cell == "Chi bộ bản Pá"
    assert (names(office, BEFORE), names(office, DAY)) == (["Cầm Văn Biên"], [])
    assert count(office, "so-ra-khoi-dang") == 1
    office.undo()
    assert names(office, DAY) == ["Cầm Văn Biên"]


def test_who_goes_this_way_is_counted_by_the_reports(office):
    """As one who died or was struck off, on the day from which it holds."""
    an_office(office)
    leave(office, a_member(office), "died", day=DAY)
    leave(office, a_member(office), "exempt", day=DAY)
    asked = {"report_id": "yearly", "period": YEAR, "as_of": YEAR.last}
    line = office.read(statistics.figures, **asked).line
    told = ("members-start", "left", "died", "members-end")
    assert [line(one).value for one in told] == [2, 1, 1, 1]


def test_the_dead_stand_in_their_register(office):
    an_office(office)
    leave(office, a_member(office), "died", day=DAY)
    assert count(office, "so-tu-tran") == 1
    assert names(office, DAY) == []


def test_an_exempt_member_stays_and_is_shown_as_exempt(office):
    """Until he takes part again; taken back, nothing is said."""
    person = a_member(office)
    key = leave(office, person, "exempt", met=BEFORE, day=DAY)
    assert office.read(people.person, id=person).standing.status == "exempt"
    assert names(office, DAY) == ["Cầm Văn Biên"]
    office.do(departures.change_departure, id=key, revision=1, ended=date(2026, 8, 3))
    assert office.read(people.person, id=person).standing.status == "active"
    other = a_member(office, "Lò Văn An")
    office.do(departures.remove_departure, id=leave(office, other, "exempt", day=DAY))
    assert office.read(people.person, id=other).standing.status == ""


def test_the_end_of_a_time_of_exemption_is_on_the_work_list(office):
    leave(office, a_member(office), "exempt", met=BEFORE, day=DAY, until=date(2026, 12, 1))
    (task,) = office.read(today.tasks, day=date(2026, 11, 20))
    assert (task.person, task.screen, task.due) == ("Cầm Văn Biên", "departures", date(2026, 12, 1))
    assert office.read(today.tasks, day=DAY) == ()


def test_an_expulsion_stands_among_the_discipline_once(office):
    person = a_member(office)
    key = leave(office, person, "expelled", decided=BEFORE, number="7-QĐ")
    office.do(departures.change_departure, id=key, revision=1, day=DAY)
    office.do(departures.change_departure, id=key, revision=2, card_back=DAY)
    (one,) = office.read(people.person, id=person).disciplines
    assert (one.form, one.day, one.number, one.in_force) == ("expulsion", BEFORE, "7-QĐ", DAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "lost"}, "kind"),
        ({"asked": DAY, "met": BEFORE}, "met"),
        ({"met": DAY, "day": BEFORE}, "day"),
        ({"decided": DAY, "received": BEFORE}, "received"),
        ({"until": DAY}, "until"),
    ],
)
def test_what_cannot_be_is_refused(office, values, field):
    person = a_member(office)
    with pytest.raises(Refusal) as refused:
        leave(office, person, **values)
    assert refused.value.field == field


def test_a_stranger_and_a_second_one_are_refused(office):
    with pytest.raises(Refusal, match="không phải đảng viên"):
        leave(office, a_person(office))
    person = a_member(office)
    leave(office, person)
    with pytest.raises(Refusal, match="đang xem xét"):
        leave(office, person, "resigned")
