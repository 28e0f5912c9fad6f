"""The people of a round."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.screens.cells.class_seats import SeatsPanel
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import class_lists, classes
from tests.screens.subjects import one, typed, words


@pytest.fixture
def panel(qtbot, office, ask, background):
    for key in ("a", "b"):
        office.do(classes.add_round, id=key, kind="awareness", title=f"Lớp {key}", seats=5)
    host = Screen(office, ask, background)
    made = SeatsPanel(host)
    host.body.addWidget(made)
    qtbot.addWidget(host)
    host.show()
    return made


def test_without_rounds_it_says_to_open_one(panel):
    panel.show_rounds(())
    assert "Mở một lớp" in words(panel, "round-told")
    assert not one(panel, QPushButton, "seat").isEnabled()


def test_another_round_is_chosen_by_its_name(panel, office):
    rounds = office.read(class_lists.rounds, day=office.today())
    panel.show_rounds(rounds)
    panel.choose("b")
    assert typed(panel, "round") == "Lớp b"
    assert panel.chosen().id == "b"
    assert "0/5 chỗ" in words(panel, "round-told")
