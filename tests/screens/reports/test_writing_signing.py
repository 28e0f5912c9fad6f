"""Signing of a report by its form."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from desktop.rules import calendar
from desktop.services.reports import writing_signing, writings
from tests.build import an_office
from tests.screens.subjects import fill, one, open_window, press

YEAR = calendar.period("2024")


def test_signing_is_chosen_and_kept(qtbot, office, ask, background):
    """By order, with other recipients; then the report is shown again."""
    an_office(office)
    office.do(writings.start, id="report", kind="building", period=YEAR, as_of=YEAR.last)
    window = open_window(qtbot, office, ask, background, "writings", "report")
    press(window, "writing-signing")
    fill(window, "authority", "thừa lệnh")
    fill(window, "signer_name", "Quàng Văn Dũng")
    one(window, QPlainTextEdit, "recipients").setPlainText("Văn phòng Tỉnh ủy")
    press(window, "signing-save")
    found = office.read(writing_signing.signing, id="report")
    assert (found.authority, found.signer_name) == ("office", "Quàng Văn Dũng")
    assert found.recipients == "Văn phòng Tỉnh ủy"
    assert one(window, QPlainTextEdit, "section-text").isVisible()
