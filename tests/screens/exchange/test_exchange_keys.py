"""Khóa nhận: a card taken up with the groups of its paper, and this office's own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.exchange.fingerprint import BLANK
from desktop.services.exchange import receivers
from desktop.services.office import trial
from tests.build import an_office
from tests.deeds import NOW
from tests.screens.subjects import fault, fill, one, open_window, press, told, words


@pytest.fixture(scope="module")
def card(tmp_path_factory):
    """The card of the province on a drive."""
    upper = trial(lambda: NOW)
    an_office(upper, level="province", commune_name="")
    written = receivers.write_card(upper, tmp_path_factory.mktemp("usb"))
    upper.close()
    return written


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    found = open_window(qtbot, office, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(4)
    return found


def blanks(office, card):
    found = receivers.look(office, card.path)
    shown = zip(found.asked, card.fingerprint.split(), strict=True)
    return " ".join(group for blank, group in shown if blank == BLANK).lower()


def test_a_card_is_taken_up_with_the_groups_of_its_paper(window, office, ask, card):
    ask.answers.append(card.path)
    press(window, "card-open")
    assert "Tỉnh ủy Sơn La" in words(window, "card-words")
    fill(window, "card-groups", "AAAA BBBB")
    press(window, "card-take")
    assert "hai nhóm chữ còn trống" in fault(window, "card-groups")
    assert told(window, "receivers") == []
    fill(window, "card-groups", blanks(office, card))
    press(window, "card-take")
    assert told(window, "receivers") == ["Tỉnh ủy Sơn La"]
    office.undo()
    assert told(window, "receivers") == []


def test_a_file_that_is_no_card_says_so_and_a_card_may_be_dropped(window, ask, card):
    ask.answers.append(card.paper)
    press(window, "card-open")
    assert window.current.strip.isVisible()
    ask.answers.append(card.path)
    press(window, "card-open")
    assert not window.current.strip.isVisible()
    press(window, "card-drop")
    assert not one(window, QTabWidget, "exchange-tabs").currentWidget().words.isVisible()


def test_this_offices_own_card_is_written_with_its_paper(window, ask, tmp_path):
    ask.answers.append(tmp_path)
    press(window, "card-write")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".khoa", ".pdf"]
    assert "Dấu vân tay:" in words(window, "card-own")
