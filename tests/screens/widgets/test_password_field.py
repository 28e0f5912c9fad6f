import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.errors import Refusal
from desktop.screens.widgets.password_field import PasswordField, twice
from tests.screens.subjects import fill


@pytest.fixture
def field(qtbot):
    field = PasswordField("password")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_password_is_taken_exactly_as_typed(field):
    fill(field, "password", " hạt  giống ")
    assert field.value() == " hạt  giống "


def test_the_letters_are_hidden_until_asked_for(field):
    line = field.findChild(QLineEdit, "password")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    field.reveal(True)
    assert line.echoMode() is QLineEdit.EchoMode.Normal


def test_two_passwords_must_be_the_same(field, qtbot):
    again = PasswordField("again")
    qtbot.addWidget(again)
    fill(field, "password", "hạt giống")
    fill(again, "again", "hạt giông")
    with pytest.raises(Refusal) as refused:
        twice(field, again)
    assert refused.value.field == "again"
    fill(again, "again", "hạt giống")
    assert twice(field, again) == "hạt giống"
