from PySide6.QtGui import QKeySequence

from desktop.screens import actions
from desktop.screens.entries import ENTRIES
from desktop.screens.frame.window import Window

PLACES = [f"Ctrl+{digit}" for digit in range(1, 10)]


def test_no_id_is_given_twice():
    ids = [action.id for action in actions.ACTIONS]
    assert len(ids) == len(set(ids))


def test_no_keys_are_given_twice_nor_taken_from_the_places():
    keys = [action.shortcut for action in actions.ACTIONS if action.shortcut] + PLACES
    assert len(keys) == len({QKeySequence(key).toString() for key in keys})


def test_every_action_has_words_and_calls_the_window_or_opens_a_screen():
    screens = {entry.id for entry in ENTRIES}
    for action in actions.ACTIONS:
        assert action.text.strip("& ")
        assert callable(getattr(Window, action.method)) if action.method else action.id in screens


def test_no_two_lines_of_a_menu_share_their_underlined_letter():
    for _, lines in actions.MENUS:
        letters = [line.text.split("&")[1][0].lower() for line in lines if line is not None]
        assert len(letters) == len(set(letters))
