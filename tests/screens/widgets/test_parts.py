from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from desktop.screens.widgets import parts


class Counter(QObject):
    def __init__(self):
        super().__init__()
        self.count = 0

    def more(self):
        self.count += 1


def test_a_label_shows_what_looks_like_markup_as_it_is(qtbot):
    label = parts.label("<b>Ánh</b>", name="who")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.objectName() == "who"


def test_a_button_calls_its_method(qtbot):
    counter = Counter()
    button = parts.button("Lưu", counter.more, name="save", look="main")
    qtbot.addWidget(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert counter.count == 1
    assert button.property("main") is True


def test_widgets_beside_each_other_share_the_room(qtbot):
    splitter = parts.beside(QLabel("trái"), QLabel("phải"), shares=(1, 3))
    qtbot.addWidget(splitter)
    splitter.resize(800, 100)
    splitter.show()
    left, right = splitter.sizes()

    assert right > 2 * left


def test_what_is_scrolled_never_scrolls_sideways(qtbot):
    area = parts.scrolling(QLabel("một dòng rất dài " * 40))
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()

    assert not area.horizontalScrollBar().isVisible()
