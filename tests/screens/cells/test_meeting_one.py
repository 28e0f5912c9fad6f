"""One meeting of a cell: going from cell to cell."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.screens.cells.meeting_one import OnePanel
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import meeting_grid
from tests.build import a_cell, an_office
from tests.screens.subjects import fill, press, words


class Host(Screen):
    """A screen that is nothing but the panel."""

    def hold(self, panel):
        self.panel = panel
        self.body.addWidget(panel)

    def unsaved(self):
        return self.panel.unsaved()


@pytest.fixture
def panel(qtbot, office, ask, background):
    an_office(office)
    for name in ("Chi bộ bản Áng", "Chi bộ bản Pá"):
        a_cell(office, name)
    host = Host(office, ask, background)
    made = OnePanel(host)
    host.hold(made)
    qtbot.addWidget(host)
    lines = office.read(meeting_grid.month_lines, month="2026-03", day=date(2026, 3, 20))
    made.show_cells("2026-03", lines)
    host.show()
    yield made
    made.discard()


def test_what_is_typed_is_asked_about_before_another_cell_is_shown(panel, ask):
    fill(panel, "venue", "Nhà văn hóa")
    assert panel.unsaved()
    ask.answers.append(None)
    panel.cells.select_key(panel.cells.shown_lines()[1].key)
    assert "Chi bộ bản Áng" in words(panel, "meeting-title")
    press(panel, "meeting-save")
    assert not panel.unsaved()
    panel.cells.select_key(panel.cells.shown_lines()[1].key)
    assert "Chi bộ bản Pá" in words(panel, "meeting-title")


def test_without_cells_nothing_is_shown(panel):
    panel.show_cells("2026-04", ())
    assert words(panel, "meeting-title") == ""
    assert panel.cell_id() == ""
