"""What stands in the way, and who settles it by when."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget

from desktop.services.cells import briefings
from tests.build import a_cell
from tests.screens import subjects
from tests.screens.keyboard import rewrite
from tests.screens.subjects import lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """The present month, at its difficulties; one was told of in January."""
    a_cell(office, "Chi bộ bản Pá")
    office.do(briefings.add_difficulty, id="old", month="2026-01", words="Chưa có lớp")
    window = open_window(qtbot, office, ask, background, "briefings")
    one(window, QTabWidget, "briefing-tabs").setCurrentIndex(1)
    return window


def fill(window, name, words):
    subjects.fill(window.current.difficulties, name, words)


def held(office):
    """The difficulties of the present month by their words."""
    found = office.read(briefings.briefing, month="2026-03", day=office.today()).difficulties
    return {one.words: one for one in found}


def test_an_earlier_one_is_still_there(window):
    assert lines(window, "difficulties") == [
        ["Toàn đảng bộ", "Chưa có lớp", "", "", "còn từ trước"]
    ]


def test_a_difficulty_is_entered_with_who_settles_it_by_when(window, office):
    press(window, "difficulty-add")
    fill(window, "cell_id", "ban pa")
    rewrite(one(window.current.difficulties, QPlainTextEdit, "words"), "Thiếu người")
    fill(window, "settler", "Văn phòng Đảng ủy")
    fill(window, "due", "20/3/2026")
    press(window, "difficulty-save")
    kept = held(office)["Thiếu người"]
    assert (kept.cell, kept.settler, kept.due) == (
        "Chi bộ bản Pá",
        "Văn phòng Đảng ủy",
        date(2026, 3, 20),
    )
    assert "2 khó khăn chưa xong" in words(window, "subheading")


def test_one_that_is_settled_says_how(window, office):
    pick(window, "difficulties", 0)
    fill(window, "settled", "2/3/2026")
    fill(window, "outcome", "mở lớp")
    press(window, "difficulty-save")
    assert held(office)["Chưa có lớp"].state == "xong ngày 02/03/2026: mở lớp"


def test_nothing_said_is_refused_at_its_field(window):
    press(window, "difficulty-add")
    fill(window, "settler", "Văn phòng")
    press(window, "difficulty-save")
    assert "Hãy ghi khó khăn" in subjects.fault(window.current.difficulties, "words")


def test_one_entered_by_mistake_is_taken_back(window, office):
    pick(window, "difficulties", 0)
    press(window, "difficulty-remove")
    assert held(office) == {}
    window.undo()
    assert list(held(office)) == ["Chưa có lớp"]
