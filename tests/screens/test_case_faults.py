"""Soát hồ sơ: faults under those who must mend them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.rules.findings import Finding
from desktop.screens.case_faults import FaultsTab
from tests.screens.subjects import told

BIRTH = Finding(
    level="info", sentence="Chưa ghi nơi sinh.", who="Người vào Đảng", field="person.birth_place"
)
VOTE = Finding(
    level="block", sentence="Số tán thành lớn hơn số có mặt.", who="Chi bộ", source="Điều 4"
)


def test_faults_stand_under_who_mends_them(qtbot):
    """Enter asks for the very one."""
    tab = FaultsTab()
    qtbot.addWidget(tab)
    tab.show()
    tab.show_faults((BIRTH, VOTE))
    assert told(tab, "faults") == [
        "Người vào Đảng (1)",
        "Chưa ghi nơi sinh.",
        "Chi bộ (1)",
        "Số tán thành lớn hơn số có mặt.",
    ]
    assert [line.side for line in tab.lines.shown_lines()] == ["", "thiếu", "", "phải sửa"]
    QTest.keyClick(tab.lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(tab.asked) as asked:
        QTest.keyClick(tab.lines, Qt.Key.Key_Return)
    assert asked.args == [VOTE]


def test_a_sound_case_says_so(qtbot):
    """Nothing to choose, nothing to explain."""
    tab = FaultsTab()
    qtbot.addWidget(tab)
    tab.show()
    tab.show_faults(())
    assert "Không thấy chỗ nào" in tab.findChild(QLabel, "faults-empty").text()
