"""What the lines of a report ask by code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.calendar import period
from desktop.rules.facts.case import AtAdmission
from desktop.rules.facts.office import Unit
from desktop.rules.facts.person import Education, Membership, Movement
from desktop.rules.reports.statistics import Report, figures
from desktop.rules.reports.statistics_sets import Partition
from tests.rules.census import (
    a_case,
    a_line,
    a_member,
    a_person,
    an_office,
    in_line,
    on,
    the_figures,
)


@pytest.mark.parametrize(
    ("shape", "yes", "no"),
    [
        (
            {"work": ("farmer",)},
            {"occupation_group": "farmer"},
            {"occupation_group": "pupil", "groups": frozenset({"farmer"})},
        ),
        (
            {"general": ("primary",)},
            {"education": Education(general_level="primary")},
            {"education": Education(general_level="upper-secondary")},
        ),
        (
            {"theory": ("socap",)},
            {"education": Education(political_theory="Sơ cấp")},
            {"education": Education(political_theory="Trung cấp")},
        ),
        ({"ethnicity": ("khome", "khmer")}, {"ethnicity": "Khơ-me"}, {"ethnicity": "Kinh"}),
        ({"religion": ("tinlanh",)}, {"religion": "Tin Lành"}, {"religion": "Không"}),
    ],
)
def test_a_fact_is_asked_and_its_absence_is_told(
    shape: dict[str, Any], yes: dict[str, Any], no: dict[str, Any]
) -> None:
    office = an_office(a_member("yes", **yes), a_member("no", **no), a_member("unknown"))
    assert in_line(office, count="people", **shape) == ("yes", "unknown")


@pytest.mark.parametrize(
    ("shape", "facts"),
    [
        ({"groups": ("veteran",)}, {"groups": frozenset({"veteran"})}),
        ({"academic": ("phogiaosu", "pgs")}, {"education": Education(academic_title="PGS.")}),
    ],
)
def test_most_people_are_not_what_few_are(shape: dict[str, Any], facts: dict[str, Any]) -> None:
    office = an_office(a_member("yes", **facts), a_member("no"))
    assert in_line(office, count="people", **shape) == ("yes", "")


def test_cells_and_those_in_them_are_told_by_sector() -> None:
    office = an_office(a_member("here"), a_member("nowhere", cell=None))
    assert in_line(office, count="cells", sector=("village",)) == ("village", "")
    assert in_line(office, count="people", sector=("village",)) == ("here", "nowhere")


def test_places_are_told_by_kind() -> None:
    units = (Unit(id="a", name="Bản A", kind="hamlet"), Unit(id="t", name="Trạm", kind="health"))
    assert in_line(an_office(units=units), count="units", unit_kind=("health",)) == ("t", "")


@pytest.mark.parametrize(
    ("decided", "during", "answer"),
    [
        ("1991-12-31", "2021", ("person", "")),
        ("1992-01-01", "2021", ("", "")),
        ("1986-12-31", "2021", ("", "")),
        (None, "2021", ("", "person")),
    ],
)
def test_party_age_counts_full_years_from_the_decision(
    decided: str | None, during: str, answer: tuple[str, str]
) -> None:
    membership = Membership(decided=on(decided) if decided else None)
    office = an_office(a_person("person", membership=membership))
    assert in_line(office, during, count="people", party_age=(30, 34)) == answer


def test_the_time_of_admission_takes_both_ends() -> None:
    people = [a_member(day, day) for day in ("1954-07-20", "1954-07-21", "1975-04-30")]
    span = (date(1954, 7, 21), date(1975, 4, 30))
    found = in_line(an_office(*people), count="people", decided=span)
    assert found == ("1954-07-21 1975-04-30", "")


def test_the_newly_admitted_are_counted_as_they_were_then() -> None:
    """A pupil admitted in 2021 who farms today: the figure of 2021 still tells of a pupil."""
    today = a_person("person", occupation_group="farmer")
    then = AtAdmission(occupation_group="pupil", groups=frozenset({"union-member"}))
    case = replace(a_case(today, "ceremony 2021-03-03"), at_admission=then)
    office = an_office(case)
    admitted = a_line("admitted", movements=("admitted",))
    lines = (
        admitted,
        a_line("pupils", part_of="admitted", work=("pupil",)),
        a_line("farmers", part_of="admitted", work=("farmer",)),
        a_line("union", part_of="admitted", union_age=30),
        a_line("all", count="people", where=("member",)),
        a_line("farming members", part_of="all", work=("farmer",)),
    )
    values = [line.value for line in the_figures(office, *lines).lines]
    assert values == [1, 1, 0, 1, 1, 1]


def test_those_who_came_are_told_apart_by_how_far() -> None:
    """One of whom it was not entered may be of either line."""
    came = [
        a_member(name, "2000", Movement(kind="transferred-in", day=on("2021-05-04"), reach=reach))
        for name, reach in (("near", "province"), ("far", "other-province"), ("somewhere", ""))
    ]
    lines = (
        a_line("all", movements=("transferred-in",)),
        a_line("from afar", part_of="all", reach=("other-province", "abroad")),
    )
    line = the_figures(an_office(*came), *lines).line("from afar")
    assert ([one.id for one in line.members], [one.id for one in line.unknown]) == (
        ["far"],
        ["somewhere"],
    )


WORK = st.lists(st.sampled_from(["farmer", "pupil", "", "unheard of"]), max_size=12)


@given(WORK)
def test_parts_and_what_is_besides_them_are_the_whole(work: list[str]) -> None:
    """Whoever is in no part, for want of a fact too, stands in the rest: once."""
    people = [a_member(f"{at}", occupation_group=one) for at, one in enumerate(work)]
    lines = (
        a_line("all", count="people", where=("member",)),
        a_line("farmers", part_of="all", work=("farmer",)),
        a_line("pupils", part_of="all", work=("pupil",)),
        a_line("rest", part_of="all", besides=("farmers", "pupils")),
    )
    parts = Partition(of="all", parts=("farmers", "pupils", "rest"))
    report = Report(
        id="r", title="r", periods=("year",), edition="1", lines=lines, partitions=(parts,)
    )
    found = figures(report, an_office(*people), period("2021"), date(2030, 1, 1))
    told = {line.id: line.value for line in found.lines}
    assert told["farmers"] == work.count("farmer")
    assert told["rest"] == work.count("") + work.count("unheard of")
    assert told["all"] == len(work)


def test_parts_that_leave_somebody_out_are_a_fault_of_the_report() -> None:
    lines = (
        a_line("all", count="people", where=("member",)),
        a_line("farmers", part_of="all", work=("farmer",)),
    )
    parts = (Partition(of="all", parts=("farmers",)),)
    report = Report(
        id="r", title="r", periods=("year",), edition="1", lines=lines, partitions=parts
    )
    with pytest.raises(ValueError, match="all is not the sum of farmers"):
        figures(report, an_office(a_member("one")), period("2021"), date(2030, 1, 1))
