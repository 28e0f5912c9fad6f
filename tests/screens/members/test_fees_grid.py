"""The grid of the Party fee by itself: keys, what counts as keyed, and where the cursor goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.rules.members.fees import months_of
from desktop.screens.members.fees_grid import FeesGrid
from desktop.services.members.fees import CellFees, FeeLine

JUNE = months_of(2026)[5]


@pytest.fixture
def grid(qtbot):
    """One who is free, one who went away in June, and one of whom nothing is noted."""
    free, open_, gone = ("exempt",) * 12, ("open",) * 12, ("open",) * 5 + ("outside",) * 7
    lines = tuple(
        FeeLine(person_id=name, person=name, marks=marks)
        for name, marks in (("An", free), ("Bình", gone), ("Chung", open_))
    )
    made = FeesGrid()
    qtbot.addWidget(made)
    made.show_cell(CellFees("pa", "Chi bộ bản Pá", lines), 2026)
    made.go_to_month(6)
    return made


def keys(grid, *pressed):
    for key in pressed:
        QTest.keyClick(grid, key)


def test_nothing_is_noted_of_whoever_is_not_in_the_cell(grid):
    """The cursor goes on; a free member may still pay."""
    keys(grid, Qt.Key.Key_X, Qt.Key.Key_X, Qt.Key.Key_X)
    assert grid.changed_lines() == (("An", JUNE, "paid"), ("Chung", JUNE, "paid"))
    assert [grid.shown_months(row)[5] for row in range(3)] == ["x", "–", "x"]


def test_delete_takes_back_what_was_keyed(grid):
    grid.setCurrentCell(2, 6)
    keys(grid, Qt.Key.Key_L, Qt.Key.Key_Delete)
    assert grid.changed_lines() == ()


def test_a_whole_month_leaves_the_free_alone(grid):
    QTest.keyClick(grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert grid.changed_lines() == (("Chung", JUNE, "paid"),)


def test_another_cell_forgets_what_was_keyed(grid):
    keys(grid, Qt.Key.Key_X)
    grid.show_cell(None, 2026)
    assert grid.changed_lines() == ()
    assert grid.rowCount() == 0
