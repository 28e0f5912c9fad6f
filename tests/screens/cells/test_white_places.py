"""The board of white places."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.rules.facts.office import Unit
from desktop.screens.cells.white_places import WhitePlacesPanel
from desktop.services.cells.cell_boards import PlaceState
from tests.screens.keyboard import rewrite
from tests.screens.subjects import one

PLACE = PlaceState(
    id="u",
    unit=Unit(id="u", name="Bản Xa", kind="hamlet"),
    cell="",
    joint=False,
    helping="Chi bộ bản Pá",
    members=0,
    candidates=0,
    last_admission=None,
    lacks=("đảng viên", "chi bộ", "nguồn", "kết nạp"),
)


def test_a_place_tells_what_it_lacks_and_who_helps(qtbot):
    panel = WhitePlacesPanel(date(2026, 5, 20))
    qtbot.addWidget(panel)
    panel.show_places((PLACE,))
    panel.show()
    model = panel.table.model()
    shown = [model.index(0, at).data() for at in range(model.columnCount())]
    assert shown == [
        *("Bản Xa", "Chi bộ bản Pá (giúp đỡ)", "0", "0", ""),
        "Trắng đảng viên, chi bộ, nguồn, kết nạp",
    ]
    assert "1 trắng chi bộ" in panel.findChild(QLabel, "white-total").text()
    years = one(panel, QLineEdit, "white-years")
    rewrite(years, "5")
    with qtbot.waitSignal(panel.asked):
        QTest.keyClick(years, Qt.Key.Key_Return)
    assert (panel.day(), panel.years()) == (date(2026, 5, 20), 5)
