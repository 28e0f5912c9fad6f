"""The reports that ship: every figure promised, every condition and code used and known."""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date

import pytest

from desktop import paths
from desktop.rules import lists
from desktop.rules.calendar import period
from desktop.rules.facts.office import Office, Target, Unit
from desktop.rules.facts.person import Education
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members.membership import (
    ADMITTED,
    GIVEN_UP_STEPS,
    LEAVING_STEPS,
    MOVEMENTS,
    RECOGNISED,
)
from desktop.rules.reports import statistics, statistics_reader
from desktop.rules.reports.statistics import Report
from desktop.rules.reports.statistics_conditions import REGISTERED
from desktop.services import shipped
from tests.rules.census import (
    SCHOOL,
    VILLAGE,
    a_case,
    a_member,
    a_move,
    a_person,
    an_office,
    on,
)

PROMISED = """
    members-start members-end joined left admitted admitted-women admitted-minority
    admitted-religious admitted-youth admitted-union admitted-rural admitted-pupils admitted-again
    admitted-university admitted-vocational admitted-average-age recognised not-recognised
    struck-off transferred-in transferred-out died expelled class-sent class-certified candidates
    outstanding target target-percent term-target term-admitted term-percent cells
    cells-without-admission cells-without-source units-without-members units-without-cell
    admitted-women-percent admitted-youth-percent admitted-minority-percent admitted-rural-percent
"""
FILES = sorted((paths.resources() / "statistics").glob("*.toml"))
REPORTS = {
    report.id: report
    for path in FILES
    for report in statistics_reader.read(
        path.read_text(encoding="utf-8"), shipped.entries, path.name
    )
}
OWN_ON_MEMBERS = ("yearly", "quarter", "month")
OWN = {id: report for id, report in REPORTS.items() if not report.code}


def steps() -> dict[str, dict[str, object]]:
    """The steps of all processes by id."""
    files = sorted((paths.resources() / "process").glob("*.toml"))
    told = [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]
    return {step["id"]: step for process in told for step in process["step"]}


def codes(name: str) -> set[str]:
    path = paths.resources() / "lists" / f"{name}.toml"
    return {one.code for one in lists.read(path.read_text(encoding="utf-8"), path.name)}


def used(field: str) -> set[str]:
    """All values that the lines of any report give to a field."""
    return {
        value
        for report in REPORTS.values()
        for line in report.lines
        for value in getattr(line, field)
    }


def test_there_is_a_report_for_each_period() -> None:
    assert {report.id: report.periods for report in OWN.values()} == {
        "yearly": ("year",),
        "quarter": ("quarter",),
        "month": ("month",),
        "supervision": ("year", "nine-months", "half", "quarter", "month"),
    }


@pytest.mark.parametrize("report", [OWN[id] for id in OWN_ON_MEMBERS], ids=OWN_ON_MEMBERS)
def test_a_report_gives_every_figure_promised(report: Report) -> None:
    ids = [line.id for line in report.lines]
    assert set(PROMISED.split()) <= set(ids)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_composed(path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


def test_every_condition_is_used() -> None:
    assert used("where") == set(REGISTERED)


def test_every_code_is_known() -> None:
    assert used("steps") <= set(steps())
    assert used("professional") <= codes("professional_levels")
    assert used("general") <= codes("general_levels")
    assert used("work") == codes("occupations")
    assert used("groups") <= codes("groups")
    assert used("sector") == codes("sectors")
    assert used("unit_kind") == codes("unit_kinds")
    assert used("occupation") <= codes("occupations") & codes("groups")
    assert used("ways") == codes("inspection_ways")
    assert used("discipline") == codes("discipline_forms")
    assert used("movements") == {ADMITTED, *MOVEMENTS}


def test_membership_knows_the_steps_that_end_it() -> None:
    ends = {id for id, step in steps().items() if step.get("end")}
    assert ends == {*LEAVING_STEPS, *GIVEN_UP_STEPS}
    assert RECOGNISED in steps()


def a_year() -> OfficeFacts:
    """One commune in 2021, small enough to count by hand."""
    pupil = a_person(
        "pupil",
        sex="nữ",
        ethnicity="Mông",
        religion="Không",
        born=on("2003-01-01"),
        union_joined=on("2018"),
        occupation_group="pupil",
        education=Education(professional_level="none"),
    )
    teacher = a_person(
        "teacher",
        cell=SCHOOL,
        sex="nam",
        ethnicity="Kinh",
        religion="Công giáo",
        born=on("1986-05-05"),
        occupation_group="public-employee",
        education=Education(professional_level="college"),
    )
    return an_office(
        a_case(pupil, "class-sent 2020-05-05", "ceremony 2021-03-03"),
        a_case(teacher, "ceremony 2021-09-02", again=True),
        a_case(
            a_person("soon"),
            "outstanding 2021-01-05",
            "candidate 2021-02-05",
            "class-sent 2021-05-05",
            "certificate 2021-05-20",
        ),
        a_case(a_person("chosen", cell=SCHOOL), "outstanding 2021-10-10"),
        a_case(a_person("kept"), "ceremony 2020-03-03", "recognition-decision 2021-03-20"),
        a_case(a_person("not kept"), "ceremony 2020-03-03", "not-recognised 2021-03-20"),
        a_member("old", None, a_move("died", "2021-07-07"), ethnicity="Mông"),
        a_member("here", "1999", ethnicity="Mông"),
        a_member("came", "2010", a_move("transferred-in", "2021-08-08")),
        a_member("went", "2010", a_move("transferred-out", "2021-08-08")),
        a_member("bad", "2010", a_move("expelled", "2021-08-08")),
        office=Office(term_from=date(2020, 7, 1), term_to=date(2025, 7, 1)),
        targets=(
            Target(scope="year", year=2021, admit=4),
            Target(scope="term", year=2020, admit=10),
        ),
        units=(
            Unit(id="u1", name="Bản Áng", kind="hamlet", cell_id=VILLAGE.id),
            Unit(id="u2", name="Trạm y tế", kind="health"),
        ),
    )


EXPECTED = {
    "members-start": "bad here kept not-kept old went",
    "joined": "came pupil teacher",
    "admitted": "pupil teacher",
    "admitted-women": "pupil",
    "admitted-minority": "pupil",
    "admitted-religious": "teacher",
    "admitted-youth": "pupil",
    "admitted-union": "pupil",
    "admitted-rural": "pupil",
    "admitted-pupils": "pupil",
    "admitted-university": "teacher",
    "admitted-vocational": "",
    "admitted-again": "teacher",
    "transferred-in": "came",
    "restored": "",
    "left": "bad not-kept old went",
    "died": "old",
    "expelled": "bad",
    "struck-off": "not-kept",
    "resigned": "",
    "transferred-out": "went",
    "members-end": "came here kept pupil teacher",
    "members-women": "pupil",
    "members-minority": "here pupil",
    "term-admitted": "pupil teacher",
    "recognised": "kept",
    "not-recognised": "not-kept",
    "outstanding": "chosen soon",
    "candidates": "soon",
    "class-sent": "soon",
    "class-certified": "soon",
    "cells": "school village",
    "cells-without-admission": "",
    "cells-without-source": "",
    "units": "u1 u2",
    "units-without-members": "u2",
    "units-without-cell": "u2",
}
NUMBERS = {
    "admitted-women-percent": "50",
    "admitted-minority-percent": "50",
    "admitted-youth-percent": "50",
    "admitted-union-percent": "50",
    "admitted-rural-percent": "50",
    "admitted-university-percent": "50",
    "admitted-vocational-percent": "0",
    "admitted-average-age": "26,5",
    "members-minority-percent": "40",
    "target": "4",
    "target-percent": "50",
    "term-target": "10",
    "term-percent": "20",
}


def test_a_year_counted_by_hand() -> None:
    found = statistics.figures(REPORTS["yearly"], a_year(), period("2021"), date(2021, 12, 31))
    sets = {
        line.id: " ".join(sorted(one.id.replace(" ", "-") for one in line.members))
        for line in found.lines
    }
    assert {id: sets[id] for id in EXPECTED} == EXPECTED
    assert {id: found.line(id).text for id in NUMBERS} == NUMBERS
    assert set(EXPECTED) | set(NUMBERS) == set(sets)
    assert found.misfits == ()
