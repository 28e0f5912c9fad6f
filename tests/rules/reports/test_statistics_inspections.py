"""The lines on inspection and supervision: each time counts, in its way, within the period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.facts.inspection import Turn
from desktop.rules.reports import statistics
from desktop.services.reports import statistics as shipped
from tests.rules.census import SCHOOL, VILLAGE, a_member, an_office

TURNS = (
    Turn("inspection-regular", date(2021, 2, 3), VILLAGE.id, cell=True),
    Turn("inspection-regular", date(2021, 9, 3), VILLAGE.id, cell=True),
    Turn("inspection-signs", date(2021, 5, 4), "a"),
    Turn("supervision-thematic", date(2021, 6, 30), SCHOOL.id, cell=True),
    Turn("supervision-thematic", date(2022, 1, 1), SCHOOL.id, cell=True),
    Turn("supervision-regular", date(2021, 3, 1), "somebody in the bin"),
)


@pytest.mark.parametrize(
    ("during", "found"),
    [
        ("2021", {"inspection-organisations": 2, "inspection-members": 1}),
        ("2021-H1", {"inspection-organisations": 1, "supervision-organisations": 1}),
        ("2021-Q3", {"inspection-organisations": 1, "inspection-members": 0}),
        ("2022", {"supervision-organisations-thematic": 1, "inspection-organisations": 0}),
    ],
)
def test_turns_are_counted_in_their_period(during, found):
    facts = replace(an_office(a_member("a")), turns=TURNS)
    figures = statistics.figures(
        shipped.report("supervision"), facts, period(during), date(2030, 1, 1)
    )
    assert {name: figures.line(name).value for name in found} == found


def test_who_was_inspected_is_told_with_the_day():
    facts = replace(an_office(a_member("a")), turns=TURNS)
    figures = statistics.figures(
        shipped.report("supervision"), facts, period("2021"), date(2030, 1, 1)
    )
    [member] = figures.line("inspection-members-signs").members
    assert (member.id, member.note) == ("a", f"04/05/2021 · {VILLAGE.name}")
    twice = figures.line("inspection-organisations-regular").members
    assert [one.name for one in twice] == [VILLAGE.name, VILLAGE.name]
