"""The decisions of the yearly ranking."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cells import ranking, ranking_papers
from tests.build import a_cell, a_member, an_office

DAY = date(2026, 3, 2)


@pytest.fixture
def cell(office):
    """A cell of two members."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    for name in ("Cầm Văn An", "Lò Thị Bua"):
        a_member(office, name, cell)
    return cell


def told(office, form):
    sheet = office.read(ranking_papers.sheet, year=2025, form_id=form, day=DAY)
    return " ".join(" ".join(words(sheet)).split())


def test_the_decision_on_members_has_its_list(office, cell):
    office.do(ranking.propose_rest, year=2025)
    office.do(ranking.decide_as_proposed, year=2025, of="member")
    office.do(
        ranking.set_ranking, year=2025, members_number="09-QĐ/ĐU", members_day=date(2026, 1, 12)
    )
    said = told(office, ranking_papers.MEMBERS)
    assert "ngày 12 tháng 01 năm 2026" in said
    assert "366-QĐ/TW" in said
    assert "đối với 02 đảng viên tính đến ngày 31/12/2025" in said
    assert said.index("Hoàn thành tốt nhiệm vụ 2") < said.index("DANH SÁCH")
    assert "Lò Thị Bua" in said


def test_the_decision_on_cells_shows_the_criterion(office, cell):
    office.do(ranking.rank_cells, year=2025, cells=[cell], rank="good", decided=True)
    said = told(office, ranking_papers.CELLS)
    assert "Chi bộ bản Pá" in said
    assert "không giao" in said


@pytest.mark.parametrize("form", [ranking_papers.CELLS, ranking_papers.MEMBERS])
def test_before_anything_is_ranked_there_is_no_decision(office, cell, form):
    with pytest.raises(Refusal, match="Chưa xếp loại"):
        told(office, form)
