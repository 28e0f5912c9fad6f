"""Sửa dòng của biểu: names, hidden rows and rows of the office's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from desktop.screens.widgets.table import Table
from desktop.services.reports import table_edits
from tests.build import a_case, an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, press, typed, words

TABLE = "table-admitted"


@pytest.fixture
def window(qtbot, office, ask, background):
    """The table of those admitted, where one woman was in 2024."""
    an_office(office)
    a_case(office, at="ceremony")
    return open_window(qtbot, office, ask, background, "table-edits", TABLE)


def pick(window, line):
    """Go to a row and into its form by Enter."""
    table = one(window, Table, "edited-rows")
    table.select_id(line)
    QTest.keyClick(table, Qt.Key.Key_Return)


def state(window, number):
    return next(line for line in lines(window, "edited-rows") if line[0] == number)


def test_a_row_is_named_otherwise_hidden_and_given_back(window, office):
    assert "Bộ biểu 2021" in words(window, "subheading")
    pick(window, "admitted-women")
    assert typed(window, "title") == "Nữ"
    fill(window, "title", "Phụ nữ")
    fill(window, "note", "theo giấy khai sinh")
    press(window, "row-save")
    assert state(window, "2")[2:] == ["Phụ nữ (theo giấy khai sinh)", "sửa"]
    pick(window, "admitted-minority")
    press(window, "hidden")
    press(window, "row-save")
    assert state(window, "3")[3] == "ẩn"
    pick(window, "admitted-women")
    press(window, "row-remove")
    assert state(window, "2")[2:] == ["", ""]
    window.undo()
    assert state(window, "2")[3] == "sửa"
    press(window, "edits-reset")
    assert office.read(table_edits.edits, report_id=TABLE).empty


def test_a_row_that_is_not_there_is_told_beside_the_field(window):
    """While its name is typed, and after."""
    press(window, "row-add")
    fill(window, "title", "Dân tộc Thái")
    fill(window, "under", "không có dòng này")
    press(window, "row-save")
    assert "Không có trong danh sách" in fault(window, "under")
    assert not window.current.strip.isVisible()


def test_an_own_row_is_added_below_the_chosen_one(window, office):
    """Under the group of that row; by conditions from the same lists as own tables."""
    one(window, Table, "edited-rows").select_id("admitted-women")
    press(window, "row-add")
    assert typed(window, "under") == "1. I - Tổng số đảng viên mới kết nạp"
    assert typed(window, "after") == "2. Nữ"
    fill(window, "title", "Dân tộc Thái")
    press(window, "asked-add")
    fact = one(window, QComboBox, "asked-fact")
    fact.setCurrentIndex(fact.findText("Dân tộc thiểu số"))
    fact.activated.emit(fact.currentIndex())
    press(window, "row-save")
    [row] = office.read(table_edits.edits, report_id=TABLE).own
    assert (row.title, row.under, row.after) == ("Dân tộc Thái", "admitted", "admitted-women")
    window.open("reports")
    shown = one(window, QComboBox, "report")
    shown.setCurrentIndex(shown.findData(TABLE))
    fill(window, "year", "2024")
    figures = {line[0].strip(): line[1] for line in lines(window, "figures")}
    assert figures["Dân tộc Thái"] == "1"
    assert "do văn phòng ẩn, sửa tên hoặc thêm" in words(window, "subheading")


def test_what_is_missing_is_said_and_stays_typed(window, office):
    press(window, "row-add")
    fill(window, "title", "Dòng thử")
    press(window, "row-save")
    assert "chưa có điều kiện" in words(window, "strip-words")
    assert typed(window, "title") == "Dòng thử"
    assert office.read(table_edits.edits, report_id=TABLE).empty
    window.current.discard()


def test_the_report_leads_to_its_rows(window):
    window.open("reports")
    report = one(window, QComboBox, "report")
    report.setCurrentIndex(report.findData("table-members"))
    press(window, "report-rows")
    assert one(window, QComboBox, "report").currentData() == "table-members"


def test_the_table_itself_is_called_otherwise(window, ask):
    ask.answers.append("Kết nạp của xã")
    press(window, "edits-title")
    assert "văn phòng gọi là “Kết nạp của xã”" in words(window, "subheading")
