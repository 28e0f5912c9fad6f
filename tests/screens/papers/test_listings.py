"""Lists of many people on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QTabWidget

from tests.build import a_case, an_office
from tests.screens.subjects import fill, go_to, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    a_case(office, at="ceremony")
    window = open_window(qtbot, office, ask, background, "documents")
    one(window, QTabWidget, "document-tabs").setCurrentIndex(2)
    return window


def test_a_list_shows_its_paper_and_how_many_lines_the_record_gave(window):
    assert "Sổ đảng viên dự bị" in told(window, "lists")
    go_to(window, "lists", "Sổ theo dõi kết nạp", enter=False)
    assert words(window, "list-told").startswith("Dữ liệu không có dòng nào")
    fill(window, "list-year", "2024")
    assert words(window, "list-told") == "1 dòng từ dữ liệu"
    assert window.current.lists.page.page_count() >= 1


def test_quarter_and_cell_narrow_it(window):
    go_to(window, "lists", "Sổ theo dõi kết nạp", enter=False)
    fill(window, "list-year", "2024")
    part = one(window, QComboBox, "list-part")
    part.setCurrentIndex(part.findText("Quý I"))
    assert words(window, "list-told").startswith("Dữ liệu không có dòng nào")
    part.setCurrentIndex(part.findText("Quý III"))
    assert words(window, "list-told") == "1 dòng từ dữ liệu"
    cell = one(window, QComboBox, "list-cell")
    cell.setCurrentIndex(1)
    assert words(window, "list-told") == "1 dòng từ dữ liệu"


def test_the_workbook_is_saved(window, ask, tmp_path):
    go_to(window, "lists", "Sổ danh sách đảng viên", enter=False)
    ask.answers.append(tmp_path / "so.xlsx")
    press(window, "list-xlsx")
    assert (tmp_path / "so.xlsx").read_bytes().startswith(b"PK")
    ask.answers.append(None)
    press(window, "list-xlsx")


def test_a_year_is_asked_for(window):
    go_to(window, "lists", "Sổ danh sách đảng viên", enter=False)
    fill(window, "list-year", "")
    assert "năm" in words(window, "strip-words")
