"""The ranks as statistics hear of them."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import period
from desktop.rules.facts.ranking import Ranked
from desktop.services.cells import ranked, ranking
from desktop.services.reports import statistics
from desktop.store.tables.ranking import MemberRankRow
from tests.build import a_cell, a_member
from tests.deeds import add

AS_OF = date(2025, 12, 31)


def test_what_is_decided_goes_before_what_was_proposed(office):
    cell = a_cell(office)
    one = a_member(office, cell=cell)
    for rank, decided in (("excellent", False), ("good", True)):
        office.do(ranking.rank_members, year=2025, people=[one], rank=rank, decided=decided)
    office.do(ranking.rank_cells, year=2025, cells=[cell], rank="done", decided=False)
    assert office.read(ranked.ranked) == (
        Ranked(year=2025, of=one, rank="good"),
        Ranked(year=2025, of=cell, cell=True, rank="done"),
    )


def test_a_cause_of_another_rank_says_nothing(office):
    """Merged records may leave one; the member is counted all the same."""
    one = a_member(office, cell=a_cell(office))
    office.do(add, MemberRankRow, year=2025, person_id=one, decided="failed", cause="exempt")
    assert office.read(ranked.ranked) == (Ranked(year=2025, of=one, rank="failed"),)
    asked = {"report_id": "table-ranking-members", "period": period("2025"), "as_of": AS_OF}
    line = office.read(statistics.figures, **asked).line
    assert (line("failed").value, line("failed-other").value) == (1, 1)
