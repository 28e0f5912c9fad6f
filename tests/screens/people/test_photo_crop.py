import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.screens.people.photo_crop import CropPage


def a_picture(width, height):
    """A picture whose left half is navy and whose right half is white."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("navy", (0, 0, width // 2, height))
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def page(qtbot):
    page = CropPage()
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    assert page.open(a_picture(400, 400))
    return page


def frame(page):
    return page.view.frame().getRect()


def taken(qtbot, page):
    with qtbot.waitSignal(page.left), qtbot.waitSignal(page.cut) as told:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    return Image.open(io.BytesIO(told.args[0]))


def test_the_frame_begins_as_large_as_it_can_be(page):
    assert frame(page) == (50, 0, 300, 400)


@pytest.mark.parametrize(("key", "left", "half"), [("Left", 0, "navy"), ("Right", 100, "white")])
def test_arrows_move_it_as_far_as_the_picture_goes(qtbot, page, key, left, half):
    for _ in range(50):
        QTest.keyClick(page.view, Qt.Key[f"Key_{key}"])
    assert frame(page) == (left, 0, 300, 400)
    picture = taken(qtbot, page)
    assert picture.size == (300, 400)
    colours = {"navy": (0, 0, 128), "white": (255, 255, 255)}
    assert picture.convert("RGB").getpixel((10 if half == "navy" else 290, 200)) == colours[half]


def test_minus_and_plus_size_it_within_bounds(page):
    for _ in range(60):
        QTest.keyClick(page.view, Qt.Key.Key_Minus)
    _, _, width, height = frame(page)
    assert 60 <= width <= 62
    assert abs(height - width * 4 / 3) <= 2
    for _ in range(60):
        QTest.keyClick(page.view, Qt.Key.Key_Plus)
    assert frame(page)[2:] == (300, 400)


def test_it_is_dragged_by_the_mouse(page):
    middle = page.view.rect().center()
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(page.view, middle - QPoint(400, 0))
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=middle)
    assert frame(page) == (0, 0, 300, 400)


def test_esc_gives_up(qtbot, page):
    with qtbot.waitSignal(page.left), qtbot.assertNotEmitted(page.cut):
        QTest.keyClick(page.view, Qt.Key.Key_Escape)


def test_what_is_no_picture_is_not_shown(page):
    assert page.open(b"nothing") is False
