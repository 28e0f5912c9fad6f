"""What each cell has done of its target."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import period
from desktop.rules.cells.cell_shares import cell_shares
from desktop.rules.facts.office import Target
from desktop.rules.reports import statistics
from desktop.services.reports import statistics as shipped
from tests.rules.census import SCHOOL, VILLAGE, a_case, a_person, an_office

OFFICE = an_office(
    a_case(a_person("one"), "ceremony 2021-03-03"),
    a_case(a_person("two"), "ceremony 2021-04-03"),
    a_case(a_person("before", cell=SCHOOL), "ceremony 2020-04-03"),
    targets=(
        Target(scope="year", year=2021, admit=1, cell_id=VILLAGE.id),
        Target(scope="year", year=2020, admit=3, cell_id=SCHOOL.id),
        Target(scope="term", year=2021, admit=9, cell_id=SCHOOL.id),
        Target(scope="year", year=2021, admit=4),
    ),
)


def shares(during: str) -> dict[str, tuple[list[str], int | None]]:
    figures = statistics.figures(shipped.report("yearly"), OFFICE, period(during), date(2030, 1, 1))
    return {
        one.id: ([member.id for member in one.admitted], one.target)
        for one in cell_shares(figures, OFFICE.targets)
    }


def test_a_cell_has_its_own_people_and_the_target_of_the_year() -> None:
    """Neither the term's nor the commune's target is one of a cell's year."""
    assert shares("2021") == {"village": (["one", "two"], 1), "school": ([], None)}
    assert shares("2020") == {"village": ([], None), "school": (["before"], 3)}


def test_a_cell_is_ahead_or_behind_only_of_a_target() -> None:
    figures = statistics.figures(shipped.report("yearly"), OFFICE, period("2021"), date(2030, 1, 1))
    told = {one.id: (one.ahead, one.behind) for one in cell_shares(figures, OFFICE.targets)}
    assert told == {"village": (True, False), "school": (False, False)}
