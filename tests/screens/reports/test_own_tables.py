"""Biểu tự lập: a table put together by hand, counted beside it, kept, printed, lent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget, QTabWidget

from desktop.screens.widgets.figure_grid import FigureGrid
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.services.reports import own_tables
from tests.build import a_case, a_member, an_office, many_cases
from tests.screens.subjects import fill, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """A cell with two members, one of them a woman admitted in 2024."""
    an_office(office)
    a_case(office, at="ceremony", name="Lò Thị Mai")
    a_member(office, "Vì Văn Tú")
    return open_window(qtbot, office, ask, background, "own-tables")


def begin(window, title):
    """Begin a table from a line of the list, by Enter."""
    found = one(window, LineList, "own-tables")
    key = next(line.key for line in found.shown_lines() if line.title == title)
    found.select_key(key)
    QTest.keyClick(found, Qt.Key.Key_Return)


def grid(window):
    """The table as it stands there, by the titles of its rows."""
    found = one(window, FigureGrid, "own-figures")
    columns = range(1, found.columnCount())
    return {
        found.item(row, 0).text(): [found.item(row, at).text() for at in columns]
        for row in range(found.rowCount())
    }


def go_to(window, tab):
    one(window, QTabWidget, "own-table-form").setCurrentIndex(tab)


def pick(window, name, words):
    """Choose in a box by its words, as a user does."""
    box = one(window, QComboBox, name)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def tick(window, name, words):
    """Tick the line of a list by the space bar."""
    found = one(window, QListWidget, name)
    [item] = found.findItems(words, Qt.MatchFlag.MatchExactly)
    found.setCurrentItem(item)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def test_a_table_is_put_together_counted_kept_and_brought_back(window, qtbot, office, ask):
    """By keys from the blank one to its figures, names and place in the list."""
    begin(window, "Biểu trống")
    fill(window, "name", "Nữ theo năm kết nạp")
    go_to(window, 1)
    press(window, "rows-by-fact")
    pick(window, "rows-fact", "Giới tính")
    qtbot.waitUntil(lambda: "Nữ" in grid(window))
    assert grid(window) == {"Nữ": ["1"], "Nam": ["2"], "Tổng số": ["3"]}
    go_to(window, 3)
    press(window, "filter-add")
    qtbot.waitUntil(lambda: "chưa chọn giá trị" in words(window, "own-told"))
    pick(window, "filter-fact", "Tuổi đời")
    fill(window, "filter-most", "35")
    qtbot.waitUntil(lambda: grid(window) == {"Nữ": ["1"], "Tổng số": ["1"]})
    assert "Cộng các dòng đúng bằng tổng số" in words(window, "own-told")
    found = one(window, FigureGrid, "own-figures")
    QTest.keyClick(found, Qt.Key.Key_Up)
    assert told(window, "names")[1:] == ["Lò Thị Mai"]
    press(window, "own-save")
    [kept] = office.read(own_tables.tables, year=2026)
    assert kept.name == "Nữ theo năm kết nạp"
    press(window, "own-leave")
    assert told(window, "own-tables")[:2] == ["Biểu của văn phòng", "Nữ theo năm kết nạp"]
    press(window, "own-remove")
    assert office.read(own_tables.tables, year=2026) == ()
    window.undo()
    assert told(window, "own-tables")[1] == "Nữ theo năm kết nạp"


def test_a_name_behind_a_figure_leads_to_the_person(window):
    begin(window, "Số liệu đảng viên theo chi bộ")
    QTest.keyClick(one(window, FigureGrid, "own-figures"), Qt.Key.Key_Return)
    names = one(window, LineList, "names")
    assert window.focusWidget() is names
    window.current.discard()


def test_parts_by_conditions_are_joined_by_or(window, qtbot):
    begin(window, "Biểu trống")
    go_to(window, 2)
    press(window, "columns-by-conditions")
    press(window, "columns-add")
    fill(window, "columns-title", "Nữ hoặc sinh trước")
    press(window, "columns-part-add")
    pick(window, "columns-part-fact", "Giới tính")
    tick(window, "columns-part-values", "Nữ")
    press(window, "columns-part-add")
    pick(window, "columns-part-fact", "Tuổi đời")
    fill(window, "columns-part-least", "41")
    pick(window, "columns-part-join", "hoặc")
    qtbot.waitUntil(lambda: grid(window) == {"Tổng số": ["3", "3"]})
    lines = one(window, QListWidget, "columns-part-list")
    assert [lines.item(at).text() for at in range(2)] == [
        "giới tính là Nữ",
        "hoặc tuổi đời từ 41 tuổi",
    ]


def test_what_is_not_saved_is_asked_for(window, ask, office):
    begin(window, "Tuổi Đảng theo chi bộ")
    fill(window, "name", "Tuổi Đảng")
    ask.answers.append("save")
    press(window, "own-leave")
    assert [one.name for one in office.read(own_tables.tables, year=2026)] == ["Tuổi Đảng"]


def test_a_table_is_copied_renamed_lent_and_taken(window, ask, office, tmp_path):
    begin(window, "Tuổi Đảng theo chi bộ")
    press(window, "own-save")
    press(window, "own-leave")
    press(window, "own-copy")
    press(window, "own-save")
    press(window, "own-leave")
    ask.answers.extend(["Tuổi Đảng A", tmp_path / "a.bieu", tmp_path / "a.bieu"])
    press(window, "own-rename")
    press(window, "own-lend")
    press(window, "own-take")
    names = [one.name for one in office.read(own_tables.tables, year=2026)]
    assert len(names) == 3
    assert sum("Tuổi Đảng A" in name for name in names) == 2
    (tmp_path / "b.bieu").write_bytes(b"nothing")
    ask.answers.append(tmp_path / "b.bieu")
    press(window, "own-take")
    assert "không phải tệp biểu tự lập" in words(window, "strip-words")


def test_it_is_printed_and_saved(window, ask, tmp_path):
    begin(window, "Kết nạp theo chi bộ, so với bốn năm trước")
    window.print_out()
    assert window.current.findChild(PageView).page_count() == 1
    press(window, "leave-paper")
    for name in ("own-xlsx", "own-docx"):
        target = tmp_path / name
        ask.answers.append(target)
        press(window, name)
        assert target.read_bytes().startswith(b"PK")


def test_a_large_office_is_counted_beside_the_window(window, office, qtbot):
    """So many people as make it go there, which takes a while to write down."""
    office.do(many_cases, 1001)
    begin(window, "Biểu trống")
    assert grid(window) == {"Tổng số": ["3"]}
    pick(window, "subject", "Chi bộ có đến cuối kỳ")
    qtbot.waitUntil(lambda: grid(window) == {"Tổng số": ["1"]})
    go_to(window, 3)
    press(window, "filter-add")
    qtbot.waitUntil(lambda: "chưa chọn giá trị" in words(window, "own-told"))
    window.current.discard()
