"""The tables of the office, and what to begin from."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.screens.reports.own_table_list import OwnTableList
from desktop.services.reports.own_tables import Saved


@pytest.fixture
def shown(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    made = OwnTableList(host)
    qtbot.addWidget(made)
    return made


def titles(shown):
    return [line.title for line in shown.lines.shown_lines()]


def test_before_any_is_kept_it_says_what_to_begin_from(shown):
    shown.show_saved((), ())
    told = titles(shown)
    assert told[0] == "Chưa có biểu nào được lưu"
    assert {"Lập biểu mới", "Lập từ ví dụ có sẵn", "Chép từ biểu của ngành"} <= set(told)


def test_a_table_that_cannot_be_counted_any_more_is_marked(shown):
    table = OwnTable(name="Biểu", rows=Split(by="fact", fact="gone"))
    shown.show_saved((Saved("a", 1, table, ("hỏng",)), Saved("b", 1, OwnTable(name="Tốt"))), ())
    marked = {line.title: line.side for line in shown.lines.shown_lines() if line.key}
    assert (marked["Biểu"], marked["Tốt"]) == ("cần sửa", "")
    shown.select("b")
    assert shown.lines.current_line().title == "Tốt"


def test_a_kept_filter_of_the_people_is_begun_from(shown, qtbot):
    table = OwnTable(name="Nữ dưới 30")
    shown.show_saved((), (table,))
    last = shown.lines.shown_lines()[-1]
    assert last.title == "Nữ dưới 30"
    shown.lines.select_key(last.key)
    with qtbot.waitSignal(shown.begun) as told:
        shown.open_line()
    assert told.args == [table]
