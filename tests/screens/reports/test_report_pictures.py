"""The tab of pictures in the reports."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from desktop.screens.widgets.chart import Chart
from desktop.screens.widgets.line_list import LineList
from tests.build import a_case, an_office
from tests.screens.subjects import fill, one, open_window, told, words


def test_a_row_of_a_picture_opens_its_names(qtbot, office, ask, background):
    """Pictures are drawn for the period shown, and a name leads to its person."""
    an_office(office)
    a_case(office, at="ceremony")
    window = open_window(qtbot, office, ask, background, "reports")
    tabs = one(window, QTabWidget, "report-tabs")
    tabs.setCurrentIndex(1)
    fill(window, "year", "2024")
    pipeline = one(window, Chart, "chart-pipeline")
    for _ in pipeline.picture.rows:
        QTest.keyClick(pipeline, Qt.Key.Key_Down)
    assert told(window, "picture-names")[:2] == ["Đảng viên dự bị: 1 người", "Lò Thị Mai"]
    QTest.keyClick(one(window, LineList, "picture-names"), Qt.Key.Key_Return)
    assert words(window, "heading") == "Lò Thị Mai"


def test_an_office_without_figures_is_told_what_to_do(qtbot, office, ask, background):
    """Nothing to draw is no empty page."""
    an_office(office)
    window = open_window(qtbot, office, ask, background, "reports")
    one(window, QTabWidget, "report-tabs").setCurrentIndex(1)
    assert "giao chỉ tiêu" in words(window, "no-pictures")
