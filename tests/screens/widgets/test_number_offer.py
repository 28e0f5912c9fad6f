"""The next number of the register, taken with a press or F4."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.screens.widgets.number_offer import NumberOffer


def test_a_number_is_taken_while_one_is_offered(qtbot):
    panel, offer, field, taken = QWidget(), NumberOffer("offer"), QLineEdit(), []
    down = QVBoxLayout(panel)
    down.addWidget(field)
    down.addWidget(offer)
    offer.listen_in(panel)
    offer.taken.connect(taken.append)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    field.setFocus()
    offer.offer("")
    button = panel.findChild(QPushButton, "offer")
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert (taken, button.isVisible()) == ([], False)
    offer.offer("07-QĐ/ĐU")
    assert button.text() == "Lấy số 07-QĐ/ĐU (F4)"
    QTest.keyClick(field, Qt.Key.Key_F4)
    button.click()
    assert taken == ["07-QĐ/ĐU", "07-QĐ/ĐU"]
