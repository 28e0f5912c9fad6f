"""The forecast: what became of past cases says how many of those on the way come in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cells.forecast import (
    FEWEST,
    Chance,
    Estimate,
    Standing,
    chance,
    estimate,
    months_left,
    standing,
    stays,
)
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.facts.office import Office
from desktop.rules.facts.person import Person

DAY = date(2026, 7, 1)
BY = date(2026, 12, 31)


def case(**days: str) -> Case:
    """A case with these steps, their names with a line below for the hyphen."""
    steps = tuple(
        StepRecord(id=name, step=name.replace("_", "-"), day=date.fromisoformat(day))
        for name, day in days.items()
    )
    return Case(id="c", person=Person(id="p", name="P"), office=Office(), steps=steps)


def test_a_case_waits_at_its_last_milestone():
    one = case(candidate="2025-01-10", class_sent="2025-05-10", verification="2025-06-01")
    assert standing(one, DAY) == Standing("class-sent", date(2025, 5, 10))
    assert standing(one, date(2025, 3, 1)) == Standing("candidate", date(2025, 1, 10))
    assert standing(one, date(2024, 1, 1)) is None


@pytest.mark.parametrize("end", ["ceremony", "withdrawn", "moved_away"])
def test_a_case_that_is_over_waits_no_longer(end):
    assert standing(case(candidate="2025-01-10", **{end: "2025-06-01"}), DAY) is None


def test_only_cases_that_waited_as_long_and_were_followed_as_long_are_compared():
    now = Standing("candidate", date(2026, 5, 1))
    past = [
        case(candidate="2024-01-10", class_sent="2024-06-10", ceremony="2024-08-20"),
        case(candidate="2024-01-10", class_sent="2024-06-10", ceremony="2025-08-20"),
        case(candidate="2024-01-10", class_sent="2024-01-20", ceremony="2024-05-20"),
        case(candidate="2024-01-10", withdrawn="2024-09-01"),
        case(candidate="2024-01-10", withdrawn="2024-01-20"),
        case(candidate="2026-02-10", class_sent="2026-06-10"),
        case(candidate="2024-01-10"),
    ]
    assert chance(stays(past), now, DAY, BY) == Chance(seen=4, made=1)


def test_so_few_past_cases_say_nothing():
    assert not Chance(FEWEST - 1, FEWEST - 1).known
    assert Chance(FEWEST, 0).known


def test_ten_of_ten_and_none_of_ten_leave_room_for_chance():
    sure, never = Chance(10, 10), Chance(10, 0)
    assert estimate([sure] * 10) == Estimate(8, 9, 10)
    assert estimate([never] * 10) == Estimate(0, 1, 2)
    assert estimate([]) == Estimate(0, 0, 0)


@given(st.lists(st.tuples(st.integers(5, 40), st.integers(0, 40)), max_size=12))
def test_the_range_holds_the_middle_and_nobody_is_invented(numbers):
    found = estimate([Chance(seen, min(made, seen)) for seen, made in numbers])
    assert 0 <= found.low <= found.likely <= found.high <= len(numbers)


@given(st.lists(st.integers(5, 40), min_size=1, max_size=12), st.randoms())
def test_the_same_record_gives_the_same_answer_in_any_order(seen, random):
    chances = [Chance(one, one // 2) for one in seen]
    shuffled = random.sample(chances, len(chances))
    assert estimate(shuffled) == estimate(chances)


@pytest.mark.parametrize(
    ("day", "months"), [(date(2026, 12, 31), 1), (date(2026, 1, 1), 12), (BY + timedelta(1), 0)]
)
def test_the_present_month_counts_among_those_left(day, months):
    assert months_left(day, BY) == months
