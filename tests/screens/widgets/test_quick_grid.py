"""A table typed into directly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.errors import Refusal
from desktop.screens.widgets.quick_grid import (
    QuickColumn,
    QuickGrid,
    count,
    count_words,
    words,
    yes_no,
    yes_no_words,
)

KEYS = Qt.Key


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    there: int | None = None
    came: bool | None = None
    note: str = ""


ROWS = (Row("a", "Chi bộ 1"), Row("b", "Chi bộ 2", 7), Row("c", "Chi bộ 3"))


@pytest.fixture
def grid(qtbot):
    columns = [
        QuickColumn("name", "Chi bộ"),
        QuickColumn("there", "Có mặt", count_words, count),
        QuickColumn("came", "Cấp ủy dự", yes_no_words, yes_no),
        QuickColumn("note", "Ghi chú", str, words),
    ]
    made = QuickGrid(columns, name="grid", empty="Chưa có chi bộ.")
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.table.setFocus()
    return made


def typed(grid, text, key=KEYS.Key_Return):
    """Type as at the keyboard: the first letter opens the field, if Tab has not."""
    QTest.keyClicks(QApplication.focusWidget() or grid.table, text[0])
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, key)
    # A field opened by typing is taken only when the window has time.
    QApplication.processEvents()


def shown(grid):
    model = grid.model
    return [
        [model.index(line, at).data() for at in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def test_a_column_is_keyed_with_enter_alone(grid):
    for text in ("12", "8", "5"):
        typed(grid, text)
    assert [line[1] for line in shown(grid)] == ["12", "8", "5"]
    assert grid.changes() == {"a": {"there": 12}, "b": {"there": 8}, "c": {"there": 5}}
    assert grid.is_edited()


def test_tab_goes_to_the_side_and_only_what_differs_is_a_change(grid):
    typed(grid, "4", KEYS.Key_Tab)
    typed(grid, "c", KEYS.Key_Tab)
    typed(grid, "du")
    assert grid.changes() == {"a": {"there": 4, "came": True, "note": "du"}}
    grid.table.setCurrentIndex(grid.model.index(1, 1))
    typed(grid, "7")
    assert set(grid.changes()) == {"a"}


def test_what_cannot_be_read_stays_and_is_told_below(grid):
    typed(grid, "x")
    grid.table.setCurrentIndex(grid.model.index(0, 1))
    assert grid.findChild(QLabel, "grid-fault").text() == "Chỉ nhập chữ số, ví dụ 12."
    with pytest.raises(Refusal, match="chữ số"):
        grid.changes()
    typed(grid, "9")
    assert grid.changes() == {"a": {"there": 9}}


def test_delete_empties_a_field_and_the_first_column_is_fixed(grid):
    grid.table.setCurrentIndex(grid.model.index(1, 1))
    QTest.keyClick(grid.table, KEYS.Key_Delete)
    assert grid.changes() == {"b": {"there": None}}
    grid.table.setCurrentIndex(grid.model.index(1, 0))
    QTest.keyClicks(grid.table, "x")
    QTest.keyClick(grid.table, KEYS.Key_Delete)
    assert shown(grid)[1][0] == "Chi bộ 2"


def test_the_open_field_counts_when_saved(grid):
    QTest.keyClicks(grid.table, "6")
    assert grid.is_edited()
    assert grid.changes() == {"a": {"there": 6}}


def test_what_is_typed_stays_over_new_rows_if_wanted(grid):
    typed(grid, "6")
    grid.show_rows((replace(ROWS[0], note="mới"), *ROWS[1:]), keep=True)
    assert shown(grid)[0] == ["Chi bộ 1", "6", "", "mới"]
    grid.show_rows(ROWS)
    assert not grid.is_edited()


def test_without_rows_it_says_what_to_do(grid):
    grid.show_rows(())
    assert grid.findChild(QLabel, "grid-empty").isVisible()
    assert not grid.table.isVisible()


@pytest.mark.parametrize(
    ("text", "meant"), [("c", True), ("x", True), ("Không", False), ("0", False), ("", None)]
)
def test_yes_and_no_are_typed_shortly(text, meant):
    assert yes_no(text, None) is meant


def test_anything_else_is_no_answer():
    with pytest.raises(Refusal, match="c "):
        yes_no("q", None)
