"""A text whose numbers open their names."""

from __future__ import annotations

import pytest

from desktop.rules.text_changes import Piece, Span
from desktop.screens.reports.writing_text import ChangedText, FigureText


@pytest.fixture
def page(qtbot):
    found = FigureText("page")
    qtbot.addWidget(found)
    found.show_text("Có 08 đảng viên.", (Span(3, 5, "admitted"),))
    return found


def put_cursor(page, at):
    cursor = page.textCursor()
    cursor.setPosition(at)
    page.setTextCursor(cursor)


def test_the_cursor_on_a_number_tells_its_figure(page):
    """Beside it there is none."""
    heard = []
    page.pointed.connect(heard.append)
    put_cursor(page, 4)
    put_cursor(page, 12)
    page.point_at("admitted")
    assert heard == ["admitted", "", "admitted"]


def test_a_number_moves_with_what_is_typed_before_it(page):
    """And is no figure any longer once it is typed over."""
    put_cursor(page, 0)
    page.insertPlainText("Năm nay: ")
    assert [one.figure for one in page.spans()] == ["admitted"]
    assert len(page.extraSelections()) == 1
    page.setPlainText("Có 09 đảng viên.")
    assert page.spans() == ()
    assert page.extraSelections() == []


def test_changes_show_both_texts(qtbot):
    """What is gone struck out, what is new underlined."""
    shown = ChangedText("changes")
    qtbot.addWidget(shown)
    shown.show_changes((Piece("kept", "Có "), Piece("gone", "08"), Piece("new", "09")))
    assert shown.toPlainText() == "Có 0809"
    cursor = shown.textCursor()
    looks = []
    for at in (1, 4, 6):
        cursor.setPosition(at)
        look = cursor.charFormat()
        looks.append((look.fontStrikeOut(), look.fontUnderline()))
    assert looks == [(False, False), (True, False), (False, True)]
