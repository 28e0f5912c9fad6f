import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from desktop.screens import theme
from desktop.screens.frame.sidebar import Sidebar

PLACES = [("today", "Hôm nay"), ("people", "Con người"), ("settings", "Cài đặt")]


@pytest.fixture
def sidebar(qtbot):
    sidebar = Sidebar(PLACES)
    qtbot.addWidget(sidebar)
    theme.dress_window(sidebar)
    sidebar.resize(250, 500)
    sidebar.show()
    return sidebar


def test_a_click_asks_for_a_place(sidebar, qtbot):
    item = sidebar.places.item(1)
    with qtbot.waitSignal(sidebar.asked) as told:
        place = sidebar.places.visualItemRect(item).center()
        qtbot.mouseClick(sidebar.places.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == ["people"]


def test_arrows_ask_for_the_next_place(sidebar, qtbot):
    sidebar.mark("people")
    with qtbot.waitSignal(sidebar.asked) as told:
        qtbot.keyClick(sidebar.places, Qt.Key.Key_Down)

    assert told.args == ["settings"]


def test_marking_a_place_asks_for_nothing(sidebar, qtbot):
    with qtbot.assertNotEmitted(sidebar.asked):
        sidebar.mark("settings")
    assert sidebar.places.currentItem().text() == "Cài đặt"
    sidebar.mark("nowhere")
    assert sidebar.places.currentItem() is None


def test_the_present_place_is_red(sidebar):
    sidebar.mark("people")
    picture = sidebar.places.grab().toImage()
    line = sidebar.places.visualItemRect(sidebar.places.item(1)).center().y()

    assert QColor(picture.pixel(1, line)).name() == QColor(theme.FLAG).name()


def test_every_title_and_its_keys_have_room(sidebar):
    metrics = sidebar.places.fontMetrics()
    room = sidebar.places.viewport().width()

    assert metrics.horizontalAdvance("Chi bộ & địa bàn   Ctrl+2") < room


def test_it_grows_with_the_letters(sidebar, qapp):
    width, height = sidebar.width(), sidebar.places.sizeHintForRow(0)
    theme.set_large_print(qapp, True)

    assert sidebar.width() > width
    assert sidebar.places.sizeHintForRow(0) > height


def test_the_name_of_the_office_is_shown(sidebar):
    sidebar.set_office_name("Đảng ủy xã Hoa Ban")

    assert sidebar.findChild(QLabel, "office-name").text() == "Đảng ủy xã Hoa Ban"
