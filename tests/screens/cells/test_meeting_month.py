"""The month of all cells, keyed like a table."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import period
from desktop.rules.facts.office import Cell
from desktop.screens.cells.meeting_month import MonthPanel
from desktop.services.cells.meeting_grid import MonthLine

LINE = MonthLine(
    id="a", cell=Cell(id="a", name="Chi bộ bản Pá"), state="due", total=9, exempt_named=0
)


@pytest.fixture
def panel(qtbot):
    made = MonthPanel()
    qtbot.addWidget(made)
    made.show_month(period("2026-03"), (LINE,))
    return made


def put(panel, column, words):
    model = panel.grid.model
    at = [one.name for one in model.columns].index(column)
    model.setData(model.index(0, at), words)


def test_what_is_typed_becomes_the_line_of_its_cell(panel):
    put(panel, "met", "4")
    put(panel, "committee_present", "c")
    assert panel.changed_lines() == (
        {"cell_id": "a", "committee_present": True, "skipped": False, "held": date(2026, 3, 4)},
    )
    put(panel, "met", "không họp")
    assert panel.changed_lines()[0]["skipped"] is True
    panel.forget()
    assert not panel.is_edited()


def test_what_is_typed_for_a_month_does_not_go_to_another(panel):
    put(panel, "met", "4")
    panel.show_month(period("2026-03"), (LINE,))
    assert panel.is_edited()
    panel.show_month(period("2026-04"), (LINE,))
    assert not panel.is_edited()


def test_a_day_that_cannot_be_is_refused(panel):
    put(panel, "met", "hôm qua")
    with pytest.raises(Refusal):
        panel.changed_lines()
