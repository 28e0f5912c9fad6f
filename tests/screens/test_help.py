"""The help page: shipped, complete and without a way out of the machine."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser

from desktop.screens.help import HelpScreen


def test_shows_the_page_and_goes_to_a_heading(qtbot, office, ask, background):
    """A screen's own chapter is one record away."""
    screen = HelpScreen(office, ask, background)
    qtbot.addWidget(screen)
    page = screen.findChild(QTextBrowser, "help-page")
    assert "Hướng dẫn sử dụng" in page.toPlainText()
    screen.open_record("USB & sao lưu")
    assert page.textCursor().selectedText() == "USB & sao lưu"
    screen.open_record("Tự kiểm tra chương trình không nối mạng")
    assert page.textCursor().selectedText() == "Tự kiểm tra chương trình không nối mạng"


def test_a_link_in_the_page_leads_nowhere(qtbot, office, ask, background):
    """The program opens nothing outside."""
    screen = HelpScreen(office, ask, background)
    qtbot.addWidget(screen)
    page = screen.findChild(QTextBrowser, "help-page")
    assert not page.openLinks()
    assert not page.openExternalLinks()
