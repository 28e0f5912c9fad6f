"""The ranking of a year, keyed with single keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from desktop.screens.background import Background
from desktop.screens.widgets.table import Table
from tests.build import a_cell, a_member, an_office, many_people
from tests.screens.doubles import HeldExecutor
from tests.screens.subjects import fill, lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """Two cells, three members; in March the year before is ranked."""
    an_office(office)
    first, second = (a_cell(office, name) for name in ("Chi bộ bản Cang", "Chi bộ bản Pá"))
    a_member(office, "Cầm Văn An", first)
    for name in ("Lò Thị Bua", "Vì Văn Cầu"):
        a_member(office, name, second)
    return open_window(qtbot, office, ask, background, "ranking")


def shown(window):
    """Proposal and decision of each member."""
    return {line[0]: (line[1], line[2]) for line in lines(window, "member-ranks")}


def key(window, name, *keys):
    table = one(window, Table, name)
    for pressed in keys:
        QTest.keyClick(table, pressed)


def test_exceptions_are_keyed_and_the_rest_is_one_press(window):
    assert words(window, "heading") == "Xếp loại cuối năm 2025"
    pick(window, "member-ranks", 1)
    key(window, "member-ranks", Qt.Key.Key_1, Qt.Key.Key_3)
    press(window, "rank-rest")
    assert shown(window) == {
        "Cầm Văn An": ("Tốt", ""),
        "Lò Thị Bua": ("Xuất sắc", ""),
        "Vì Văn Cầu": ("Hoàn thành", ""),
    }
    assert "3/3 đảng viên đã ghi · xuất sắc 1, nhiều nhất 0 · vượt tỷ lệ ở 1" in words(
        window, "subheading"
    )


def test_of_a_large_office_another_year_is_read_beside_the_window(qtbot, office_on_disk, ask):
    """Meanwhile the members of the year before are not there to be ranked; keyed ranks are."""
    an_office(office_on_disk)
    a_member(office_on_disk, "Cầm Văn An", a_cell(office_on_disk, "Chi bộ bản Cang"))
    office_on_disk.do(many_people, 501)
    worker = HeldExecutor()
    window = open_window(qtbot, office_on_disk, ask, Background(worker), "ranking")
    worker.let_go()
    press(window, "rank-rest")
    assert shown(window) == {"Cầm Văn An": ("Tốt", "")}
    press(window, "ranking-before")
    assert not one(window, Table, "member-ranks").isVisible()
    assert words(window, "waiting") == "Đang đọc xếp loại…"
    worker.let_go()
    assert words(window, "heading") == "Xếp loại cuối năm 2024"
    assert one(window, Table, "member-ranks").isVisible()


def test_decisions_are_written_apart(window):
    press(window, "rank-rest")
    press(window, "ranking-decided")
    pick(window, "member-ranks", 0)
    key(window, "member-ranks", Qt.Key.Key_3)
    press(window, "rank-same")
    assert shown(window)["Cầm Văn An"] == ("Tốt", "Hoàn thành")
    assert shown(window)["Lò Thị Bua"] == ("Tốt", "Tốt")


def test_one_cell_at_a_time(window):
    fill(window, "rank-cell", "ban pa")
    assert list(shown(window)) == ["Lò Thị Bua", "Vì Văn Cầu"]
    press(window, "rank-rest")
    fill(window, "rank-cell", "tat ca")
    assert shown(window)["Cầm Văn An"] == ("", "")


def test_a_reason_is_kept_beside_the_rank(window):
    pick(window, "member-ranks", 0)
    panel = window.current.members
    fill(panel, "proposed", "khong hoan thanh")
    fill(panel, "cause", "khac")
    fill(panel, "reason", "Không nhận nhiệm vụ")
    press(window, "member-rank-save")
    assert shown(window)["Cầm Văn An"] == ("Không hoàn thành", "")
    window.undo()
    assert shown(window)["Cầm Văn An"] == ("", "")


def test_the_decision_on_cells_waits_for_a_rank(window):
    press(window, "ranking-print-cells")
    assert "Chưa xếp loại chi bộ nào của năm 2025" in words(window, "strip-words")
    one(window, QTabWidget, "ranking-tabs").setCurrentIndex(1)
    pick(window, "cell-ranks", 0)
    key(window, "cell-ranks", Qt.Key.Key_2)
    press(window, "ranking-print-cells")
    press(window, "leave-paper")
    assert lines(window, "cell-ranks")[0][3] == "Tốt"


def test_another_year_is_one_button_away(window):
    press(window, "ranking-before")
    assert words(window, "heading") == "Xếp loại cuối năm 2024"
