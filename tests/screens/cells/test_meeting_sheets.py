"""The score sheets of cell meetings."""

from __future__ import annotations

import pytest

from desktop.screens.cells.meeting_sheets import SheetPanel
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import meeting_scores
from tests.screens.subjects import fault, fill, pick, press, words


@pytest.fixture
def panel(qtbot, office, ask, background):
    host = Screen(office, ask, background)
    made = SheetPanel(host)
    host.body.addWidget(made)
    qtbot.addWidget(host)
    made.show_lines(office.read(meeting_scores.sheets))
    host.show()
    yield made
    made.discard()


def test_the_central_sheet_is_not_written_over(panel, office):
    pick(panel, "score-sheets", 0)
    assert words(panel, "score-sheet-title") == "Phiếu của trung ương"
    fill(panel, "parts-0-most", "9")
    press(panel, "score-sheet-save")
    assert "“Thêm phiếu riêng”" in fault(panel, "in_force_from")
    panel.discard()
    press(panel, "score-sheet-remove")
    assert len(office.read(meeting_scores.sheets)) == 1


def test_an_own_sheet_needs_its_day(panel, office):
    press(panel, "score-sheet-add")
    fill(panel, "parts-0-most", "9")
    press(panel, "score-sheet-save")
    assert "ngày bắt đầu" in fault(panel, "in_force_from")
    fill(panel, "in_force_from", "1/1/2026")
    press(panel, "score-sheet-save")
    assert [one.most for one in office.read(meeting_scores.sheets)] == [100, 104]
