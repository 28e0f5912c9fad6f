import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.errors import Refusal
from desktop.screens.frame.unlock_code import CodePage
from tests.screens.keyboard import write
from tests.screens.subjects import one, press


class DoorDouble:
    def __init__(self):
        self.tried = []
        self.faults = []
        self.back = 0

    def recover(self, words, password):
        self.tried.append((words, password))

    def ask_password(self):
        self.back += 1

    def show_fault(self, fault):
        self.faults.append(fault)


@pytest.fixture
def door():
    return DoorDouble()


@pytest.fixture
def page(qtbot, door):
    made = CodePage(door)
    qtbot.addWidget(made)
    made.show()
    return made


def answer(page, password, again):
    for at in range(1, 9):
        write(one(page, QLineEdit, f"word_{at}"), f"tu {at}")
    write(one(page, QLineEdit, "new_password"), password)
    write(one(page, QLineEdit, "new_again"), again)
    press(page, "recover-office")


def test_eight_words_and_a_new_password_are_tried(page, door):
    answer(page, "đồi chè", "đồi chè")
    assert door.tried == [([f"tu {at}" for at in range(1, 9)], "đồi chè")]


def test_two_passwords_that_differ_are_not_tried(page, door):
    answer(page, "đồi chè", "đồi che")
    assert door.tried == []
    assert [fault.field for fault in door.faults] == ["new_again"]
    assert isinstance(door.faults[0], Refusal)


def test_one_goes_back_to_the_password(page, door):
    press(page, "back-to-password")
    assert door.back == 1
