"""A sheet to point at."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.screens.widgets.sheet_preview import SheetPreview


@pytest.fixture
def preview(qtbot):
    made = SheetPreview("template")
    qtbot.addWidget(made)
    made.show_sheet(
        [["Biểu", "", 3.0], ["a", date(2026, 1, 2), datetime.fromisoformat("2026-01-03T01:00")]], []
    )
    made.resize(600, 300)
    made.show()
    return made


def said(preview, row, column):
    return preview.model().index(row - 1, column - 1).data()


def test_cells_show_what_excel_shows(preview):
    """Whole numbers without a point, days as they are written here, room for more columns."""
    assert [said(preview, 1, 3), said(preview, 2, 2), said(preview, 2, 3)] == [
        "3",
        "02/01/2026",
        "03/01/2026",
    ]
    assert preview.model().columnCount() == 5
    heads = [preview.model().headerData(at, Qt.Orientation.Horizontal) for at in (0, 4, 30)]
    assert heads == ["A", "E", "AE"]


def test_a_cell_is_pointed_at_by_mouse_and_by_enter(preview):
    """Row and column as Excel counts them."""
    heard = []
    preview.pointed.connect(lambda *at: heard.append(at))
    place = preview.visualRect(preview.model().index(1, 2)).center()
    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=place)
    preview.go_to(1, 2)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert heard == [(2, 3), (1, 2)]


def test_a_marked_cell_shows_the_figure_it_takes(preview):
    """Other cells keep their words."""
    preview.mark({(1, 2): "12"})
    assert [said(preview, 1, 1), said(preview, 1, 2)] == ["Biểu", "12"]
    preview.mark({})
    assert said(preview, 1, 2) == ""
