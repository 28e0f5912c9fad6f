"""The help page: shipped, complete and without a way out of the machine."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QTextBrowser

from desktop.screens.frame.help import HelpScreen


def test_shows_the_page_and_goes_to_a_heading(qtbot, office, ask, background):
    """A screen's own chapter is one record away."""
    screen = HelpScreen(office, ask, background)
    qtbot.addWidget(screen)
    page = screen.findChild(QTextBrowser, "help-page")
    assert "Hướng dẫn sử dụng" in page.toPlainText()
    screen.open_record("USB & sao lưu")
    assert page.textCursor().block().text() == "USB & sao lưu"
    assert page.textCursor().blockFormat().headingLevel() == 2
    screen.open_record("Tự kiểm tra chương trình không nối mạng")
    assert page.textCursor().block().text() == "Tự kiểm tra chương trình không nối mạng"


def test_words_typed_without_marks_find_the_chapters_that_speak_of_them(
    qtbot, office, ask, background
):
    """One who is called so stands first, and the page goes there."""
    screen = HelpScreen(office, ask, background)
    qtbot.addWidget(screen)
    page = screen.findChild(QTextBrowser, "help-page")
    find = screen.findChild(QLineEdit, "find-help")
    qtbot.keyClicks(find, "huy hieu")

    titles = [line.title for line in screen.lines.shown_lines()]
    assert titles[0] == "Huy hiệu Đảng"
    assert 0 < len(titles) < 10
    assert page.textCursor().block().text() == "Huy hiệu Đảng"


def test_words_that_stand_nowhere_say_so(qtbot, office, ask, background):
    """The list says what to do."""
    screen = HelpScreen(office, ask, background)
    qtbot.addWidget(screen)
    qtbot.keyClicks(screen.findChild(QLineEdit, "find-help"), "xyzzy")

    assert screen.lines.shown_lines() == ()
    assert not screen.lines.findChild(QLabel, "help-chapters-empty").isHidden()


def test_a_link_in_the_page_leads_nowhere(qtbot, office, ask, background):
    """The program opens nothing outside."""
    screen = HelpScreen(office, ask, background)
    qtbot.addWidget(screen)
    page = screen.findChild(QTextBrowser, "help-page")
    assert not page.openLinks()
    assert not page.openExternalLinks()
