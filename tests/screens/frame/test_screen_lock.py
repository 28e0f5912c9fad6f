from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.screens.frame import screen_lock
from desktop.screens.frame.screen_lock import ScreenLock
from desktop.services.keeping import security
from tests.build import a_person
from tests.deeds import NOW, PASSWORD
from tests.screens.keyboard import write
from tests.screens.subjects import fault, fill, open_window, press, typed


class Clock:
    time = NOW

    def __call__(self):
        return self.time

    def wait(self, minutes):
        self.time += timedelta(minutes=minutes)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def window(qtbot, office_on_disk, ask, background):
    person = a_person(office_on_disk, "Lò Thị Mai")
    return open_window(qtbot, office_on_disk, ask, background, "person", person)


@pytest.fixture
def lock(window, ask, clock, office_on_disk):
    made = ScreenLock(window, ask, lambda typed: security.confirm(office_on_disk, typed), clock)
    yield made
    if made.door is not None:
        made.open(PASSWORD)


def answer(lock, password):
    write(lock.door.form.fields["password"].line, password)
    press(lock.door, "unlock-screen")


def test_after_the_minutes_the_window_hides_and_the_password_brings_it_back(lock, window, clock):
    """With what was typed, which nothing has saved."""
    fill(window, "other_names", "Mai nhỏ")
    clock.wait(14)
    lock.look()
    assert window.isVisible()
    clock.wait(1)
    lock.look()
    assert not window.isVisible()
    assert lock.door.isVisible()
    answer(lock, PASSWORD)
    assert window.isVisible()
    assert lock.door is None
    assert typed(window, "other_names") == "Mai nhỏ"
    assert window.current.unsaved()


def test_a_wrong_password_is_said_beside_it_and_wrong_ones_make_wait(lock, window):
    lock.lock()
    for _ in range(3):
        write(lock.door.form.fields["password"].line, "")
        answer(lock, "sai")
    assert "Hãy chờ 10 giây" in fault(lock.door, "password")
    assert not window.isVisible()
    window.office.now = lambda: NOW + timedelta(seconds=10)


def test_a_key_or_a_move_of_the_mouse_begins_the_minutes_anew(lock, window, clock):
    clock.wait(14)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    clock.wait(14)
    lock.look()
    assert window.isVisible()
    QTest.mouseMove(window.windowHandle())
    clock.wait(14)
    lock.look()
    assert window.isVisible()


def test_a_key_after_a_long_sleep_of_the_machine_does_not_open(lock, window, clock):
    clock.wait(600)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert not window.isVisible()


def test_the_keys_lock_at_once(lock, window, qtbot):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_K, both)
    assert not window.isVisible()


def test_a_question_that_stands_open_is_hidden_and_not_answered(lock, window, qtbot):
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    lock.lock()
    assert dialog.windowOpacity() == 0
    lock.open(PASSWORD)
    assert dialog.isVisible()
    assert dialog.windowOpacity() == 1
    dialog.close()


def test_leaving_from_the_door_asks_before_anything_typed_is_lost(lock, window, ask):
    fill(window, "other_names", "Mai nhỏ")
    lock.lock()
    ask.answers.append(False)
    press(lock.door, "leave-locked")
    assert lock.door.isVisible()
    ask.answers.append(True)
    press(lock.door, "leave-locked")
    assert lock.door is None
    assert not window.isVisible()


def test_the_door_comes_forward_while_locked(lock, window):
    lock.lock()
    lock.door.showMinimized()
    lock.bring_forward()
    assert not lock.door.isMinimized()
    assert not window.isVisible()


def test_the_minutes_are_those_that_were_chosen(lock, window, clock):
    screen_lock.set_minutes(5)
    clock.wait(5)
    lock.look()
    assert not window.isVisible()


def test_minutes_that_nobody_offers_are_the_usual_ones():
    screen_lock.set_minutes(100_000)
    assert screen_lock.minutes() == 15


def test_a_practice_commune_has_no_password_to_lock_with(qtbot, office, ask, background, clock):
    window = open_window(qtbot, office, ask, background, "people")
    lock = ScreenLock(window, ask, lambda typed: None, clock)
    lock.lock()
    assert window.isVisible()
    assert lock.door is None
