"""Lists of sentences: moved through by keyboard, headings passed over, nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.screens.widgets.line_list import Line, LineList

LINES = (
    Line(title="Quá hạn (1)"),
    Line(key="a", title="Lò Thị Mai: Lễ kết nạp", note="Chi bộ Nà Lốc", side="05/03/2026"),
    Line(title="Còn vướng (2)"),
    Line(key="b", title="Cầm Văn Biên: Đơn xin vào Đảng", mark="next"),
    Line(key="c", title="Hà Văn Én: Lý lịch", note="chưa rõ " * 60, mark="waiting"),
)


@pytest.fixture
def lines(qtbot):
    found = LineList("tasks", empty="Không có việc nào.")
    qtbot.addWidget(found)
    found.resize(400, 300)
    found.show()
    return found


def test_arrows_pass_over_headings_and_enter_opens(lines, qtbot):
    """The cursor begins on the first line that can be opened."""
    lines.show_lines(LINES)
    assert lines.current_line().key == "a"
    QTest.keyClick(lines, Qt.Key.Key_Down)
    assert lines.current_line().key == "b"
    with qtbot.waitSignal(lines.opened) as opened:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert opened.args[0].title == "Cầm Văn Biên: Đơn xin vào Đảng"


def test_the_cursor_stays_when_lines_are_read_again(lines):
    """It goes to the first line only when its own is gone."""
    lines.show_lines(LINES)
    lines.select_key("c")
    lines.show_lines(LINES)
    assert lines.current_line().key == "c"
    lines.show_lines(LINES[:2])
    assert lines.current_line().key == "a"


def test_a_long_sentence_gets_the_height_it_needs(lines):
    """Its line is several times as high as that of a short one, and follows the width."""
    lines.show_lines(LINES)
    short, long = (lines.visualItemRect(lines.item(at)).height() for at in (3, 4))
    assert long > 4 * short
    assert lines.horizontalScrollBar().maximum() == 0
    lines.resize(900, 300)
    assert lines.visualItemRect(lines.item(4)).height() < long


def test_without_lines_it_says_what_to_do(lines, qtbot):
    """And tells that the cursor is nowhere."""
    lines.show_lines(LINES)
    notice = lines.findChild(QLabel, "tasks-empty")
    assert not notice.isVisible()
    with qtbot.waitSignal(lines.picked) as picked:
        lines.show_lines(())
    assert picked.args == [None]
    assert notice.isVisible()
    assert notice.text() == "Không có việc nào."
    lines.set_empty("Hãy chọn một số.")
    assert notice.text() == "Hãy chọn một số."


def test_every_mark_is_drawn(lines):
    """A done step does not look like one that waits."""
    pictures = set()
    for mark in ("done", "next", "late", "blocked", "waiting"):
        lines.show_lines([Line(key="a", title="Bước", mark=mark)])
        pictures.add(bytes(lines.grab().toImage().constBits()))
    assert len(pictures) == 5
