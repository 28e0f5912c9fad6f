import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.screens.widgets.message_strip import MessageStrip


@pytest.fixture
def strip(qtbot):
    strip = MessageStrip()
    qtbot.addWidget(strip)
    return strip


def test_a_strip_with_nothing_to_say_takes_no_room(strip):
    assert not strip.isVisible()


def test_a_sentence_stays_until_it_is_closed(strip, qtbot):
    strip.say("Ổ đĩa đã đầy. Hãy xóa bớt tệp rồi lưu lại.", "trouble")
    assert strip.isVisible()
    assert strip.words.text() == "Ổ đĩa đã đầy. Hãy xóa bớt tệp rồi lưu lại."

    qtbot.mouseClick(strip.findChild(QPushButton, "strip-close"), Qt.MouseButton.LeftButton)
    assert not strip.isVisible()


def test_the_latest_sentence_replaces_the_one_before(strip):
    strip.say("Một.", "refusal")
    strip.say("Hai.")

    assert strip.words.text() == "Hai."
    assert strip.property("tone") == "note"
