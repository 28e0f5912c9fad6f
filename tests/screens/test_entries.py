"""The screens of the window: each can be shown, and each help heading names one."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser

from desktop import paths
from desktop.screens import theme
from desktop.screens.entries import ENTRIES
from desktop.screens.frame.sidebar import Sidebar
from desktop.screens.frame.window import Window
from desktop.screens.widgets.table import Table
from desktop.services.samples import sample
from tests.build import an_office


def test_every_screen_opens_on_an_empty_office(qtbot, office, ask, background):
    """Nothing falls over before anything is entered, and the help opens at its chapter."""
    an_office(office)
    window = Window(office, ask, background, ENTRIES, lambda words: [])
    qtbot.addWidget(window)
    for entry in ENTRIES:
        assert window.open(entry.id)
        assert window.current.title
        window.open_help()
        page = window.current.findChild(QTextBrowser, "help-page")
        assert page.textCursor().block().text() == entry.title or entry.id == "help"


def test_every_screen_fits_a_small_display_in_large_print(qtbot, qapp, office, ask, background):
    """Who reads large letters seldom has a large display, and nothing is sought sideways."""
    theme.set_large_print(qapp, True)
    sample.make(office, "lang-cheu")
    window = Window(office, ask, background, ENTRIES, lambda words: [])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    room = 1366 - window.findChild(Sidebar).width()
    for entry in ENTRIES:
        window.open(entry.id)
        for table in window.current.findChildren(Table):
            table.selectRow(0)
        assert window.current.minimumSizeHint().width() <= room, entry.id
        window.current.discard()


def test_a_screen_of_a_record_is_under_a_place_of_the_sidebar():
    """Places have numbers to jump to; at most nine of them."""
    places = [entry.id for entry in ENTRIES if not entry.under]
    assert len(places) <= 9
    assert {entry.under for entry in ENTRIES if entry.under} <= set(places)


def test_the_help_page_tells_of_every_place():
    """A new screen is not done before the help names it."""
    page = (paths.resources() / "help" / "huong_dan.md").read_text(encoding="utf-8")
    headings = {line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")}
    assert {entry.title for entry in ENTRIES} - {"Trợ giúp"} <= headings
