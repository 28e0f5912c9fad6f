"""What is told of the member the cursor is on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.screens.widgets.table import Table
from desktop.services.members import members
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import lines, one, open_window, pick, words


def test_what_does_not_fit_is_told_in_the_list_and_beside(qtbot, office, ask, background):
    an_office(office)
    person = a_member(office, "Cầm Văn An", a_cell(office, "Chi bộ bản Cang"))
    given = [{"form": "warning", "day": date(2025, 5, 6), "number": "3-QĐ/UBKT"}]
    office.do(members.set_disciplines, person_id=person, lines=given)
    window = open_window(qtbot, office, ask, background, "ranking")
    pick(window, "member-ranks", 0)
    QTest.keyClick(one(window, Table, "member-ranks"), Qt.Key.Key_1)
    assert "bị kỷ luật cảnh cáo" in lines(window, "member-ranks")[0][3]
    told = words(window, "member-rank-evidence")
    assert told.splitlines()[0] == "Chi bộ bản Cang"
    assert "không xếp xuất sắc" in told
