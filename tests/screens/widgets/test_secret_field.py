import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.screens.widgets.secret_field import SecretField
from tests.screens.keyboard import write
from tests.screens.subjects import one

NUMBER = "014300123456"


@pytest.fixture
def field(qtbot):
    made = SecretField("personal_number")
    qtbot.addWidget(made)
    made.show()
    return made


def shown(field):
    return one(field, QLineEdit, "personal_number").text()


def test_a_number_is_masked_and_kept(field):
    field.set_value(NUMBER)
    assert shown(field) == "*********456"
    assert field.line.isReadOnly()
    assert field.value() == NUMBER


def test_asking_is_told_and_revealing_shows_it_to_be_edited(field, qtbot):
    field.set_value(NUMBER)
    with qtbot.waitSignal(field.asked):
        one(field, QPushButton, "personal_number-show").click()
    assert shown(field) == "*********456"
    field.reveal()
    assert shown(field) == NUMBER
    assert not field.line.isReadOnly()
    assert not one(field, QPushButton, "personal_number-show").isVisible()


def test_an_empty_one_is_typed_into_at_once(field):
    field.set_value("")
    assert not one(field, QPushButton, "personal_number-show").isVisible()
    write(field.line, NUMBER)
    assert field.value() == NUMBER


def test_the_next_person_is_masked_again(field):
    field.set_value(NUMBER)
    field.reveal()
    field.cover()
    field.set_value("014300999999")
    assert shown(field) == "*********999"


def test_leaving_the_field_keeps_the_mask_and_the_number(field):
    field.set_value(NUMBER)
    field.line.editingFinished.emit()
    assert (shown(field), field.value()) == ("*********456", NUMBER)


def test_what_is_no_number_is_shown(field):
    field.set_value("chưa cấp")
    assert shown(field) == "chưa cấp"
    assert not field.line.isReadOnly()
