"""A row of buttons that goes on in a second line where the room is too narrow."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.screens.widgets.wrapping import Wrapping


@pytest.fixture
def row(qtbot):
    """Three buttons of one width, shown beside each other."""
    widget = QWidget()
    layout = Wrapping(right=True)
    widget.setLayout(layout)
    for words in ("Năm trước", "Năm sau", "In"):
        button = QPushButton(words)
        button.setFixedSize(100, 30)
        layout.addWidget(button)
    layout.setSpacing(10)
    qtbot.addWidget(widget)
    widget.resize(400, 200)
    widget.show()
    return widget


def places(row):
    return [(one.x(), one.y()) for one in row.findChildren(QPushButton) if one.isVisible()]


def test_all_stand_in_one_row_at_the_right_where_there_is_room(row):
    assert row.sizeHint().width() == 320
    assert places(row) == [(80, 0), (190, 0), (300, 0)]


def test_what_has_no_room_goes_on_below(row):
    row.resize(215, 200)
    assert places(row) == [(5, 0), (115, 0), (115, 40)]
    assert row.layout().heightForWidth(215) == 70
    assert row.minimumSizeHint().width() == 100


def test_a_hidden_one_takes_no_room(row):
    row.findChildren(QPushButton)[1].hide()
    row.layout().activate()
    assert row.layout().heightForWidth(215) == 30


def test_level_ones_are_as_wide_as_the_widest(qtbot):
    widget = QWidget()
    layout = Wrapping(level=True)
    widget.setLayout(layout)
    for words in ("Co", "Gia đình liệt sĩ, người có công với cách mạng"):
        layout.addWidget(QPushButton(words))
    qtbot.addWidget(widget)
    widget.resize(1200, 200)
    widget.show()

    assert len({one.width() for one in widget.findChildren(QPushButton)}) == 1
