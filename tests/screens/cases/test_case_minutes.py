"""The papers of a meeting: filled from its vote, written on, printed together."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from tests.build import a_case, an_office
from tests.screens.subjects import fill, go_to, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """The papers of a meeting that voted nine to nothing."""
    an_office(office)
    person = a_case(office, at="cell-meeting")
    window = open_window(qtbot, office, ask, background, "case", f"{person}#cell-meeting")
    press(window, "record-papers")
    return window


def pages(window):
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    return page.page_count()


def test_the_papers_of_the_meeting_are_ready(window):
    """Minutes, ballot, count and the resolution of such a cell, in the order of the meeting."""
    assert [title.partition(" ")[0] for title in told(window, "minutes")] == [
        "Biên",
        "Phiếu",
        "Biên",
        "8C-KNĐ",
    ]
    assert pages(window) >= 4
    assert "giấy tờ còn chỗ trống" in words(window, "minutes-told")


def test_the_count_needs_only_what_the_vote_does_not_tell(window):
    """Ballots and conclusion stand there already."""
    count = one(window, LineList, "minutes").shown_lines()[2]
    assert not any("Số phiếu" in label or "Kết luận" in label for label in count.row.missing)
    assert "Tổ trưởng tổ kiểm phiếu" in count.row.missing


def test_a_paper_is_written_on_and_the_papers_come_back(window):
    """What was typed is in it then."""
    go_to(window, "minutes", "Biên bản kiểm phiếu")
    assert words(window, "editor-title").startswith("Biên bản kiểm phiếu")
    fill(window, "head", "Lò Văn Chiến")
    window.save()
    press(window, "editor-back")
    count = one(window, LineList, "minutes").shown_lines()[2]
    assert "Tổ trưởng tổ kiểm phiếu" not in count.row.missing


def test_the_tab_shows_its_list_again_after_going_back(window):
    """The papers of a step are only shown when asked for."""
    press(window, "minutes-back")
    one(window, QTabWidget, "case-tabs").setCurrentWidget(window.current.papers)
    assert one(window, LineList, "papers").isVisible()
