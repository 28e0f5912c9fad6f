"""The register of what is issued: filters, entering, correcting, voiding, going on from there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from desktop.services.papers import documents, papers
from tests.build import a_case, an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, pick, press, words

DAY = date(2026, 3, 2)


@pytest.fixture
def case(office):
    """A person with a decision, in an office whose term covers it."""
    an_office(office, term_from=date(2020, 1, 1), term_to=date(2026, 12, 31), term="2020 - 2026")
    return a_case(office, at="decision")


@pytest.fixture
def window(qtbot, office, ask, background, case):
    return open_window(qtbot, office, ask, background, "documents")


def numbers(window):
    return [line[0].split("\n")[0] for line in lines(window, "documents")]


def choose(window, name, words):
    box = one(window, QComboBox, name)
    box.setCurrentIndex(box.findText(words))


def begin(window, kind, title):
    """Begin a document of the committee."""
    panel = window.current.outgoing
    press(panel, "document-add")
    fill(panel, "issuer", "Đảng ủy xã Hoa Ban")
    fill(panel, "kind", kind)
    fill(panel, "title", title)


def test_the_numbers_of_cases_stand_there_and_are_filtered(window):
    assert numbers(window) == ["21-QĐ/ĐU", "05-NQ/CB", "01-BC/CB", "07-CV/ĐU", "02-NQ/CB"]
    choose(window, "document-kinds", "Nghị quyết")
    assert numbers(window) == ["05-NQ/CB", "02-NQ/CB"]
    choose(window, "document-years", "2023")
    assert numbers(window) == ["02-NQ/CB"]
    choose(window, "document-states", "Đã hủy")
    assert numbers(window) == []
    assert words(window, "documents-told").startswith("0 văn bản")


def test_a_document_takes_the_next_number_when_none_is_typed(window, office):
    begin(window, "Quyết định (QĐ)", "Quyết định chuẩn y")
    number = one(window.current.outgoing, QLineEdit, "number")
    assert number.placeholderText() == "để trống: lấy 22-QĐ/ĐU"
    press(window, "document-save")
    assert numbers(window)[0] == "22-QĐ/ĐU"
    assert office.read(documents.register)[0].day == DAY


def test_a_taken_number_is_told_at_its_field(window, office):
    begin(window, "Quyết định (QĐ)", "Quyết định chuẩn y")
    fill(window.current.outgoing, "number", "21")
    press(window, "document-save")
    assert "đã cấp cho Quyết định kết nạp đảng viên" in fault(window.current.outgoing, "number")
    window.current.discard()


def test_what_a_cell_may_not_issue_is_doubted_at_once(window):
    panel = window.current.outgoing
    press(panel, "document-add")
    issuer = one(panel, QComboBox, "issuer")
    cell = next(words for at in range(issuer.count()) if "bản" in (words := issuer.itemText(at)))
    fill(panel, "issuer", cell)
    fill(panel, "kind", "Hướng dẫn (HD)")
    doubt = one(panel, QLabel, "document-doubt")
    assert doubt.isVisible()
    assert "399-QĐ/TW" in doubt.text()
    window.current.discard()


def test_voiding_asks_for_the_reason_and_can_be_undone(window, ask, office):
    pick(window, "documents", 0)
    ask.answers.append("Sai họ tên")
    press(window, "document-remove")
    assert lines(window, "documents")[0][0].endswith("\nđã hủy")
    assert "Sai họ tên" in words(window, "document-title")
    assert not one(window, QAbstractButton, "document-remove").isEnabled()
    window.undo()
    assert lines(window, "documents")[0][0].endswith("\nban hành")


def test_a_void_without_a_reason_is_refused(window, ask):
    pick(window, "documents", 0)
    ask.answers.append("")
    press(window, "document-remove")
    assert lines(window, "documents")[0][0].endswith("\nban hành")
    ask.answers.append(None)
    press(window, "document-remove")
    assert lines(window, "documents")[0][0].endswith("\nban hành")


def test_the_case_is_one_press_away(window, case):
    pick(window, "documents", 0)
    press(window, "document-case")
    assert window.current.heading.text() == "Lò Thị Mai"


def test_an_issued_paper_is_shown_again(window, office, case):
    pick(window, "documents", 0)
    assert not one(window, QAbstractButton, "document-paper").isEnabled()
    office.do(papers.issue, form_id="9-knd", person_id=case, day=DAY)
    window.refresh()
    pick(window, "documents", 0)
    press(window, "document-paper")
    assert window.current.page.page_count() == 1
    press(window, "register-back")
    assert one(window, QAbstractButton, "document-paper").isVisible()
