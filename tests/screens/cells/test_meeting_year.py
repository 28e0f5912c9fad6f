"""The year's grid of cell meetings."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from desktop.screens.cells.meeting_year import YearPanel
from desktop.services.cells.meeting_grid import YearLine

LINE = YearLine(
    id="a",
    name="Chi bộ bản Pá",
    days=(date(2026, 1, 3), date(2026, 3, 2), *[None] * 10),
    states=("held", "late", "skipped", "unknown", "due", *["open"] * 7),
    themes=(1, 0, 0, 0),
    themes_due=(False, True, False, False),
    counted={"held": 1, "late": 1, "skipped": 1, "unknown": 1},
    attended=2,
    points=88,
)


def test_each_month_shows_its_day_or_a_sign(qtbot):
    """A meeting held in another month says so; Enter opens the cell."""
    panel = YearPanel()
    qtbot.addWidget(panel)
    panel.show_year((LINE,))
    model = panel.table.model()
    shown = [model.index(0, at).data() for at in range(model.columnCount())]
    assert shown == [
        *("Chi bộ bản Pá", "03", "2/3", "✕", "?", "?"),
        *(["·"] * 7),
        *("I; thiếu II", "2", "88"),
    ]
    told = panel.findChild(QLabel, "meeting-year-told").text()
    assert told == (
        "1 kỳ đúng kỳ · 1 kỳ trễ · 1 kỳ không họp · 1 kỳ chưa ghi · 1 chi bộ thiếu chuyên đề quý"
    )
    with qtbot.waitSignal(panel.opened) as heard:
        panel.table.activated_row.emit(LINE)
    assert heard.args == ["a"]
