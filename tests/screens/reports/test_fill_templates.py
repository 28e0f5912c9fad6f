"""Điền mẫu Excel: open, point, keep, fill."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from desktop.exchange import sheets
from desktop.screens.widgets.sheet_preview import SheetPreview
from desktop.screens.widgets.table import Table
from desktop.services.reports import fill_templates
from tests.build import a_case, an_office
from tests.exchange.books import xlsx
from tests.screens.subjects import fill, lines, one, open_window, press, words

SHEET = "Biểu 1"
ROWS = [["Tiêu chí", "Kỳ này"], ["1. Kết nạp", ""], ["Số khác của tỉnh", ""]]


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(xlsx({SHEET: ROWS}))
    return path


@pytest.fixture
def window(qtbot, office, ask, background, template):
    """The template opened, with the table of gains and losses of 2024."""
    an_office(office)
    a_case(office, at="ceremony")
    found = open_window(qtbot, office, ask, background, "fill-templates")
    ask.answers.append(template)
    press(found, "open-template")
    report = one(found, QComboBox, "report")
    report.setCurrentIndex(report.findData("table-change"))
    fill(found, "year", "2024")
    return found


def cells(window):
    return {row[0].strip(): row[1] for row in lines(window, "figures") if row[1]}


def test_figures_are_given_cells_and_written(window, ask, tmp_path):
    """By the titles of rows, by pointing, and taken away again; a copy holds the figures."""
    press(window, "propose")
    assert cells(window) == {"1. Kết nạp": "B2"}
    one(window, Table, "figures").select_id("members-end")
    one(window, SheetPreview, "template").pointed.emit(3, 2)
    assert cells(window)["D - Đảng viên trong danh sách cuối kỳ báo cáo"] == "B3"
    out = tmp_path / "ra.xlsx"
    ask.answers.append(out)
    press(window, "fill")
    assert "Đã điền 2 ô" in words(window, "strip-words")
    rows = sheets.sheet(sheets.load(out), SHEET).rows
    assert [row[1] for row in rows] == ["Kỳ này", 1, 2]
    one(window, Table, "figures").select_id("admitted")
    press(window, "free")
    assert "1. Kết nạp" not in cells(window)


def test_a_cell_takes_one_figure(window):
    """Pointing another figure at it frees the first."""
    press(window, "propose")
    one(window, Table, "figures").select_id("joined")
    one(window, SheetPreview, "template").pointed.emit(2, 2)
    assert cells(window) == {"B - Đảng viên tăng trong kỳ": "B2"}


def test_a_way_is_kept_and_taken_again(window, office, ask, template):
    """Opening the template again and choosing the name points at all cells."""
    press(window, "propose")
    ask.answers.append("Biểu tỉnh")
    press(window, "keep-filling")
    [kept] = office.read(fill_templates.fillings)
    assert (kept.name, len(kept.targets)) == ("Biểu tỉnh", 1)
    ask.answers.append(template)
    press(window, "open-template")
    kept_as = one(window, QComboBox, "kept")
    kept_as.setCurrentIndex(0)
    kept_as.setCurrentText("Biểu tỉnh")
    assert cells(window) == {"1. Kết nạp": "B2"}


def test_what_is_no_template_is_refused(window, ask, tmp_path):
    """The one that was open stays."""
    ask.answers.append(tmp_path / "cu.xls")
    press(window, "open-template")
    assert "xls đời cũ" in words(window, "strip-words")
    assert words(window, "subheading").startswith("mau.xlsx")
