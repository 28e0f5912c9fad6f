"""Who is a member on which day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.facts.case import Case
from desktop.rules.facts.person import Belonging, Membership, Person
from desktop.rules.members.membership import MOVEMENTS, cell_on, life, members_on
from tests.rules.census import SCHOOL, VILLAGE, a_case, a_member, a_move, a_person, an_office, on

ADMITTED_2021 = "ceremony 2021-03-03"


@pytest.mark.parametrize(
    ("someone", "member_from", "member_until"),
    [
        (a_member("known"), "2000-02-03", None),
        (a_member("year only", "2000"), "2000-01-01", None),
        (a_member("day unknown", None), "1950-01-01", None),
        (a_case(a_person("by case"), ADMITTED_2021), "2021-03-03", None),
        (a_case(a_member("case rules", "2021-01-20"), ADMITTED_2021), "2021-03-03", None),
        (a_case(a_member("case dates", None), ADMITTED_2021), "2021-03-03", None),
        (
            a_case(
                a_member("again, end of first unknown", "1990-01-01"), ADMITTED_2021, again=True
            ),
            "2021-03-03",
            None,
        ),
        (
            a_person("decided", membership=Membership(decided=on("2020-01-15"))),
            "2020-01-15",
            None,
        ),
        (
            a_member("came", "2000-02-03", a_move("transferred-in", "2019-05-01")),
            "2019-05-01",
            None,
        ),
        (
            a_member("came, unknown", None, a_move("transferred-in", "2019-05-01")),
            "2019-05-01",
            None,
        ),
        (a_member("given back", "2000", a_move("restored", "2019-05-01")), "2019-05-01", None),
        (a_member("died", "2000-02-03", a_move("died", "2022-06-01")), "2000-02-03", "2022-06-01"),
        (
            a_case(a_person("ended"), ADMITTED_2021, "struck-off 2022-05-01"),
            "2021-03-03",
            "2022-05-01",
        ),
        (
            a_case(a_person("not recognised"), ADMITTED_2021, "not-recognised 2022-05-01"),
            "2021-03-03",
            "2022-05-01",
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Person) else None,
)
def test_membership_runs_from_the_first_day_to_the_last(
    someone: Person | Case, member_from: str, member_until: str | None
) -> None:
    facts = an_office(someone)

    def members(day: str, before: int = 0) -> int:
        return len(
            members_on(facts, date.fromordinal(date.fromisoformat(day).toordinal() - before))
        )

    assert members(member_from) == 1
    if member_from > "1950-01-01":
        assert members(member_from, before=1) == 0
    assert members("2030-01-01") == (member_until is None)
    if member_until:
        assert (members(member_until), members(member_until, before=1)) == (0, 1)


@pytest.mark.parametrize(
    "someone",
    [
        a_person("nobody"),
        a_case(a_person("candidate"), "candidate 2020-01-01", "decision 2021-02-01"),
        a_case(a_person("goes"), "candidate 2020-01-01"),
    ],
)
def test_who_was_not_admitted_is_no_member(someone: Person | Case) -> None:
    assert members_on(an_office(someone), date(2030, 1, 1)) == ()


def test_an_earlier_membership_and_a_later_one_are_both_kept() -> None:
    person = a_member("twice", "1990-01-01", a_move("struck-off", "2005-01-01"))
    found = life(person, [a_case(person, ADMITTED_2021, again=True)])
    days = [date(1989, 1, 1), date(1995, 1, 1), date(2010, 1, 1), date(2022, 1, 1)]
    assert [found.member_on(day) for day in days] == [False, True, False, True]
    assert found.misfits == ()


def test_who_goes_and_comes_back_was_admitted_here() -> None:
    moves = (a_move("transferred-out", "2010-01-01"), a_move("transferred-in", "2015-01-01"))
    found = life(a_member("back", "2000-02-03", *moves), [])
    assert [change.kind for change in found.changes] == [
        "admitted",
        "transferred-out",
        "transferred-in",
    ]


@pytest.mark.parametrize(
    ("person", "misfits"),
    [
        (
            a_member(
                "dies twice", None, a_move("died", "2010-01-01"), a_move("died", "2011-01-01")
            ),
            [],
        ),
        (
            a_member(
                "dies and goes",
                None,
                a_move("died", "2010-01-01"),
                a_move("expelled", "2011-01-01"),
            ),
            ["expelled"],
        ),
        (a_person("no member goes", movements=(a_move("resigned", "2010-01-01"),)), ["resigned"]),
        (
            a_member("stays", None, a_move("died", "2010-01-01"), a_move("restored", "2011-01-01")),
            [],
        ),
    ],
)
def test_changes_that_contradict_each_other_are_found(person: Person, misfits: list[str]) -> None:
    assert [change.kind for change in life(person, []).misfits] == misfits


def test_a_candidate_who_goes_away_contradicts_nothing() -> None:
    person = a_person("goes", movements=(a_move("transferred-out", "2020-06-01"),))
    assert life(person, [a_case(person, "candidate 2020-01-01")]).misfits == ()


def test_recognition_entered_without_a_case_counts_where_it_happened() -> None:
    official = Membership(admitted=on("2017-03-03"), official=on("2018-03-03"))
    here = a_person("here", membership=official)
    elsewhere = a_person(
        "elsewhere", membership=official, movements=(a_move("transferred-in", "2019-01-01"),)
    )
    assert life(here, []).days_of("recognition-decision") == (on("2018-03-03"),)
    assert life(elsewhere, []).days_of("recognition-decision") == ()


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        ("2009-12-31", None),
        ("2010-01-01", "village"),
        ("2015-05-01", "school"),
        ("2020-02-01", None),
    ],
)
def test_a_person_is_in_the_cell_of_the_day(day: str, cell: str | None) -> None:
    person = a_person(
        "moves",
        belongings=(
            Belonging(cell_id=VILLAGE.id, since=date(2010, 1, 1), until=date(2015, 5, 1)),
            Belonging(cell_id=SCHOOL.id, since=date(2015, 5, 1), until=date(2020, 1, 31)),
        ),
    )
    assert cell_on(person, date.fromisoformat(day)) == cell


MOVES = st.lists(
    st.builds(a_move, st.sampled_from(sorted(MOVEMENTS)), st.dates(date(2000, 1, 1)).map(str)),
    max_size=5,
)


@given(MOVES, st.sampled_from([None, "1999", "2001-02", "2001-02-03"]))
def test_comings_and_goings_always_alternate(moves, since: str | None) -> None:
    found = life(a_member("anyone", since, *moves), [])
    inside = [found.always, *(change.joins for change in found.changes)]
    assert all(before != after for before, after in pairwise(inside))
    assert found.member_on(date.max) == inside[-1]
