"""The lines of the ranking tables: everybody present stands in exactly one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.rules.calendar import period
from desktop.rules.facts.ranking import Ranked
from desktop.rules.reports import statistics
from desktop.services.reports import statistics as shipped
from tests.rules.census import SCHOOL, VILLAGE, a_member, an_office

NAMES = ("best", "well", "bad", "lazy", "old", "new", "asked")
RANKS = (
    Ranked(year=2025, of="best", rank="excellent"),
    Ranked(year=2025, of="well", rank="good"),
    Ranked(year=2025, of="bad", rank="failed", cause="disciplined"),
    Ranked(year=2025, of="lazy", rank="failed"),
    Ranked(year=2025, of="old", rank="none", cause="exempt"),
    Ranked(year=2025, of="new", rank="none", cause="new"),
    Ranked(year=2025, of="asked"),
    Ranked(year=2024, of="best", rank="failed"),
    Ranked(year=2025, of=VILLAGE.id, cell=True, rank="excellent"),
)


def sets(report: str) -> dict[str, set[str]]:
    """Who stands in each line of a table of 2025."""
    facts = replace(an_office(*(a_member(one, "2010") for one in NAMES)), rankings=RANKS)
    found = statistics.figures(shipped.report(report), facts, period("2025"), date(2025, 12, 31))
    return {line.id: {one.id for one in line.members} for line in found.lines}


def test_members_stand_in_the_lines_of_their_rank_and_cause():
    found = sets("table-ranking-members")
    assert found["present"] == set(NAMES)
    assert found["ranked"] == {"best", "well", "bad", "lazy"}
    assert (found["exempt"], found["not-yet"]) == ({"old"}, {"new", "asked"})
    assert (found["failed-disciplined"], found["failed-other"]) == ({"bad"}, {"lazy"})
    assert found["excellent"] == {"best"}


def test_cells_without_a_rank_are_told_of():
    found = sets("table-ranking-cells")
    assert found["excellent"] == {VILLAGE.id}
    assert found["not-ranked"] == {SCHOOL.id}
