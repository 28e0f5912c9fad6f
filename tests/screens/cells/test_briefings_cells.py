"""What a cell reported, and whether it is praised."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from desktop.services.cells import briefings
from tests.build import a_case, a_cell
from tests.screens import subjects
from tests.screens.keyboard import rewrite
from tests.screens.subjects import lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """July 2024: one cell admitted somebody, another did nothing."""
    a_case(office, at="ceremony")
    a_cell(office, "Chi bộ Trường học")
    return open_window(qtbot, office, ask, background, "briefings", "2024-07")


def cell(office, at):
    return office.read(briefings.briefing, month="2024-07", day=office.today()).cells[at]


def fill(window, name, words):
    subjects.fill(window.current.cells, name, words)


def test_each_cell_tells_of_its_report_its_work_and_praise(window):
    first, second = lines(window, "briefing-cells")
    assert first[1:] == ["chưa báo cáo", "1/1", "", "đề xuất"]
    assert second[1:] == ["chưa báo cáo", "", "", ""]


def test_a_report_is_typed_and_saved(window, office):
    pick(window, "briefing-cells", 0)
    told = words(window, "cell-work")
    assert "Đã làm: Lò Thị Mai: Lễ kết nạp" in told
    assert "đề xuất biểu dương: kết nạp 1 đảng viên trong tháng" in told
    fill(window, "received", "30/7/2024")
    rewrite(one(window.current.cells, QPlainTextEdit, "words"), "Đã họp ngày 03.")
    press(window, "praised-yes")
    press(window, "cell-report-save")
    kept = cell(office, 0)
    assert (kept.words, kept.praise_text) == ("Đã họp ngày 03.", "biểu dương")
    assert lines(window, "briefing-cells")[0][1] == "30/07/2024"
    assert words(window, "subheading").startswith("1/2 chi bộ đã báo cáo")


def test_a_report_that_came_today_takes_one_press(window, office):
    pick(window, "briefing-cells", 1)
    press(window, "received-today")
    assert cell(office, 1).received == office.today()


def test_praise_without_a_reason_is_refused(window, office):
    pick(window, "briefing-cells", 1)
    press(window, "praised-yes")
    press(window, "cell-report-save")
    assert "Hãy ghi thành tích" in subjects.fault(window.current.cells, "praise_reason")
    fill(window, "praise_reason", "Vận động tốt")
    press(window, "cell-report-save")
    assert cell(office, 1).praise == "Vận động tốt"


def test_cells_are_neither_added_nor_removed_here(window):
    pick(window, "briefing-cells", 0)
    for name in ("cell-report-add", "cell-report-remove"):
        assert not one(window, QPushButton, name).isVisible()
