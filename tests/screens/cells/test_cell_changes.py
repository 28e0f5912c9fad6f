"""Decisions on cells: what the form offers."""

from __future__ import annotations

import pytest

from desktop.screens.cells.cell_changes import ChangesPanel
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import organisations, reorganising
from tests.build import a_cell, a_member
from tests.screens.subjects import fault, fill, press, typed


@pytest.fixture
def panel(qtbot, office, ask, background):
    a_member(office, "Cầm Văn A", a_cell(office, "Chi bộ bản Pá"))
    host = Screen(office, ask, background)
    made = ChangesPanel(host)
    host.body.addWidget(made)
    qtbot.addWidget(host)
    made.show_changes((), office.read(organisations.cells))
    host.show()
    return made


def test_a_dissolved_cell_is_offered_no_more(panel, office):
    fill(panel, "act", "Giải thể")
    fill(panel, "from_cell", "Chi bộ bản Pá")
    fill(panel, "day", "4/5/2020")
    press(panel, "cell-change")
    assert office.read(reorganising.changes) == ()
    a_cell(office, "Chi bộ mới")
    panel.show_changes((), office.read(organisations.cells))
    fill(panel, "to_cell", "Chi bộ mới")
    press(panel, "cell-change")
    [change] = office.read(reorganising.changes)
    assert change.kind == "dissolved"
    panel.show_changes((), office.read(organisations.cells))
    assert typed(panel, "from_cell") == ""
    assert len(panel.form.fields["from_cell"].box.model().findItems("Chi bộ bản Pá")) == 0


def test_several_cells_are_merged_at_once(panel, office):
    for name in ("Chi bộ bản Áng", "Chi bộ bản Mòn", "Chi bộ bản Nà"):
        a_cell(office, name)
    panel.show_changes((), office.read(organisations.cells))
    fill(panel, "from_cell", "Chi bộ bản Áng")
    press(panel, "more_cells-add")
    fill(panel, "more_cells-0-cell_id", "Chi bộ bản Mòn")
    fill(panel, "to_cell", "Chi bộ bản Nà")
    fill(panel, "day", "4/5/2020")
    fill(panel, "act", "Giải thể")
    press(panel, "cell-change")
    assert "Chỉ sáp nhập" in fault(panel, "more_cells")
    fill(panel, "act", "Sáp nhập")
    press(panel, "cell-change")
    [change] = office.read(reorganising.changes)
    assert change.told == "Chi bộ bản Áng, Chi bộ bản Mòn vào Chi bộ bản Nà"
    assert panel.form.fields["more_cells"].value() == ()
