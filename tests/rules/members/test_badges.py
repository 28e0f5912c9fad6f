"""Badges: counted from the decision without the time outside, at the first round after."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.facts.person import Discipline, Membership, Movement, Person
from desktop.rules.members import badges
from desktop.rules.members.membership import life
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import a_case, resource

BOOK = badges.read(resource("law/badges.toml"))
NOW = date(2026, 11, 26)


def member(decided="1997-01-20", *, moves=(), cases=(), **values):
    """Somebody whose membership tells these days."""
    since = PartialDate.stored(decided) if decided else None
    told = {"decided": since, "official": PartialDate(2000, 1, 5)}
    held = Membership(**{**told, **values})
    return life(Person(id="an", name="An", membership=held, movements=moves), cases)


def due(one, held=(), day=NOW):
    return badges.due(one, held, BOOK, day)


def test_a_badge_is_due_at_the_first_round_after_the_years_are_full():
    found = due(member())
    assert found is not None
    assert (found.years, found.round, found.reached) == (30, date(2027, 2, 3), date(2027, 1, 20))
    assert found.doubts == ()
    assert due(member("1997-02-04")).round == date(2027, 5, 19)
    assert due(member("1998-01-20")) is None


def test_nothing_is_due_below_the_highest_held():
    assert due(member("1986-01-01"), held=(40,)) is None
    assert due(member("1986-01-01"), held=(30,)).years == 40


def test_a_round_that_has_passed_is_still_told():
    found = due(member("1985-08-01"))
    assert (found.years, found.round) == (40, date(2025, 9, 2))


def test_years_that_came_into_the_rules_late_are_doubted():
    """Full before there was such a badge: whether it is given is for others to say."""
    found = due(member("1990-08-01"))
    assert found.years == 35
    assert "Mốc 35 năm mới có từ 19/05/2026" in found.doubts[0]
    assert due(member("1991-08-01"), day=date(2026, 8, 1)).doubts == ()


def test_months_that_do_not_count_push_it_back():
    assert due(member(interrupted=14)) is None
    assert due(member("1996-01-20", interrupted=13)).round == date(2027, 5, 19)


def test_the_time_outside_does_not_count_after_a_readmission():
    """Struck off in 2000 and admitted again in 2004: the years begin again where they stopped."""
    days = {"decision": "2004-02-01", "ceremony": "2004-03-01", "cell-meeting": "2004-01-05"}
    again = a_case(again=True, days=days)
    moves = (Movement(kind="struck-off", day=date(2000, 2, 1)),)
    one = member("1993-01-20", moves=moves, cases=(again,))
    counted = badges.seniority(one)
    assert counted.outside == ((date(2000, 2, 1), date(2004, 2, 1)),)
    assert counted.reached(30) == date(2027, 1, 20)


def test_membership_given_back_counts_on():
    moves = (
        Movement(kind="expelled", day=date(2000, 2, 1)),
        Movement(kind="restored", day=date(2001, 2, 1)),
    )
    assert badges.seniority(member(moves=moves)).outside == ()


def test_what_is_not_known_is_said():
    """The first possible day counts, so that nobody is forgotten."""
    assert "chỉ ghi 1997" in due(member("1997")).doubts[0]
    told = {"decided": None, "admitted": PartialDate(1997, 1, 20)}
    assert "tạm tính từ ngày vào Đảng" in due(member(**told)).doubts[0]


def test_discipline_is_pointed_to():
    held = Membership(decided=PartialDate(1997, 1, 20), official=PartialDate(1998, 1, 20))
    lines = (Discipline(form="warning", day=date(2026, 5, 5)),)
    one = life(Person(id="an", name="An", membership=held, disciplines=lines), ())
    assert "Có kỷ luật" in due(one).doubts[0]


@pytest.mark.parametrize(
    ("died", "told"),
    [
        ("2026-10-01", (30, "posthumous", date(2026, 11, 7))),  # the years full within a year
        ("2026-01-05", None),  # the years full too late
        ("2025-01-05", None),  # too long ago
    ],
)
def test_the_dead_are_not_forgotten(died, told):
    moves = (Movement(kind="died", day=date.fromisoformat(died)),)
    found = due(member(moves=moves))
    assert (found and (found.years, found.kind, found.round)) == told


def test_a_probationary_member_is_not_asked_for():
    assert due(member(official=None)) is None


@pytest.mark.parametrize(
    ("kind", "at", "early"),
    [
        ("round", date(2026, 11, 7), True),
        ("early", date(2026, 2, 3), False),
        ("early", date(2025, 11, 7), True),
        ("again", date(2020, 2, 3), False),
    ],
)
def test_how_early_it_may_come(kind, at, early):
    counted = badges.seniority(member())
    said = badges.too_early(30, kind, at, counted, BOOK)
    assert bool(said) is early


def test_from_seventy_years_up_the_ill_may_have_it_two_years_earlier():
    counted = badges.seniority(member("1958-01-20"))
    assert badges.too_early(70, "early", date(2026, 2, 3), counted, BOOK) == ""
    assert "24 tháng" in badges.too_early(70, "early", date(2025, 11, 7), counted, BOOK)


@pytest.mark.parametrize(
    ("number", "years", "fits"),
    [
        ("00.123.456", 30, True),
        ("123", 30, False),
        ("e 1234567", 45, True),
        ("1234567", 45, False),
        ("1234567", 35, True),  # nobody knows how these are numbered
        ("", 30, True),
    ],
)
def test_the_number_of_a_badge_is_looked_at(number, years, fits):
    assert (badges.number_doubts(number, years, BOOK) == ()) is fits


def test_the_rounds_of_a_year():
    found = list(BOOK.rounds(date(2026, 1, 1), date(2026, 12, 31)))
    assert [f"{one:%d/%m}" for one in found] == ["03/02", "19/05", "02/09", "07/11"]
