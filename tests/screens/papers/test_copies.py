"""How many copies of each paper, beside the preview of a set."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox

from desktop.services.papers import copies
from tests.screens.cases.test_case_papers import papers_of
from tests.screens.subjects import one, press


def test_ticked_the_set_has_each_paper_as_often_as_wanted(qtbot, office, ask, background):
    """And the office's number is remembered."""
    window = papers_of(qtbot, office, ask, background)
    press(window, "print-set")
    page = window.current.papers.page
    once = page.page_count()
    assert not one(window, QSpinBox, "copies-9-knd").isEnabled()
    one(window, QAbstractButton, "all-copies").click()
    usual = page.page_count()
    assert usual > once
    one(window, QSpinBox, "copies-9-knd").setValue(
        one(window, QSpinBox, "copies-9-knd").value() + 3
    )
    press(window, "copies-again")
    assert page.page_count() == usual + 3
    assert office.read(copies.of_set, set_id="admission")["9-knd"] == 7


def test_papers_apart_go_into_a_folder(qtbot, office, ask, background, tmp_path):
    """One file for the set, one for each paper."""
    window = papers_of(qtbot, office, ask, background)
    ask.answers.append(tmp_path)
    press(window, "save-apart")
    [whole] = tmp_path.glob("*.pdf")
    assert (whole.with_suffix("") / "01_bia.pdf").is_file()


def test_the_drafts_to_copy_are_chosen_beside_the_preview(qtbot, office, ask, background):
    """At once more pages, and the choice is remembered."""
    window = papers_of(qtbot, office, ask, background)
    press(window, "print-set")
    page = window.current.papers.page
    usual = page.page_count()
    drafts = one(window, QComboBox, "drafts")
    assert drafts.currentText() == "Bản nháp của giấy chưa viết"
    for choice, expected in (("none", -1), ("all", 1)):
        drafts.setCurrentIndex(drafts.findData(choice))
        drafts.activated.emit(drafts.currentIndex())
        assert (page.page_count() - usual) * expected > 0
    assert office.read(copies.drafts) == "all"
