"""Lớp bồi dưỡng: a round from those who wait to the certificates."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.screens.cells.classes import ClassesScreen
from desktop.screens.frame.window import Entry
from desktop.services.cases import steps
from desktop.services.cells import class_lists
from tests.build import a_case, an_office
from tests.screens import subjects
from tests.screens.subjects import fault, fill, lines, open_window, pick, press, words


@pytest.fixture
def person(office):
    an_office(office)
    return a_case(office, at="candidate")


@pytest.fixture
def window(qtbot, office, ask, background, person, monkeypatch):
    office.now = lambda: datetime.fromisoformat("2023-06-20T08:00")
    entry = Entry("classes", "Lớp bồi dưỡng", ClassesScreen, under="people")
    monkeypatch.setattr(subjects, "ENTRIES", [*subjects.ENTRIES, entry])
    return open_window(qtbot, office, ask, background, "classes")


def show_tab(window, at):
    window.current.findChild(subjects.QWidget, "class-tabs").setCurrentIndex(at)


def open_round(window):
    press(window, "round-add")
    fill(window, "kind", "nhan thuc")
    fill(window, "title", "Lớp 1 năm 2023")
    fill(window, "since", "29/5/2023")
    fill(window, "until", "2/6/2023")
    fill(window, "issued", "9/6/2023")
    press(window, "round-save")


def key(table, column, text):
    table.setCurrentIndex(table.model().index(0, column))
    table.setFocus()
    QTest.keyClicks(table, text[0])
    QTest.keyClicks(QApplication.focusWidget(), text[1:])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_round_is_opened_filled_sent_and_its_results_go_into_the_case(window, office, person):
    open_round(window)
    show_tab(window, 1)
    assert [line[:2] for line in lines(window, "waiting")] == [["Lò Thị Mai", "4 tháng"]]
    pick(window, "waiting", 0)
    press(window, "seat")
    assert lines(window, "waiting") == []
    fill(window, "sent-on", "8/5/2023")
    press(window, "send-list")
    assert "gửi danh sách 08/05/2023" in words(window, "round-told")
    table = window.current.seats.grid.table
    key(table, 4, "15/CN")
    assert window.current.unsaved()
    press(window, "seats-save")
    held = office.read(steps.view, person_id=person, day=office.today()).case
    assert held.awareness_certificate.number == "15/CN"
    assert held.awareness_certificate.day == date(2023, 6, 9)
    show_tab(window, 2)
    assert [line[:5] for line in lines(window, "certificates")] == [
        ["Lò Thị Mai", held.cell.name, "15/CN", "09/06/2023", "09/06/2028"]
    ]


def test_a_round_without_a_kind_is_refused_at_the_field(window):
    press(window, "round-add")
    fill(window, "title", "Lớp 1")
    press(window, "round-save")
    assert "loại lớp" in fault(window, "kind")


def test_somebody_is_taken_off_the_list(window, office):
    open_round(window)
    show_tab(window, 1)
    press(window, "seat")
    assert "chọn người" in words(window, "strip-words")
    pick(window, "waiting", 0)
    press(window, "seat")
    press(window, "unseat")
    assert len(lines(window, "waiting")) == 1


def test_the_list_is_laid_out_for_the_round_that_is_open(window):
    window.print_out()
    assert "mở một lớp" in words(window, "strip-words")
    open_round(window)
    window.print_out()
    assert "chưa có học viên" in words(window, "strip-words")
    show_tab(window, 1)
    pick(window, "waiting", 0)
    press(window, "seat")
    press(window, "print-class-list")
    assert window.current.findChild(subjects.QLabel, "page-number").text()


def test_a_record_opens_its_round_or_certificate(window, office):
    open_round(window)
    [line] = office.read(class_lists.rounds, day=office.today())
    window.open("classes", line.id)
    assert window.current.rounds.table.current_row().id == line.id
