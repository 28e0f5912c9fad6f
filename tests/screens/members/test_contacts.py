"""Giữ mối liên hệ nơi cư trú: introduced, answered, its letter printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.screens.widgets.page_view import PageView
from desktop.services.members import contacts
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office)
    a_member(office, "Lò Văn An", a_cell(office, "Chi bộ bản Pá"))
    return open_window(qtbot, office, ask, background, "contacts")


def enter(window, **values):
    press(window, "contact-add")
    fill(window, "person_id", "Lò Văn An")
    for name, value in values.items():
        fill(window, name, value)
    press(window, "contact-save")


def test_a_member_is_introduced_and_the_answer_entered(window):
    enter(window, introduced="5/1/2026")
    assert "đảng ủy" in fault(window, "place")
    fill(window, "place", "Đảng ủy phường Tô Hiệu")
    press(window, "contact-save")
    assert lines(window, "contacts") == [
        ["Lò Văn An", "Đảng ủy phường Tô Hiệu", "giới thiệu 05/01/2026", ""]
    ]
    assert "1 nơi chưa trả lời" in words(window, "subheading")
    pick(window, "contacts", 0)
    fill(window, "received", "2/2/2026")
    press(window, "contact-save")
    assert lines(window, "contacts")[0][2] == "tiếp nhận 02/02/2026"
    assert "Chưa có nhận xét năm" in words(window, "contact-told")
    press(window, "contact-remove")
    assert lines(window, "contacts") == []


def test_the_letter_is_printed_from_the_line(window):
    press(window, "contact-letter")
    assert "Hãy chọn một dòng" in words(window, "strip-words")
    enter(window, place="Đảng ủy phường Tô Hiệu", number="07-GGT/ĐU")
    pick(window, "contacts", 0)
    press(window, "contact-letter")
    (page,) = window.current.findChildren(PageView)
    assert page.page_count() == 1


def test_the_next_number_of_the_register_is_taken_with_f4(window, office):
    """It stands on the line and in the register; Ctrl+Z takes back both."""
    enter(window, place="Đảng ủy phường Tô Hiệu")
    offer = one(window, QPushButton, "contact-number")
    assert offer.text() == "Lấy số 01-GGT/ĐU (F4)"
    fill(window, "note", "theo đơn")
    QTest.keyClick(one(window, QLineEdit, "note"), Qt.Key.Key_F4)
    assert not offer.isVisible()
    [line] = office.read(contacts.lines, day=office.today())
    assert (line.way.number, line.way.note) == ("01-GGT/ĐU", "theo đơn")
    assert one(window, QLineEdit, "number").text() == "01-GGT/ĐU"
    window.undo()
    assert one(window, QLineEdit, "number").text() == ""
    assert offer.isVisible()
