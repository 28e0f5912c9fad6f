"""A picture on the screen: its rows by keys and by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.rules.facts.picture import Picture, PictureRow
from desktop.screens.widgets.chart import Chart

PICTURE = Picture(
    id="p",
    title="Nguồn theo bước",
    legend=("Số người",),
    rows=(
        PictureRow(key="a", label="Quần chúng", parts=(3,), text="3 người"),
        PictureRow(key="b", label="Cảm tình Đảng", parts=(1,), text="1 người"),
    ),
)


@pytest.fixture
def chart(qtbot):
    made = Chart(PICTURE)
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    made.show()
    return made


def test_rows_are_reached_by_keys_and_by_a_click(chart):
    """Down to the last row and no further; a click on a row is the same."""
    heard = []
    chart.picked.connect(heard.append)
    for _ in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Down)
    assert heard == ["a", "b"]
    middle = round(chart.height() * 0.55)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    assert heard[-1] == "a"


def test_what_is_painted_is_told_in_words(chart):
    """For whoever cannot see the bars."""
    assert chart.accessibleName() == "Nguồn theo bước"
    assert chart.accessibleDescription() == "Quần chúng: 3 người; Cảm tình Đảng: 1 người"


def test_bars_and_the_mark_are_painted(chart):
    """The longer bar reaches further; the row gone to is marked."""
    before = chart.grab().toImage()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.grab().toImage() != before
    chart.let_go()
    chart.clearFocus()
    assert chart.grab().toImage() == before
