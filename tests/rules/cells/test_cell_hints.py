"""Hints of the Statutes on a cell."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.cells import cell_hints
from desktop.services import shipped

LAW = shipped.law()
DAY = date(2026, 3, 20)


def said(official, committee=0, congress=None):
    found = cell_hints.hints(official, committee=committee, congress=congress, law=LAW, day=DAY)
    return [one.sentence.split(":")[0].split(",")[0] for one in found]


@pytest.mark.parametrize(
    ("official", "committee", "told"),
    [
        (2, 0, ["Chỉ có 2 đảng viên chính thức"]),
        (3, 0, []),
        (9, 1, ["Có 9 đảng viên chính thức"]),
        (9, 3, []),
        (30, 3, ["Có 30 đảng viên chính thức"]),
    ],
)
def test_size_and_leadership(official, committee, told):
    assert said(official, committee) == told


def test_a_term_that_is_over_is_told_with_its_source():
    [hint] = cell_hints.hints(5, committee=3, congress=date(2022, 5, 4), law=LAW, day=DAY)
    assert (hint.sentence, hint.late) == ("Hết nhiệm kỳ từ 04/11/2024.", True)
    assert hint.source
    assert said(5, 3, date(2025, 8, 1)) == []
    assert cell_hints.term_ends(date(2025, 8, 1), LAW) == date(2030, 8, 1)


def test_what_is_not_confirmed_is_said_to_be():
    """The threshold of a larger organisation is of the model before; that of a cell is known."""
    few, many = (
        cell_hints.hints(count, committee=3, congress=None, law=LAW, day=DAY)[0]
        for count in (2, 30)
    )
    assert few.source == "Điều 21, Điều lệ Đảng"
    assert many.source.startswith("Điều 21, Điều lệ Đảng; chưa xác nhận: theo mô hình trước")
