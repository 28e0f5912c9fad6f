"""A part that is covered while it is read again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.screens.widgets.waiting import Waiting


@pytest.fixture
def place(qtbot):
    """A part with a field, beside another field."""
    whole, work = QWidget(), QWidget()
    QVBoxLayout(work).addWidget(QLineEdit(objectName="inside"))
    down = QVBoxLayout(whole)
    down.addWidget(QLineEdit(objectName="outside"))
    down.addWidget(Waiting(work))
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    return whole


def test_one_comes_back_to_where_one_was(place):
    waiting, inside = place.findChild(Waiting), place.findChild(QLineEdit, "inside")
    inside.setFocus()
    waiting.wait("Đang đọc…")
    waiting.wait("Đang đọc tiếp…")
    assert not inside.isVisible()
    assert place.findChild(QLabel, "waiting").text() == "Đang đọc tiếp…"
    waiting.leave()
    assert place.focusWidget() is inside


def test_who_went_elsewhere_meanwhile_stays_there(place):
    waiting, outside = place.findChild(Waiting), place.findChild(QLineEdit, "outside")
    place.findChild(QLineEdit, "inside").setFocus()
    waiting.wait("Đang đọc…")
    outside.setFocus()
    waiting.leave()
    assert place.focusWidget() is outside
