"""The rounds of the classes."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.screens.cells.class_rounds import RoundsPanel
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import class_lists, classes
from tests.screens.subjects import fill, lines, pick, press


@pytest.fixture
def panel(qtbot, office, ask, background):
    office.do(classes.add_round, id="r", kind="new-member", title="Lớp mới", since=date(2026, 5, 4))
    host = Screen(office, ask, background)
    made = RoundsPanel(host)
    host.body.addWidget(made)
    qtbot.addWidget(host)
    made.show_lines(office.read(class_lists.rounds, day=office.today()))
    host.show()
    yield made
    made.discard()


def test_a_round_is_shown_changed_and_removed(panel, office):
    assert lines(panel, "rounds") == [["Lớp mới", "04/05/2026", "0", "", "đang lập danh sách"]]
    pick(panel, "rounds", 0)
    fill(panel, "seats", "12")
    press(panel, "round-save")
    [line] = office.read(class_lists.rounds, day=office.today())
    assert line.seats == 12
    press(panel, "round-remove")
    assert office.read(class_lists.rounds, day=office.today()) == ()
