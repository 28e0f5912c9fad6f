"""What the member writes, what the cell resolves and the decision, from one line."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.members import departure_papers
from tests.build import a_cell, a_member, an_office
from tests.services.members.test_departures import leave

DAY = date(2026, 3, 2)


@pytest.fixture
def printed(office):
    """All words of a paper of somebody in a cell."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá", secretary="Lò Văn Thư")

    def make(kind, paper, **values):
        values = {"reason": "Tuổi cao, sức yếu", "met": DAY, "resolution": "03-NQ/CB", **values}
        key = leave(office, a_member(office, cell=cell, old_card_number="12345678"), kind, **values)
        asked = {"id": key, "paper": paper, "day": DAY}
        return " ".join(words(office.read(departure_papers.sheet, **asked)))

    return make


def test_an_exemption_is_asked_for_and_resolved(printed):
    told = printed("exempt", "application", asked=DAY)
    assert "12345678" in told
    assert "miễn công tác và sinh hoạt đảng" in told
    assert "Tuổi cao, sức yếu" in told


def test_the_cell_resolves_with_its_secretary(printed):
    told = printed("exempt", "resolution", day=date(2026, 4, 1), until=date(2026, 9, 1))
    assert "Lò Văn Thư" in told
    assert "ngày 01 tháng 4 năm 2026" in told
    assert "Thời gian miễn đến" in told


def test_who_leaves_is_resolved_by_the_cell_before_the_decision(printed):
    told = printed("resigned", "resolution", asked=date(2026, 2, 9))
    assert "ngày 09 tháng 02 năm 2026" in told
    assert "ra khỏi Đảng" in told
    assert "xóa tên" not in told


@pytest.mark.parametrize("kind", ["struck-off", "resigned"])
def test_the_decision_names_the_resolution(printed, kind):
    told = printed(kind, "decision", number="05-QĐ/ĐU", decided=DAY, reason="Sức\nyếu.")
    assert "Sức yếu" in told
    assert "Sức yếu." not in told
    assert "05" in told
    assert "03" in told
    assert "Chi bộ bản Pá" in told


def test_what_there_is_no_form_for_is_said(printed):
    with pytest.raises(Refusal, match="từ trần"):
        printed("died", "decision")
