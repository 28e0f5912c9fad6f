"""The ways of invented people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services import shipped
from desktop.services.samples import sample_communes
from desktop.services.samples.sample_cases import STEPS, Walk, numbered
from desktop.services.samples.sample_people import People

PLAN = replace(sample_communes.commune("tra-nu"), day=date(2030, 12, 31))
LAST = "recognition-decision"


def walk(born=date(1999, 5, 1), kind="village", sector="village"):
    """Somebody with two members who help."""
    people, cell = People(PLAN), replace(PLAN.cell[0], kind=kind, sector=sector)
    helpers = tuple(people.someone(cell, "co", "nam", date(1970, 1, 1)) for _ in range(2))
    return Walk(PLAN, people.someone(cell, "co", "nữ", born), helpers)


def test_every_step_is_one_of_the_process_and_asks_what_is_said():
    """A value that the process does not ask would be refused when it is entered."""
    for one in walk(kind="under").steps("ceremony", date(2024, 5, 15), LAST):
        asked = {ask.id for ask in shipped.step(one.step).ask}
        assert set(one.values) <= asked, one.step


@given(st.dates(date(2007, 1, 1), date(2027, 12, 31)))
def test_steps_follow_one_another_on_working_days(ceremony):
    """Whatever the day of the ceremony."""
    days = [one.day for one in walk().steps("ceremony", ceremony, LAST)]
    assert days == sorted(days)
    assert all(map(shipped.calendar().is_working, days))


@pytest.mark.parametrize(
    ("born", "sector", "kind", "without"),
    [
        (date(1999, 5, 1), "village", "village", {"base-meeting", "recognition-base-meeting"}),
        (date(1999, 5, 1), "village", "under", set()),
        (
            date(1980, 5, 1),
            "village",
            "village",
            {"base-meeting", "recognition-base-meeting", "union-resolution"},
        ),
        (date(1980, 5, 1), "school", "village", {"base-meeting", "recognition-base-meeting"}),
    ],
)
def test_only_the_steps_that_apply_are_taken(born, sector, kind, without):
    """By the kind of cell, and by whether a union introduces."""
    found = walk(born, kind, sector).steps("ceremony", date(2024, 5, 15), LAST)
    assert set(STEPS) - {one.step for one in found} == without


def test_another_member_introduces_where_no_union_does():
    """Known when somebody becomes a candidate, by the age at the union's own day."""
    for born, needed in ((date(1999, 5, 1), False), (date(1980, 5, 1), True)):
        way = walk(born)
        found = way.steps("ceremony", date(2024, 5, 15), LAST)
        assert [one.step for one in found if way.needs_second(one)] == ["candidate"] * needed


def test_numbers_run_in_the_order_of_days():
    """One series for each kind of paper and issuer."""
    planned = [
        one
        for day in (date(2024, 6, 3), date(2024, 5, 15))
        for one in walk().steps("ceremony", day, LAST)
    ]
    decisions = [number for one, number in numbered(planned) if one.series.startswith("-QĐ/ĐU")]
    assert decisions == ["01-QĐ/ĐU", "02-QĐ/ĐU", "03-QĐ/ĐU", "04-QĐ/ĐU"]
