"""Values on cards, and measuring the printer."""

from __future__ import annotations

import io

import pdfplumber
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QTabWidget

from desktop.services.papers import shifts
from tests.build import a_case, an_office
from tests.screens.subjects import one, open_window, press, words

MM = 72 / 25.4


def opened(qtbot, office, ask, background):
    an_office(office)
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "prints")
    one(window, QTabWidget, "print-tabs").setCurrentIndex(1)
    return window, person


def saved(window, ask, tmp_path):
    """The page shown, saved as a file and opened."""
    ask.answers.append(tmp_path / "page.pdf")
    window.current.cards.page.save_pdf()
    return pdfplumber.open(io.BytesIO((tmp_path / "page.pdf").read_bytes())).pages[0]


def test_what_is_measured_moves_what_is_printed(qtbot, office, ask, background, tmp_path):
    """The frame came out 22 mm from the left: values go 2 mm to the left, the card's 0,5 right."""
    window, person = opened(qtbot, office, ask, background)
    window.current.cards.person.set_value(person)
    press(window, "card-print")
    before = saved(window, ask, tmp_path).chars[0]["x0"]
    one(window, QDoubleSpinBox, "measured-left").setValue(22)
    one(window, QDoubleSpinBox, "shift-right").setValue(0.5)
    press(window, "card-print")
    page = saved(window, ask, tmp_path)
    assert round((page.chars[0]["x0"] - before) / MM, 2) == -1.5
    assert "GIẤY CHỨNG NHẬN" not in page.extract_text()
    assert "Mai" in page.extract_text()


def test_it_is_kept_for_each_printer_and_card(qtbot, office, ask, background):
    """Another printer begins straight."""
    window, _ = opened(qtbot, office, ask, background)
    printer = one(window, QComboBox, "card-printer")
    printer.setCurrentText("HP")
    one(window, QDoubleSpinBox, "measured-top").setValue(18.5)
    press(window, "save-shift")
    assert office.read(shifts.shift, printer="HP", form="cn-ntvd1").down == 1.5
    printer.setCurrentText("Canon")
    assert one(window, QDoubleSpinBox, "measured-top").value() == 20
    printer.setCurrentText("HP")
    assert one(window, QDoubleSpinBox, "measured-top").value() == 18.5


def test_the_trial_is_the_whole_card(qtbot, office, ask, background, tmp_path):
    window, person = opened(qtbot, office, ask, background)
    window.current.cards.person.set_value(person)
    press(window, "card-trial")
    assert "GIẤY CHỨNG NHẬN" in saved(window, ask, tmp_path).extract_text()


def test_without_a_person_the_field_says_so(qtbot, office, ask, background):
    window, _ = opened(qtbot, office, ask, background)
    press(window, "card-print")
    assert window.current.cards.page.page_count() == 0
    window.print_out()
    assert "In thử" in words(window, "strip-words")


def test_the_page_to_measure_with_is_of_both_sizes(qtbot, office, ask, background, tmp_path):
    window, _ = opened(qtbot, office, ask, background)
    for name, wide in (("calibrate-a4", 210), ("calibrate-card", 210)):
        press(window, name)
        page = saved(window, ask, tmp_path)
        assert round(page.width / MM) == wide
    assert round(page.height / MM) == 148
