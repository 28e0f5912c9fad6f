"""Figures in rows and columns."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.rules.reports.own_table_counts import counted
from desktop.rules.reports.own_tables import OwnTable, Part, Split
from desktop.rules.reports.table_conditions import Test
from desktop.screens.widgets.figure_grid import FigureGrid
from tests.rules.reports.test_own_table_counts import OFFICE, YEAR
from tests.rules.reports.test_table_facts import KNOWN

YOUNG = Part(title="Dưới 35", asked=((Test(fact="age", values=("", "35")),),))


def made(**values):
    table = OwnTable(**{"name": "Biểu", **values})
    return counted(table, KNOWN, OFFICE, YEAR, date(2021, 12, 31))


@pytest.fixture
def grid(qtbot):
    found = FigureGrid("grid")
    qtbot.addWidget(found)
    return found


def test_a_figure_says_how_many_may_belong_to_it(grid):
    grid.show_counted(made(rows=Split(by="conditions", parts=(YOUNG,))))
    assert [grid.item(0, at).text() for at in (0, 1)] == ["Dưới 35", "2 (2?)"]
    assert grid.current_line().title == "Tổng số"


def test_arrows_move_between_figures_and_never_onto_titles(grid, qtbot):
    grid.show_counted(made(rows=Split(by="fact", fact="sex"), years=1))
    assert grid.horizontalHeaderItem(1).text() == "Năm 2021\nTổng số"
    with qtbot.waitSignal(grid.picked) as told:
        QTest.keyClick(grid, Qt.Key.Key_Up)
    assert told.args[0].title == "Chưa rõ giới tính · Tổng số · Năm 2021"
    with qtbot.waitSignal(grid.opened):
        QTest.keyClick(grid, Qt.Key.Key_Return)


def test_nothing_is_shown_of_what_cannot_be_counted(grid):
    grid.show_counted(made())
    grid.show_counted(None)
    assert (grid.rowCount(), grid.current_line()) == (0, None)
