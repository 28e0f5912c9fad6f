"""What a paper takes from the record, and what it lacks, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop.papers.fill import Shown
from desktop.screens.papers.form_taken import TakenList, lacking
from desktop.screens.widgets.screen import Screen


def test_what_is_not_known_says_so(qtbot, office, ask, background):
    """In place of an empty space."""
    host = Screen(office, ask, background)
    taken = TakenList(host)
    qtbot.addWidget(host)
    qtbot.addWidget(taken)
    taken.show_taken(
        "p1",
        (
            Shown("born", "Ngày sinh", "person.born", "12/05/2000"),
            Shown("ethnicity", "Dân tộc", "person.ethnicity", ""),
        ),
    )
    assert taken.findChild(QLabel, "born").text() == "12/05/2000"
    assert taken.findChild(QLabel, "ethnicity").text() == "chưa có"


def test_the_first_few_are_named_and_the_rest_counted():
    assert lacking(("Số", "Ngày")) == "Số; Ngày"
    assert lacking(("a", "b", "c", "d", "e", "f")) == "a; b; c; d; và 2 mục khác"
    assert lacking(()) == ""
