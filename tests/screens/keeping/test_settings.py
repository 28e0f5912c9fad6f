import pytest
from PySide6.QtWidgets import QPushButton, QTabWidget

from desktop.services.keeping import settings
from tests.build import an_office
from tests.screens.subjects import fault, fill, one, open_window, press, typed


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    return open_window(qtbot, office, ask, background, "settings")


def test_the_office_is_shown_and_changed(window, office):
    assert typed(window, "commune_name") == "Hoa Ban"
    fill(window, "signer_name", "Lò Văn Chiến")
    fill(window, "place", "Mường La")
    press(window, "save-settings")
    kept = office.read(settings.office)
    assert (kept.signer.name, kept.signer.post, kept.place) == (
        "Lò Văn Chiến",
        "BÍ THƯ",
        "Mường La",
    )
    assert not one(window, QPushButton, "save-settings").isEnabled()


def test_a_term_that_ends_before_it_begins_is_refused_beside_the_date(window):
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(1)
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(0)
    fill(window, "term_to", "1/7/2020")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(3)
    window.save()
    assert one(window, QTabWidget, "settings-tabs").currentIndex() == 0
    assert "trước khi bắt đầu" in fault(window, "term_to")


def test_leaving_offers_to_save(window, office, ask):
    fill(window, "commune_name", "Tô Hiệu")
    ask.answers.append("save")
    assert window.open("history")
    assert office.read(settings.office).commune_name == "Tô Hiệu"


def test_what_was_typed_can_be_given_up(window, ask):
    fill(window, "commune_name", "Tô Hiệu")
    ask.answers.append("discard")
    window.open("history")
    window.open("settings")
    assert typed(window, "commune_name") == "Hoa Ban"


def test_the_lead_times_are_typed_as_numbers(window, office):
    """Words are refused at once; empty goes back to the usual ones."""
    fill(window, "lead_days", "một tuần")
    assert "số ngày" in fault(window, "lead_days")
    fill(window, "lead_days", "30; 60 7")
    assert typed(window, "lead_days") == "60, 30, 7"
    press(window, "save-settings")
    assert office.read(settings.lead_days) == (60, 30, 7)
