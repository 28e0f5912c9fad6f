"""The plan of source building."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from desktop.screens.cells.source_plan import PlanPanel
from desktop.services.cells.source_lists import PlanLine

LINE = PlanLine(
    id="a",
    name="Chi bộ bản Pá",
    planned=(1, None, 2, *[None] * 9),
    done=(("Lò Thị Mai",), ("Hà Văn Tới",), *[()] * 10),
)


@pytest.fixture
def panel(qtbot):
    made = PlanPanel(date(2026, 4, 20))
    qtbot.addWidget(made)
    made.show_plan(2026, (LINE,))
    return made


def test_fields_tell_what_was_done_of_what_was_planned(panel):
    model = panel.grid.model
    assert [model.index(0, at).data() for at in range(5)] == [
        *("Chi bộ bản Pá", "1/1", "1", "0/2", ""),
    ]
    assert model.index(0, 13).data() == "2/3"
    panel.grid.table.setCurrentIndex(model.index(0, 1))
    assert "tháng 1: Lò Thị Mai" in panel.findChild(QLabel, "plan-names").text()


def test_a_number_typed_goes_to_its_month(panel):
    model = panel.grid.model
    model.setData(model.index(0, 12), "3")
    assert panel.changed_lines() == ({"cell_id": "a", "month": 12, "planned": 3},)
    panel.forget()
    assert not panel.is_edited()


def test_a_month_that_is_over_and_lacks_somebody_is_late(panel):
    assert panel.is_late(3)
    assert not panel.is_late(4)
