"""The cells as they stood on a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from desktop.rules.cells.cell_hints import Hint
from desktop.rules.facts.office import Cell
from desktop.screens.cells.cell_states import StatesPanel
from desktop.services.cells.cell_boards import CellState

STATE = CellState(
    id="a",
    cell=Cell(id="a", name="Chi bộ bản Pá"),
    official=2,
    probationary=1,
    units=("Bản Pá", "Bản Xa"),
    congress=date(2020, 8, 1),
    ends=date(2023, 2, 1),
    hints=(Hint("Chưa đủ người: xem xét.", "Điều 21", late=True),),
)


def test_a_line_tells_strength_places_term_and_hints(qtbot):
    panel = StatesPanel(date(2026, 5, 20))
    qtbot.addWidget(panel)
    panel.show_cells((STATE,))
    model = panel.table.model()
    shown = [model.index(0, at).data() for at in range(model.columnCount())]
    assert shown == ["Chi bộ bản Pá", "2", "1", "Bản Pá, Bản Xa", "01/02/2023", "Chưa đủ người"]
    assert panel.findChild(QLabel, "cell-states-total").text() == "1 chi bộ · 3 đảng viên (dự bị 1)"
    with qtbot.waitSignal(panel.picked) as heard:
        panel.table.select_id("a")
    assert heard.args == ["a"]
    assert "Điều 21" in panel.findChild(QLabel, "cell-hints").text()
    panel.show_flow("= 3 đảng viên")
    assert panel.findChild(QLabel, "cell-flow").text() == "= 3 đảng viên"
