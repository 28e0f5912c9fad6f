"""Cells proposed by the titles of rows and columns."""

from __future__ import annotations

import pytest

from desktop.rules.reports.template_rows import Title, proposals, title_beside

ROWS = [
    ["THỐNG KÊ", "", "", ""],
    ["Tiêu chí", "Thực hiện", "", "(%) kỳ này so với cùng kỳ năm trước"],
    ["", "Kỳ này", "Cùng kỳ năm trước", ""],
    ["A - Tổng số đảng viên", "", "", ""],
    ["   1. Kết nạp", "", "", ""],
    ["- Nữ", "", "", ""],
    ["18-30", "", "", ""],
    ["31-35", "", "", ""],
    ["- Nữ", "", "", ""],
]


def places(*titles):
    made = proposals(ROWS, [Title(str(at), title) for at, title in enumerate(titles)])
    return {(one.line, one.part): (one.row, one.column) for one in made}


def test_a_title_is_found_without_numbering_marks_and_capitals():
    """Numbers that are no numbering stay."""
    found = places("a - tổng số đảng viên", "Kết nạp", "18-30", "31-35", "Không có")
    assert found["0", "value"] == (4, 2)
    assert found["1", "before"] == (5, 3)
    assert found["2", "share"] == (7, 4)
    assert found["3", "value"] == (8, 2)
    assert "4" not in {line for line, _ in found}


def test_titles_that_come_twice_are_told_apart_by_their_order():
    """Unless the table has them more or less often."""
    assert places("Nữ", "Kết nạp", "Nữ")["2", "value"] == (9, 2)
    assert places("Nữ") == {}


def test_without_headings_the_next_column_takes_the_figure():
    """As in a list of titles with one column."""
    made = proposals([["Kết nạp", ""], ["Nữ", ""]], [Title("a", "Nữ")])
    assert [(one.part, one.row, one.column) for one in made] == [("value", 2, 2)]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [(5, 2, "1. Kết nạp"), (5, 1, ""), (2, 4, "Thực hiện"), (99, 1, ""), (0, 1, "")],
)
def test_a_cell_is_known_again_by_the_words_before_it(row, column, said):
    """The nearest ones to the left."""
    assert title_beside(ROWS, row, column) == said
