from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import text
from desktop.screens.widgets.search_box import SearchBox


@dataclass(frozen=True)
class Thing:
    title: str
    note: str
    screen: str
    record: str


THINGS = [
    Thing("Đặng Thị Ánh", "Chi bộ bản Nà Lốc", "person", "1"),
    Thing("Đặng Văn Ánh", "Chi bộ bản Pá", "person", "2"),
    Thing("Chi bộ bản Pá", "8 đảng viên", "organisations", "3"),
]


def search(words):
    return [thing for thing in THINGS if text.matches(words, thing.title)]


@pytest.fixture
def box(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    box = SearchBox(search)
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addStretch(1)
    window.show()
    # The window stays alive through the fixture, not through the box.
    return box, window


def titles(box):
    found = box.results()
    return [found.item(line).text() for line in range(found.count())]


def test_typing_shows_what_is_found_without_marks(box, qtbot):
    field, _ = box
    qtbot.keyClicks(field, "d")
    assert field.results() is None
    qtbot.keyClicks(field, "ang")

    assert titles(field) == ["Đặng Thị Ánh", "Đặng Văn Ánh"]
    assert field.results().isVisible()


def test_down_and_enter_choose(box, qtbot):
    field, _ = box
    qtbot.keyClicks(field, "anh")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert told.args == [THINGS[1]]
    assert field.results() is None


def test_the_list_does_not_run_past_its_ends(box, qtbot):
    field, _ = box
    qtbot.keyClicks(field, "anh")
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.results().currentRow() == 1
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.results().currentRow() == 0


def test_a_click_chooses(box, qtbot):
    field, _ = box
    qtbot.keyClicks(field, "pa")
    found = field.results()
    place = found.visualItemRect(found.item(0)).center()
    with qtbot.waitSignal(field.chosen) as told:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == [THINGS[2]]


def test_escape_closes_the_list_and_keeps_the_words(box, qtbot):
    field, _ = box
    qtbot.keyClicks(field, "anh")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.results() is None
    assert field.text() == "anh"

    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.results() is not None


def test_nothing_found_says_what_to_try(box, qtbot):
    field, _ = box
    qtbot.keyClicks(field, "xyz")
    assert "Không tìm thấy" in titles(field)[0]

    with qtbot.assertNotEmitted(field.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_list_lies_below_the_box_inside_the_window(box, qtbot):
    field, window = box
    qtbot.keyClicks(field, "anh")
    found = field.results()

    assert found.geometry().top() >= field.geometry().bottom()
    assert window.rect().contains(found.geometry())
    assert not found.verticalScrollBar().isVisible()
    assert not found.grab().isNull()


def test_leaving_the_box_closes_the_list(box, qtbot):
    field, _ = box
    field.setFocus()
    qtbot.keyClicks(field, "anh")
    field.clearFocus()

    qtbot.waitUntil(lambda: field.results() is None)
