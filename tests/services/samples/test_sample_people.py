"""Invented people."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import calendar, checks
from desktop.services.samples import sample_communes
from desktop.services.samples.sample_people import People

PLAN = sample_communes.commune("tra-nu")
CELL = PLAN.cell[0]
PEOPLES = st.sampled_from(sorted(sample_communes.names()))
BIRTHS = st.dates(date(1945, 1, 1), date(2004, 12, 31))


@given(PEOPLES, st.sampled_from(["nam", "nữ"]), BIRTHS)
def test_a_person_is_sound(people, sex, born):
    """Name, number and days are such as the office's own checks take, and agree."""
    one = People(PLAN).someone(CELL, people, sex, born)
    number = one.values["personal_number"]
    assert checks.person_name(one.name) == one.name
    assert checks.personal_number(number) == number
    assert checks.personal_number_doubts(number, sex, one.values["born"]) == ()
    joined = calendar.age(one.values["born"], one.values["union_joined"].earliest)
    assert (16, 0) <= joined < (17, 1)


@given(st.integers(18, 60), st.integers(0, 12), st.dates(date(2006, 1, 1), date(2026, 1, 1)))
def test_an_age_lies_within_its_bounds(youngest, more, day):
    """Of full years on the day asked for."""
    born = People(PLAN).birth((youngest, youngest + more), day)
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    assert youngest <= years <= youngest + more


def test_nobody_shares_a_key_or_number_and_few_a_name():
    """Among as many as a commune has."""
    people = People(PLAN)
    born = date(1990, 5, 1)
    made = [people.someone(CELL, "kinh", "nam", born) for _ in range(200)]
    assert len({one.id for one in made}) == 200
    assert len({one.values["personal_number"] for one in made}) == 200
    assert len({one.name for one in made}) == 200


def test_peoples_are_mixed_in_the_shares_of_the_commune():
    """So many in a hundred of each, the rest of the one most common."""
    mixed = People(PLAN).peoples(100)
    assert {name: mixed.count(name) for name in set(mixed)} == {"kinh": 4, "co": 27, "xo-dang": 69}


def test_the_same_seed_invents_the_same_people():
    """Whenever it is asked."""
    first, second = (People(PLAN).someone(CELL, "co", "nữ", date(2000, 1, 1)) for _ in range(2))
    assert first == second
