"""The certificates of candidates."""

from __future__ import annotations

from datetime import date

from desktop.screens.cells.class_certificates import CertificatesPanel
from desktop.services.cells.class_lists import CertificateLine

LINE = CertificateLine(
    id="p",
    name="Lò Thị Mai",
    cell="Chi bộ bản Pá",
    number="15/CN",
    day=date(2021, 6, 9),
    expires=date(2026, 6, 9),
    planned=None,
    late=True,
    days_left=-3,
)


def test_what_ends_before_the_meeting_is_told_and_opened(qtbot):
    panel = CertificatesPanel()
    qtbot.addWidget(panel)
    panel.show_certificates((LINE,))
    model = panel.table.model()
    shown = [model.index(0, at).data() for at in range(model.columnCount())]
    assert shown[4:] == ["09/06/2026", "chưa có kế hoạch", "đã hết"]
    with qtbot.waitSignal(panel.opened) as heard:
        panel.table.activated_row.emit(LINE)
    assert heard.args == ["p"]
