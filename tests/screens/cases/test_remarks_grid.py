"""The grid of a cell's month."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from desktop.screens.cases.remarks_grid import RemarksGrid
from desktop.services.cases.remarks import RemarkLine
from tests.screens.subjects import fill, typed

LINE = RemarkLine(
    case_id="c",
    person_id="p",
    person="Lò Thị Mai",
    cell_id="cell",
    stage="probationary",
    mentor_id="m",
    mentor="Cầm Văn Biên",
    trend_before="better",
    missing=tuple(date(2023, month, 1) for month in range(1, 6)),
)


@pytest.fixture
def grid(qtbot):
    found = RemarksGrid()
    qtbot.addWidget(found)
    found.show_lines([LINE])
    found.show()
    return found


def test_the_trend_of_the_month_before_is_proposed(grid):
    """It goes with what is typed, and is not a change by itself."""
    assert typed(grid, "0-trend") == "Tiến bộ"
    assert grid.changed_lines() == ()
    fill(grid, "0-strengths", "chăm làm")
    [line] = grid.changed_lines()
    assert (line["case_id"], line["strengths"], line["trend"]) == ("c", "chăm làm", "better")
    grid.take_as_saved()
    assert grid.changed_lines() == ()


def test_who_is_helped_by_whom_and_what_is_missing_is_said(grid):
    said = " ".join(label.text() for label in grid.findChildren(QLabel))
    assert "Lò Thị Mai (dự bị)" in said
    assert "Cầm Văn Biên" in said
    assert "thiếu 5 tháng trước" in said
