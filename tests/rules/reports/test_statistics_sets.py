"""The set behind a line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.facts.office import Office
from desktop.rules.facts.person import Badge
from tests.rules.census import (
    a_case,
    a_line,
    a_member,
    a_move,
    a_person,
    an_office,
    in_line,
    the_figures,
)

CEREMONY = "ceremony 2021-03-03"
OFFICE = an_office(
    a_case(
        a_person("by case"), CEREMONY, "class-sent 2020-05-05", "recognition-decision 2022-03-20"
    ),
    a_case(a_person("twice to class"), "class-sent 2021-01-05", "class-sent 2021-09-05"),
    a_member("entered", "2021-06-01"),
    a_member("by month", "2021-06"),
    a_member("by year", "2021"),
    a_member("came", "2010", a_move("transferred-in", "2021-07-01")),
    a_member("went", "2010", a_move("transferred-out", "2021-04-01")),
    a_member("died", None, a_move("died", "2021-12-31")),
)


@pytest.mark.parametrize(
    ("during", "shape", "sure", "unsure"),
    [
        ("2021", {"movements": ("admitted",)}, "by case by year by month entered", ""),
        ("2021-03", {"movements": ("admitted",)}, "by case", ""),
        ("2021-06", {"movements": ("admitted",)}, "by month entered", ""),
        ("2021-01", {"movements": ("admitted",)}, "by year", ""),
        ("2021", {"movements": ("transferred-in", "died")}, "came died", ""),
        ("2020", {"steps": ("class-sent",)}, "by case", ""),
        ("2021", {"steps": ("class-sent",)}, "twice to class", ""),
        ("2022", {"steps": ("recognition-decision", "not-recognised")}, "by case", ""),
        ("2021", {"count": "people", "at": "start", "where": ("member",)}, "died went", ""),
        (
            "2021",
            {"count": "people", "where": ("member",)},
            "by case by year by month came entered",
            "",
        ),
    ],
)
def test_a_line_holds_those_whom_it_asks_for(
    during: str, shape: dict, sure: str, unsure: str
) -> None:
    found = in_line(OFFICE, during, **shape)
    assert [sorted(names.split()) for names in found] == [
        sorted(names.split()) for names in (sure, unsure)
    ]


def test_a_part_may_keep_only_some_movements() -> None:
    found = the_figures(
        OFFICE,
        a_line("left", movements=("died", "transferred-out")),
        a_line("dead", part_of="left", movements=("died",)),
    )
    assert [line.value for line in found.lines] == [2, 1]
    assert [member.id for member in found.line("dead").members] == ["died"]


@pytest.mark.parametrize(
    ("term", "during", "admitted"),
    [
        ((date(2020, 7, 1), date(2025, 7, 1)), "2021-Q1", ["by year", "by case"]),
        ((date(2020, 7, 1), None), "2023", ["by year", "by case", "by month", "entered"]),
        ((date(2025, 7, 1), None), "2021", None),
        ((date(2010, 7, 1), date(2015, 7, 1)), "2021", None),
        ((None, None), "2021", None),
    ],
)
def test_the_term_runs_from_its_first_day_to_the_end_of_the_period(
    term: tuple[date | None, date | None], during: str, admitted: list[str] | None
) -> None:
    facts = an_office(
        *OFFICE.cases, *OFFICE.people, office=Office(term_from=term[0], term_to=term[1])
    )
    whole = a_line("term", movements=("admitted",), within="term")
    part = a_line("women", part_of="term", where=("woman",))
    line, women = the_figures(facts, whole, part, during=during).lines
    if admitted is None:
        assert (line.value, women.value) == (None, None)
    else:
        assert sorted(one.id for one in line.members) == sorted(admitted)


def test_badges_count_when_handed_each_under_its_years() -> None:
    """Not when one that was lost is given again, nor before it is handed."""

    def badge(years: int, handed: date | None, kind: str = "round") -> Badge:
        return Badge(years=years, kind=kind, handed=handed)

    day = date(2021, 2, 3)
    facts = an_office(
        a_member("given", badges=(badge(30, date(2019, 2, 3)), badge(40, day))),
        a_member("asked", badges=(badge(40, None),)),
        a_member("lost", badges=(badge(40, day, "again"),)),
    )
    whole, thirty, forty = the_figures(
        facts,
        a_line("badges", badges=(30, 40)),
        a_line("30", part_of="badges", badges=(30,)),
        a_line("40", part_of="badges", badges=(40,)),
    ).lines
    assert [one.id for one in whole.members] == [one.id for one in forty.members] == ["given"]
    assert thirty.value == 0


SEXES = st.lists(st.sampled_from(["nam", "nữ", None]), max_size=8)


@given(SEXES)
def test_a_part_lies_within_its_whole(sexes: list) -> None:
    people = [a_member(f"{place}", "2021-01-01", sex=sex) for place, sex in enumerate(sexes)]
    whole, part, rest = the_figures(
        an_office(*people),
        a_line("whole", count="people", where=("member",)),
        a_line("women", part_of="whole", where=("woman",)),
        a_line("village women", part_of="women", where=("in a village cell",)),
    ).lines
    assert set(part.members) <= set(whole.members)
    assert {one.id for one in rest.unknown} == {one.id for one in part.unknown}
    assert len(part.members) == sexes.count("nữ")
    assert len(part.unknown) == sexes.count(None)
