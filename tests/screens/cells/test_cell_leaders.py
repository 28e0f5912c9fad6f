"""Officers and charges: who is entered once, and only days change later."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.screens.cells.cell_leaders import ChargesPanel, OfficersPanel
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import cell_leaders, organisations
from tests.build import a_cell, a_member
from tests.screens.subjects import fill, lines, pick, press


@pytest.fixture
def known(office):
    cell = a_cell(office, "Chi bộ bản Pá")
    person = a_member(office, "Cầm Văn A", cell)
    given = {"cell_id": cell, "person_id": person, "since": date(2025, 8, 1)}
    office.do(cell_leaders.add_officer, id="o", office="cell-deputy", **given)
    office.do(cell_leaders.add_charge, id="c", **given)
    return office


def show(qtbot, kind, office, ask, background, found):
    host = Screen(office, ask, background)
    panel = kind(host)
    host.body.addWidget(panel)
    qtbot.addWidget(host)
    panel.show_leaders(found, office.read(organisations.cells))
    host.show()
    return panel


def test_an_officer_is_ended_and_removed(qtbot, known, ask, background):
    panel = show(qtbot, OfficersPanel, known, ask, background, known.read(cell_leaders.officers))
    assert lines(panel, "officers") == [
        ["Chi bộ bản Pá", "Cầm Văn A", "Phó Bí thư chi bộ", "01/08/2025", ""]
    ]
    pick(panel, "officers", 0)
    assert not panel.form.fields["person_id"].isEnabled()
    fill(panel, "until", "1/2/2026")
    press(panel, "officer-save")
    assert known.read(cell_leaders.officers)[0].until == date(2026, 2, 1)
    press(panel, "officer-remove")
    assert known.read(cell_leaders.officers) == ()


def test_a_charge_is_ended_and_removed(qtbot, known, ask, background):
    found = known.read(cell_leaders.charges, year=2026)
    panel = show(qtbot, ChargesPanel, known, ask, background, found)
    pick(panel, "charges", 0)
    fill(panel, "until", "1/2/2026")
    press(panel, "charge-save")
    assert known.read(cell_leaders.charges, year=2026)[0].until == date(2026, 2, 1)
    press(panel, "charge-remove")
    assert known.read(cell_leaders.charges, year=2026) == ()
