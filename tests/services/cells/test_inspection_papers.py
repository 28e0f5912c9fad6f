"""The plan of a year and what came of it, on paper."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cells import inspection_papers, inspections
from tests.build import a_cell, an_office


def told(office, form):
    sheet = office.read(inspection_papers.sheet, year=2026, form_id=form, day=date(2026, 12, 15))
    return " ".join(" ".join(words(sheet)).split())


def test_plan_and_results_tell_of_the_same_year(office):
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    office.do(
        inspections.add_inspection,
        id="one",
        year=2026,
        way="inspection-finance",
        content="Tài chính đảng",
        month=6,
        concluded=date(2026, 6, 20),
        subjects=[{"cell_id": cell}],
    )
    office.do(inspections.add_finding, id="f", inspection_id="one", words="Thu chậm", cell_id=cell)
    plan = told(office, inspection_papers.PLAN)
    assert "Kiểm tra tài chính đảng Tài chính đảng Chi bộ bản Pá" in plan
    assert "tháng 6" in plan
    results = told(office, inspection_papers.RESULTS)
    assert "Kiểm tra 1 1 1 0" in results
    assert "Thu chậm" in results
    assert "chưa khắc phục" in results


def test_an_empty_year_has_no_paper(office):
    with pytest.raises(Refusal, match="chưa có cuộc"):
        told(office, inspection_papers.PLAN)
