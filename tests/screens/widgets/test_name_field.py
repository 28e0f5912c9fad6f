"""A name keeps its capitals until the clerk asks for the usual ones."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.screens.widgets.name_field import NameField
from tests.screens.keyboard import rewrite


def shown(qtbot) -> tuple[NameField, QPushButton]:
    field = NameField("name")
    qtbot.addWidget(field)
    field.show()
    return field, field.findChild(QPushButton, "name-case")


def test_a_name_in_capitals_is_written_as_names_are_on_request_only(qtbot):
    field, button = shown(qtbot)
    rewrite(field.line, "ĐẶNG THỊ ÁNH")
    assert field.value() == "ĐẶNG THỊ ÁNH"
    assert button.isVisible()
    with qtbot.waitSignal(field.changed):
        button.click()
    assert field.value() == "Đặng Thị Ánh"
    assert not button.isVisible()


def test_a_name_with_capitals_of_its_own_is_left_alone(qtbot):
    field, button = shown(qtbot)
    rewrite(field.line, "K'Brể Y-Blô")
    assert not button.isVisible()
