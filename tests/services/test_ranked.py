"""The ranks as statistics hear of them."""

from __future__ import annotations

from desktop.rules.facts.ranking import Ranked
from desktop.services import ranked, ranking
from tests.build import a_cell, a_member


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
