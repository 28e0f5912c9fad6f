"""Targets set by single keys, and what may still be reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from desktop.screens.background import Background
from desktop.screens.widgets.table import Table
from desktop.services.cells import targets
from tests.build import a_case, a_cell, an_office, many_people
from tests.screens.doubles import HeldExecutor
from tests.screens.subjects import fill, go_to, lines, one, open_window, pick, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """Two cells without a target."""
    an_office(office)
    for name in ("Chi bộ bản Cang", "Chi bộ bản Pá"):
        a_cell(office, name)
    return open_window(qtbot, office, ask, background, "targets")


def held(office):
    """Every target with the decision on it."""
    return [(one.admit, one.number) for one in office.read(targets.targets)]


def test_a_digit_sets_the_target_and_the_next_line_waits(window, office):
    pick(window, "targets", 1)
    table = one(window, Table, "targets")
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(table, key)
    assert [line[:3] for line in lines(window, "targets")] == [
        ["Toàn đảng bộ", "0", "3"],
        ["Chi bộ bản Cang", "0", "2"],
        ["Chi bộ bản Pá", "0", "1"],
    ]
    window.undo()
    assert held(office) == [(2, "")]


class TestInALargeOffice:
    @pytest.fixture
    def worker(self):
        return HeldExecutor()

    @pytest.fixture
    def window(self, qtbot, office_on_disk, ask, worker):
        an_office(office_on_disk)
        a_cell(office_on_disk, "Chi bộ bản Cang")
        office_on_disk.do(many_people, 501)
        return open_window(qtbot, office_on_disk, ask, Background(worker), "targets")

    def test_targets_and_forecast_are_read_beside_the_window(self, window, worker):
        """Until then nothing of another year is shown, and nothing can be printed."""
        assert words(window, "waiting") == "Đang đọc chỉ tiêu và dự báo…"
        press(window, "target-decision")
        assert "Hãy bấm lại khi đọc xong" in words(window, "strip-words")
        worker.let_go()
        assert len(lines(window, "targets")) == 2
        press(window, "target-before")
        assert not one(window, Table, "targets").isVisible()

    def test_targets_that_are_set_are_there_at_once(self, window, worker, office_on_disk):
        """The cursor goes on down; a change elsewhere is read anew, what is typed stays."""
        worker.let_go()
        pick(window, "targets", 1)
        QTest.keyClick(one(window, Table, "targets"), Qt.Key.Key_2)
        assert lines(window, "targets")[1][2] == "2"
        pick(window, "targets", 0)
        fill(window.current.targets, "admit", "3")
        a_cell(office_on_disk, "Chi bộ bản Pá")
        assert one(window, Table, "targets").isVisible()
        worker.let_go()
        assert len(lines(window, "targets")) == 3
        assert window.current.unsaved()
        window.current.discard()


def test_the_decision_is_entered_once_for_all(window, office):
    pick(window, "targets", 1)
    QTest.keyClick(one(window, Table, "targets"), Qt.Key.Key_2)
    pick(window, "targets", 0)
    form = window.current.targets
    fill(form, "admit", "3")
    fill(form, "number", "05-QĐ/ĐU")
    press(window, "target-save")
    assert sorted(held(office)) == [(2, "05-QĐ/ĐU"), (3, "05-QĐ/ĐU")]
    assert "Chỉ tiêu 3 · đã kết nạp 0 (0 %) · còn 3" in words(window, "subheading")


def test_the_decision_is_laid_out_and_left_again(window):
    pick(window, "targets", 1)
    QTest.keyClick(one(window, Table, "targets"), Qt.Key.Key_2)
    press(window, "target-decision")
    press(window, "leave-paper")
    assert one(window, Table, "targets").isVisible()


def test_without_targets_the_decision_says_what_to_do(window):
    press(window, "target-decision")
    assert "Chưa giao chỉ tiêu nào" in words(window, "strip-words")


def test_the_forecast_says_that_it_knows_too_little(window, office):
    a_case(office, at="application", name="Lò Thị Mai")
    one(window, QTabWidget, "target-tabs").setCurrentIndex(1)
    assert "1 trong 1 người còn kịp" in words(window, "forecast-told")
    assert "chưa đủ 5 hồ sơ cũ" in words(window, "forecast-told")
    [heading, name] = told(window, "prospects")
    assert heading == "Còn kịp: 1 người"
    assert name.startswith("Lò Thị Mai · Chi bộ bản")


def test_enter_opens_the_case(window, office):
    a_case(office, at="application", name="Lò Thị Mai")
    one(window, QTabWidget, "target-tabs").setCurrentIndex(1)
    go_to(window, "prospects", "Lò Thị Mai")
    assert window.current.title == "Hồ sơ"


def test_another_year_and_the_term_are_one_button_away(window):
    press(window, "target-before")
    assert words(window, "heading") == "Chỉ tiêu và dự báo năm 2025"
    press(window, "target-term")
    assert words(window, "heading") == "Chỉ tiêu và dự báo nhiệm kỳ 2025 - 2030"
