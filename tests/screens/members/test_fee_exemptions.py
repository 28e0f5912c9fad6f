"""Decisions to exempt from the fee, on their tab of the fee."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTabWidget

from desktop.services.papers import documents
from tests.screens.members.test_fees import signs, window
from tests.screens.subjects import fault, fill, lines, one, press, words

__all__ = ["window"]  # a fixture


def enter(window, since):
    one(window, QTabWidget, "fee-tabs").setCurrentIndex(1)
    press(window, "exemption-add")
    fill(window, "person_id", "Lò Văn Bình")
    fill(window, "number", "12-QĐ/ĐU")
    fill(window, "since", since)
    window.save()


def test_a_decision_is_entered_with_its_number_and_taken_back(window):
    enter(window, "1/2/2026")
    assert lines(window, "exemptions") == [
        ["Lò Văn Bình", "Chi bộ bản Pá", "12-QĐ/ĐU", "01/02/2026", ""]
    ]
    assert "theo Quyết định số 12-QĐ/ĐU" in words(window, "exemption-told")
    assert signs(window, 1)[:6] == ["nợ"] + ["m"] * 5
    press(window, "exemption-remove")
    assert lines(window, "exemptions") == []


def test_the_next_number_of_the_register_is_offered_and_taken(window, office):
    """F4 puts it into its field; saved, it stands in the register, and the next is another."""
    one(window, QTabWidget, "fee-tabs").setCurrentIndex(1)
    press(window, "exemption-add")
    assert one(window, QPushButton, "exemption-number").text() == "Lấy số 01-QĐ/ĐU (F4)"
    fill(window, "person_id", "Lò Văn Bình")
    fill(window, "since", "1/2/2026")
    QTest.keyClick(one(window, QLineEdit, "number"), Qt.Key.Key_F4)
    assert not one(window, QPushButton, "exemption-number").isVisible()
    window.save()
    assert lines(window, "exemptions")[0][2] == "01-QĐ/ĐU"
    [entered] = office.read(documents.register)
    assert (entered.number, entered.told) == (
        "01-QĐ/ĐU",
        "Quyết định miễn đảng phí: Lò Văn Bình",
    )
    press(window, "exemption-add")
    assert one(window, QPushButton, "exemption-number").text() == "Lấy số 02-QĐ/ĐU (F4)"


def test_a_decision_without_a_first_day_is_refused_and_kept(window):
    enter(window, "")
    assert "từ ngày nào" in fault(window, "since")
    assert window.current.unsaved()
    window.current.discard()
