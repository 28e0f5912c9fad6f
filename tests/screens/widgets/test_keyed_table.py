"""A list filled by single keys."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.screens.widgets.keyed_table import KeyedTable
from desktop.screens.widgets.table import Column


@dataclass(frozen=True)
class Row:
    id: str


@pytest.fixture
def table(qtbot):
    """Three lines, the cursor on the first."""
    made = KeyedTable(
        [Column("Tên", lambda row: row.id)], keys="12", name="keyed", empty="", many=True
    )
    qtbot.addWidget(made)
    made.show_rows([Row("a"), Row("b"), Row("c")])
    made.select_id("a")
    return made


def test_a_key_tells_of_the_line_and_the_next_one_waits(table, qtbot):
    with qtbot.waitSignal(table.keyed) as heard:
        QTest.keyClick(table, Qt.Key.Key_1)
    assert heard.args == ["1", (Row("a"),)]
    assert table.current_row() == Row("b")


def test_several_lines_are_told_of_at_once_and_stay_selected(table, qtbot):
    table.selectAll()
    with qtbot.waitSignal(table.keyed) as heard:
        QTest.keyClick(table, Qt.Key.Key_2)
    assert heard.args[1] == (Row("a"), Row("b"), Row("c"))
    assert len(table.selected_rows()) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_Down])
def test_other_keys_are_as_in_any_list(table, qtbot, key):
    with qtbot.assertNotEmitted(table.keyed):
        QTest.keyClick(table, key)


def test_with_a_modifier_a_key_is_a_shortcut(table, qtbot):
    with qtbot.assertNotEmitted(table.keyed):
        QTest.keyClick(table, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
