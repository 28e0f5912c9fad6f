"""In ấn, and the way there from the people listed."""

from __future__ import annotations

from tests.build import a_case, an_office
from tests.screens.keyboard import write
from tests.screens.papers.test_batch import ticks
from tests.screens.subjects import open_window, press, words


def test_the_people_listed_come_ticked(qtbot, office, ask, background):
    """Found in Con người, then printed here."""
    an_office(office)
    for name in ("Lò Thị Mai", "Hà Văn Đức"):
        a_case(office, at="certificate", name=name)
    window = open_window(qtbot, office, ask, background)
    write(window.current.focusProxy(), "duc")
    press(window, "print-sets")
    assert words(window, "heading") == "In ấn"
    assert dict(ticks(window)) == {"Lò Thị Mai": False, "Hà Văn Đức": True}


def test_printing_before_anything_is_made_says_what_to_do(qtbot, office, ask, background):
    an_office(office)
    window = open_window(qtbot, office, ask, background, "prints")
    window.print_out()
    assert "Hãy lập hồ sơ trước" in words(window, "strip-words")
