"""Cho mượn tài liệu: lent, late, back."""

from __future__ import annotations

import pytest

from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import fault, fill, lines, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    a_member(office, "Lò Văn An", a_cell(office, "Chi bộ bản Pá"))
    return open_window(qtbot, office, ask, background, "loans")


def test_papers_are_lent_and_come_back(window):
    press(window, "loan-add")
    fill(window, "person_id", "Lò Văn An")
    fill(window, "papers", "Lý lịch đảng viên")
    fill(window, "lent", "5/1/2023")
    fill(window, "due", "20/1/2023")
    press(window, "loan-save")
    assert "người mượn" in fault(window, "borrower")
    fill(window, "borrower", "Hà Văn Dũng")
    press(window, "loan-save")
    [line] = lines(window, "loans")
    assert line[:4] == ["Lò Văn An", "Lý lịch đảng viên", "Hà Văn Dũng", "05/01/2023"]
    assert line[4].startswith("quá hạn")
    assert words(window, "subheading") == "1 lần mượn chưa trả, 1 quá hạn"
    pick(window, "loans", 0)
    press(window, "loan-returned")
    assert lines(window, "loans")[0][4].startswith("trả ")
    press(window, "only-out")
    assert lines(window, "loans") == []
    press(window, "only-out")
    pick(window, "loans", 0)
    press(window, "loan-returned")
    assert lines(window, "loans")[0][4].startswith("quá hạn")
    press(window, "loan-remove")
    assert lines(window, "loans") == []


def test_a_loan_is_picked_first(window):
    press(window, "loan-returned")
    assert "Hãy chọn một lần mượn" in words(window, "strip-words")
