"""USB & sao lưu: one screen, five tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from tests.screens.subjects import one, open_window, words


def test_all_tabs_are_there_and_read_when_shown(qtbot, office, ask, background):
    """An office in memory has nothing to back up, and says so."""
    window = open_window(qtbot, office, ask, background, "exchange")
    tabs = one(window, QTabWidget, "exchange-tabs")
    assert [tabs.tabText(at) for at in range(tabs.count())] == [
        "&1 Gửi báo cáo bằng USB",
        "&2 Nhận gói báo cáo",
        "&3 Sao lưu",
        "&4 Cập nhật dữ liệu",
        "&5 Khóa nhận",
    ]
    assert "trong bộ nhớ" in words(window, "backup-told")


def test_printing_before_anything_is_written_says_what_to_do(qtbot, office, ask, background):
    """The cover sheet is what this screen prints."""
    window = open_window(qtbot, office, ask, background, "exchange")
    window.print_out()
    assert "Hãy ghi gói trước" in words(window, "strip-words")


def test_what_was_refused_on_one_tab_is_not_shown_over_the_next(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "exchange")
    window.print_out()
    one(window, QTabWidget, "exchange-tabs").setCurrentIndex(4)
    assert not window.current.strip.isVisible()
