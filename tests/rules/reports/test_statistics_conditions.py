"""What statistics ask of people, cells and units: yes, no, or not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.rules.facts.office import Cell, Office, Unit
from desktop.rules.facts.person import Education, Membership
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports.statistics_conditions import REGISTERED
from tests.rules.census import (
    SCHOOL,
    VILLAGE,
    a_case,
    a_member,
    a_move,
    a_person,
    an_office,
    in_line,
    on,
)


@pytest.mark.parametrize(
    ("asked", "yes", "no", "unknown"),
    [
        ({"where": ("woman",)}, {"sex": "nữ"}, {"sex": "nam"}, {}),
        ({"where": ("of a minority",)}, {"ethnicity": "Mông"}, {"ethnicity": "Kinh"}, {}),
        ({"where": ("of a minority",)}, {"ethnicity": "Thái"}, {"ethnicity": "KINH (Việt)"}, {}),
        ({"where": ("religious",)}, {"religion": "Tin Lành"}, {"religion": "không"}, {}),
        ({"where": ("in a village cell",)}, {"cell": VILLAGE}, {"cell": SCHOOL}, {"cell": None}),
        (
            {"occupation": ("pupil",)},
            {"occupation_group": "pupil"},
            {"occupation_group": "farmer"},
            {},
        ),
        (
            {"occupation": ("pupil",)},
            {"groups": frozenset({"pupil"})},
            {"occupation_group": "student", "groups": frozenset({"union-member"})},
            {"groups": frozenset({"militia"})},
        ),
        (
            {"professional": ("college", "university")},
            {"education": Education(professional_level="college")},
            {"education": Education(professional_level="none")},
            {},
        ),
    ],
)
def test_people_are_told_apart_by_what_is_known_of_them(
    asked: dict[str, Any], yes: dict[str, Any], no: dict[str, Any], unknown: dict[str, Any]
) -> None:
    facts = an_office(a_person("yes", **yes), a_person("no", **no), a_person("unknown", **unknown))
    assert in_line(facts, count="people", **asked) == ("yes", "unknown")


@pytest.mark.parametrize(
    ("born", "answer"),
    [
        ("2003-12-31", ("person", "")),
        ("2004-01-01", ("", "")),
        ("1991-01-01", ("person", "")),
        ("1990-12-31", ("", "")),
        ("1995", ("person", "")),
        ("2003", ("person", "")),
        ("1989", ("", "")),
        ("2004", ("", "")),
        (None, ("", "person")),
    ],
)
def test_age_is_in_full_years_on_the_day(born: str | None, answer: tuple[str, str]) -> None:
    facts = an_office(a_person("person", born=on(born) if born else None))
    assert in_line(facts, count="people", age=(18, 30)) == answer


@pytest.mark.parametrize(
    ("born", "answer"),
    [("1991", ("", "person")), ("1992", ("person", "")), ("2003", ("", "person"))],
)
def test_an_age_that_the_year_alone_leaves_open_is_unknown(
    born: str, answer: tuple[str, str]
) -> None:
    facts = an_office(a_case(a_person("person", born=on(born)), "ceremony 2021-06-15"))
    found = in_line(facts, movements=("admitted",), age=(18, 29))
    assert found == answer


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"born": on("1995"), "union_joined": on("2010")}, ("person", "")),
        ({"born": on("1995"), "union_joined": on("2022-05-01")}, ("", "")),
        ({"union_joined": on("2010")}, ("", "person")),
        ({"born": on("1980"), "union_joined": on("1996")}, ("", "")),
        ({"born": on("1980")}, ("", "")),
        ({"born": on("1987"), "groups": frozenset({"union-member"})}, ("person", "")),
        ({"born": on("1995")}, ("", "person")),
    ],
)
def test_the_youth_union_is_left_behind_with_age(
    facts: dict[str, Any], answer: tuple[str, str]
) -> None:
    office = an_office(a_person("person", **facts))
    assert in_line(office, count="people", union_age=30) == answer


def test_a_new_admission_begins_a_new_probation() -> None:
    """The day on which the earlier membership became official says nothing of it."""
    again = a_member("again", "1990", a_move("expelled", "2005-04-04"))
    again = replace(again, membership=Membership(admitted=on("1990"), official=on("1991")))
    office = an_office(a_case(again, "ceremony 2021-05-19", again=True))
    assert in_line(office, count="people", where=("probationary",)) == ("again", "")


def test_readmission_is_known_only_from_a_case() -> None:
    facts = an_office(
        a_case(a_person("again"), "ceremony 2021-01-01", again=True),
        a_case(a_person("first"), "ceremony 2021-01-01"),
        a_member("entered", "2021-01-01"),
    )
    found = in_line(facts, movements=("admitted",), where=("admitted again",))
    assert found == ("again", "entered")


WAY = (
    a_case(a_person("chosen"), "outstanding 2021-02-01"),
    a_case(a_person("candidate"), "outstanding 2020-02-01", "candidate 2021-12-31"),
    a_case(a_person("later"), "outstanding 2022-02-01", "candidate 2022-03-01"),
    a_case(
        a_person("admitted"),
        "outstanding 2020-01-01",
        "candidate 2020-02-01",
        "ceremony 2021-12-31",
    ),
    a_case(
        a_person("soon"), "outstanding 2020-01-01", "candidate 2020-02-01", "ceremony 2022-01-01"
    ),
    a_case(
        a_person("gone", movements=(a_move("transferred-out", "2021-05-01"),)),
        "outstanding 2021-02-01",
        "candidate 2021-03-01",
    ),
    a_case(a_member("member", "1999"), "candidate 2020-02-01"),
    a_person("nobody"),
)


@pytest.mark.parametrize(
    ("condition", "people"),
    [
        ("outstanding", "candidate chosen soon"),
        ("candidate", "candidate soon"),
        ("member", "admitted member"),
    ],
)
def test_the_way_into_the_party_is_seen_as_on_the_last_day(condition: str, people: str) -> None:
    assert in_line(an_office(*WAY), count="people", where=(condition,)) == (people, "")


def an_office_of_cells() -> OfficeFacts:
    """Cells new, old, dissolved and to come; one admits, one has a candidate."""
    return an_office(
        a_case(a_person("a"), "ceremony 2021-03-03"),
        a_case(a_person("b", cell=SCHOOL), "candidate 2021-03-03"),
        a_member("c", "2020-01-01", cell=SCHOOL),
        cells=(
            VILLAGE,
            SCHOOL,
            Cell(id="new", name="Chi bộ mới", founded=on("2021-12")),
            Cell(id="to-come", name="Chi bộ sắp lập", founded=on("2022")),
            Cell(id="gone", name="Chi bộ cũ", dissolved=date(2021, 12, 31)),
        ),
    )


@pytest.mark.parametrize(
    ("condition", "cells"),
    [
        ("cell at work", "village school new"),
        ("without admission", "school new to-come gone"),
        ("without source", "village new to-come gone"),
    ],
)
def test_cells_are_told_apart(condition: str, cells: str) -> None:
    found = in_line(an_office_of_cells(), count="cells", where=(condition,))
    assert found == (cells, "")


UNITS = (
    Unit(id="with", name="Bản Áng", kind="hamlet", cell_id="village"),
    Unit(id="empty-cell", name="Trường", kind="school", cell_id="school"),
    Unit(id="helped", name="Trạm", kind="health", helping_cell_id="village"),
    Unit(id="to-come", name="Bản Mới", kind="hamlet", since=date(2022, 1, 1)),
    Unit(id="gone", name="Bản Cũ", kind="hamlet", until=date(2021, 12, 31)),
)


@pytest.mark.parametrize(
    ("condition", "units"),
    [
        ("unit at work", "with empty-cell helped"),
        ("without members", "empty-cell helped to-come gone"),
        ("without a cell", "helped to-come gone"),
    ],
)
def test_units_are_told_apart(condition: str, units: str) -> None:
    facts = an_office(
        a_member("member"),
        a_member("dead", "1999", a_move("died", "2020-01-01"), cell=SCHOOL),
        units=UNITS,
    )
    assert in_line(facts, count="units", where=(condition,)) == (units, "")


def test_an_admission_is_of_the_cell_of_its_day() -> None:
    moved = a_person("moved", cell=None)
    facts = an_office(a_case(moved, "ceremony 2021-03-03", cell=SCHOOL))
    found = in_line(facts, movements=("admitted",), where=("in a village cell",))
    assert found == ("", "")


def test_every_condition_has_one_subject() -> None:
    subjects = {condition.of for condition in REGISTERED.values()}
    assert subjects == {"people", "cells", "units", "bases"}


def test_an_unknown_office_asks_nothing() -> None:
    assert in_line(OfficeFacts(office=Office()), count="people", where=("member",)) == ("", "")
