"""The ranking of a year as lists show it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services.cells import ranking, ranking_view, targets
from tests.build import a_case, a_commune, an_office


def test_a_cell_that_missed_its_target_is_doubtful_as_excellent(office):
    an_office(office)
    a_case(office, at="cell-meeting")
    [cell] = [one.id for one in office.read(ranking_view.year_ranking, year=2024).cells]
    office.do(targets.set_target, year=2024, admit=1, cell_id=cell)
    office.do(ranking.rank_cells, year=2024, cells=[cell], rank="excellent", decided=False)
    [line] = office.read(ranking_view.year_ranking, year=2024).cells
    assert line.development.verdict == "chưa đạt 0/1"
    assert line.doubts == ("chưa đạt chỉ tiêu kết nạp",)


def test_the_published_year_gives_the_criterion_with_its_names():
    """Tra Nu 2021: eight admitted, each named in the cell that admitted."""
    office, _ = a_commune("tra-nu")
    found = office.read(ranking_view.year_ranking, year=2021)
    assert sum(len(one.development.admitted) for one in found.cells) == 8
    assert found.review_day == date(2021, 12, 31)
    assert len(found.members) == 125
    assert found.basis.startswith("Quy định số 132-QĐ/TW")


@pytest.mark.parametrize(
    ("code", "words"),
    [("excellent", "Xuất sắc"), ("none", "Không xếp loại"), ("", "")],
)
def test_a_rank_is_named(code, words):
    assert ranking_view.rank_words(ranking.generation(2025), code, short=True) == words
