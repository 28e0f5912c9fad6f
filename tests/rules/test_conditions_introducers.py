"""Conditions on who introduces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.facts.case import Meeting
from desktop.rules.partial_date import PartialDate
from tests.rules.cases import a_case, answer, member, mentorship, on, person

ONE, TWO = mentorship("Cầm Văn Một"), mentorship("Hà Thị Hai")


@pytest.mark.parametrize(
    ("mentors", "union", "holds"),
    [
        ((ONE, TWO), None, True),
        ((ONE,), Meeting(), True),
        ((ONE,), None, False),
        ((), Meeting(), False),
        ((ONE, replace(TWO, until=on("2025-09-01"))), None, False),
        ((ONE, replace(TWO, stage="probationary")), None, False),
    ],
)
def test_two_members_or_one_and_a_union(mentors, union, holds) -> None:
    case = replace(a_case(until="introduction", mentors=mentors), union_resolution=union)
    assert answer("enough introducers", case, "2026-01-05").holds is holds


@pytest.mark.parametrize(
    ("official", "holds"),
    [
        ("2025-11-20", True),
        ("2025-11-21", False),
        ("2026", False),
        ("2024", True),
        ("2025", None),
        (None, None),
    ],
)
def test_introducers_are_official_members_on_the_day(official, holds) -> None:
    case = a_case(mentors=(ONE, replace(TWO, mentor=member("Hà Thị Hai", official))))
    found = answer("introducers are official members", case, "2025-11-20")
    assert found.holds is holds
    assert holds or "Hà Thị Hai" in found.sentence


@pytest.mark.parametrize(
    ("together", "holds"),
    [
        ("2024-11-20", True),
        ("2024-11-21", False),
        ("2024-11", False),
        ("2024-10", True),
        (None, None),
    ],
)
def test_exactly_twelve_months_together_are_enough(together, holds) -> None:
    """Of a date known in part the last day it can be is taken."""
    case = a_case(mentors=(mentorship("Cầm Văn Một", together), TWO))
    name = "introducers have been together long enough"
    assert answer(name, case, "2025-11-20").holds is holds


def test_whoever_replaces_a_mentor_need_not_wait() -> None:
    late = replace(mentorship("Cầm Văn Một", "2025-10-01"), replaces=True)
    name = "introducers have been together long enough"
    assert answer(name, a_case(mentors=(late, TWO)), "2025-11-20").holds


def test_the_day_the_wait_ends_is_told() -> None:
    case = a_case(mentors=(mentorship("Cầm Văn Một", "2025-03-31"), TWO))
    found = answer("introducers have been together long enough", case, "2025-11-20")
    assert found.opens == on("2026-03-31")
    assert "31/03/2026" in found.sentence


@pytest.mark.parametrize(
    ("official", "holds"), [("2020-01-01", True), ("2027-01-01", False), (None, None)]
)
def test_the_mentor_of_probation_is_an_official_member(official, holds) -> None:
    mentor = replace(ONE, stage="probationary", mentor=member("Vì Văn Ba", official))
    case = a_case(mentors=(mentor,))
    assert answer("probation mentor is an official member", case, "2026-03-10").holds is holds


@pytest.mark.parametrize(
    ("born", "joined", "post", "trade", "expected"),
    [
        ("2000-05-12", "2016", "", False, (True, False)),
        ("1995-11-20", "2011", "", True, (True, False)),
        ("1995-10-20", "2011", "", True, (False, True)),
        ("1995-10-20", "2011", "Bí thư Đoàn xã", True, (True, False)),
        ("1990-10-20", "2011", "Bí thư Đoàn xã", False, (False, False)),
        ("2000-05-12", None, "", True, (False, True)),
        ("2000-05-12", None, "", None, (False, None)),
        (None, "2016", "", False, (None, False)),
    ],
)
def test_which_union_introduces(born, joined, post, trade, expected) -> None:
    """Up to 30 complete the Youth Union (35 with a post in it), else the trade union."""
    one = replace(
        person(),
        born=PartialDate.stored(born) if born else None,
        union_joined=PartialDate.stored(joined) if joined else None,
        union_post=post,
        trade_union=trade,
    )
    case = a_case(until="introduction", person=one)
    day = "2025-11-20"
    youth = answer("introduced by the youth union", case, day).holds
    assert (youth, answer("introduced by the trade union", case, day).holds) == expected
    assert bool(answer("introduced by a union", case, day).holds) is any(expected)
