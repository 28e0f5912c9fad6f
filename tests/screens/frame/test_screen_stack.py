"""The screens of the window above each other: one is seen, and none makes the window wider."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.screens.frame.screen_stack import ScreenStack
from desktop.screens.widgets.screen import Screen


@pytest.fixture
def stack(office, ask, background, qtbot):
    """A wide screen below one that needs little."""
    made = ScreenStack()
    qtbot.addWidget(made)
    for wide in (2000, 200):
        screen = Screen(office, ask, background)
        field = QLineEdit()
        field.setMinimumWidth(wide)
        screen.body.addWidget(field)
        made.add(screen)
        made.bring_forward(screen)
    made.resize(800, 400)
    made.show()
    return made


def test_a_screen_that_fits_is_not_scrolled_whatever_lies_below_it(stack):
    QApplication.processEvents()
    assert stack.horizontalScrollBar().maximum() == 0
    assert stack.verticalScrollBar().maximum() == 0
    assert stack.current.width() <= 800


def test_a_screen_that_is_too_wide_is_scrolled_and_the_window_stays(stack):
    wide = stack.widget().widget(0)
    stack.bring_forward(wide)
    QApplication.processEvents()
    assert stack.current is wide
    assert stack.width() == 800
    assert stack.horizontalScrollBar().maximum() > 1000
