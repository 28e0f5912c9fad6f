"""The criterion of a cell beside its points and reasons."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget

from desktop.services.cells import ranking_view, targets
from tests.build import a_case, an_office
from tests.screens.keyboard import rewrite
from tests.screens.subjects import fill, lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """A cell that admitted one in 2024, twice as many as it was asked for; 2024 is shown."""
    an_office(office)
    a_case(office, at="ceremony", name="Lò Thị Mai")
    [cell] = office.read(ranking_view.year_ranking, year=2024).cells
    office.do(targets.set_target, year=2024, admit=1, cell_id=cell.id)
    window = open_window(qtbot, office, ask, background, "ranking")
    press(window, "ranking-before")
    one(window, QTabWidget, "ranking-tabs").setCurrentIndex(1)
    return window


def test_the_criterion_is_told_with_names(window):
    assert lines(window, "cell-ranks")[0][1] == "đạt 1/1"
    pick(window, "cell-ranks", 0)
    assert "Kết nạp: Lò Thị Mai (02/07)" in words(window, "cell-rank-evidence")


def test_points_and_words_of_the_other_criteria_are_kept(window, office):
    pick(window, "cell-ranks", 0)
    panel = window.current.cells
    fill(panel, "points", "92")
    rewrite(one(panel, QPlainTextEdit, "reason"), "Nền nếp tốt")
    press(window, "cell-rank-save")
    [cell] = office.read(ranking_view.year_ranking, year=2024).cells
    assert (cell.points, cell.reason) == (92, "Nền nếp tốt")
