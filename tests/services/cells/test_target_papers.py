"""The decision that hands out the targets."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cells import target_papers, targets
from tests.build import a_cell, an_office


def test_the_decision_names_cells_with_their_share(office):
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    a_cell(office, "Chi bộ bản Cang")
    office.do(targets.set_target, year=2026, admit=2, cell_id=cell)
    office.do(targets.decide, scope="year", year=2026, number="05", day=date(2026, 1, 9))
    sheet = office.read(target_papers.decision, scope="year", year=2026, day=date(2026, 3, 2))
    told = " ".join(" ".join(words(sheet)).split())
    assert "Số 05 -QĐ/ĐU" in told
    assert "ngày 09 tháng 01 năm 2026" in told
    assert "Giao chỉ tiêu kết nạp 02 đảng viên năm 2026" in told
    assert "Chi bộ bản Pá" in told
    assert "Chi bộ bản Cang" not in told


def test_without_targets_there_is_no_decision(office):
    with pytest.raises(Refusal, match="Chưa giao chỉ tiêu"):
        office.read(target_papers.decision, scope="year", year=2026, day=date(2026, 3, 2))
