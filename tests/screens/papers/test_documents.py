"""The registers and lists in one place."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.errors import Refusal
from desktop.services.papers import documents
from tests.build import a_case, an_office
from tests.screens.subjects import lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office, term_from=date(2020, 1, 1), term_to=date(2026, 12, 31), term="2020 - 2026")
    a_case(office, at="decision")
    return open_window(qtbot, office, ask, background, "documents")


@pytest.mark.parametrize(("tab", "title"), [(0, "Sổ đăng ký số văn bản đi"), (1, "đến")])
def test_printing_beside_a_register_shows_that_register(window, tab, title):
    one(window, QTabWidget, "document-tabs").setCurrentIndex(tab)
    press(window, "register-print")
    chosen = window.current.lists.lists.current_line()
    assert chosen.title.endswith(title)
    assert window.current.lists.page.page_count() >= 1


def test_the_start_of_a_series_is_set_for_the_running_term(window, ask, office):
    press(window, "series-start")
    assert "chọn một văn bản" in words(window, "strip-words")
    pick(window, "documents", 0)
    ask.answers.append("40")
    press(window, "series-start")
    asked = {"body": "committee", "kind": "decision", "owner": "", "day": date(2026, 3, 2)}
    assert office.read(documents.next_number, **asked) == "40-QĐ/ĐU"
    for answer in ("bốn", "0", None):
        ask.answers.append(answer)
        press(window, "series-start")
    assert office.read(documents.next_number, **asked) == "40-QĐ/ĐU"


def test_a_document_is_opened_by_its_id(window, office):
    [decision] = [one for one in office.read(documents.register) if one.kind == "decision"]
    window.open("documents", decision.id)
    assert window.current.outgoing.table.current_row().number == "21-QĐ/ĐU"
    with pytest.raises(Refusal):
        window.current.open_record("nobody")


def test_an_empty_register_says_how_to_begin(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "documents")
    assert lines(window, "documents") == []
