import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QTabWidget

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.frame import screen_lock
from desktop.services.office import open_office
from tests.deeds import PASSWORD
from tests.screens.subjects import fault, fill, one, open_window, press, typed, words


@pytest.fixture
def window(qtbot, office_on_disk, ask, background):
    window = open_window(qtbot, office_on_disk, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(3)
    return window


def change(window, old, new, again):
    for name, password in (("password", old), ("new_password", new), ("new_again", again)):
        fill(window, name, password)
    press(window, "change-password")


def test_the_new_password_opens_the_file_and_the_old_one_no_longer(window, office_on_disk, now):
    change(window, PASSWORD, "hoa ban trắng", "hoa ban trắng")
    assert "Đã đổi mật khẩu" in words(window, "strip-words")
    assert typed(window, "new_password") == ""
    with pytest.raises(Refusal):
        open_office(office_on_disk.path, PASSWORD, who="An", now=now)
    open_office(office_on_disk.path, "hoa ban trắng", who="An", now=now).close()


@pytest.mark.parametrize(
    ("old", "new", "again", "field", "sentence"),
    [
        ("sai", "hoa ban", "hoa ban", "password", "không đúng"),
        (PASSWORD, "hoa", "hoa", "new_password", "ít nhất 4"),
        (PASSWORD, "hoa ban", "hoa bàn", "new_again", "không giống nhau"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(window, old, new, again, field, sentence):
    change(window, old, new, again)
    assert sentence in fault(window, field)


def test_the_letters_are_shown_when_asked_for(window):
    press(window, "reveal")
    assert one(window, QLineEdit, "new_password").echoMode() is QLineEdit.EchoMode.Normal


def test_large_print_is_the_one_of_the_menu(window):
    press(window, "large-print-box")
    assert theme.large_print()
    assert window.findChild(QAction, "large-print").isChecked()
    press(window, "large-print-box")
    assert not theme.large_print()
    assert not one(window, QCheckBox, "large-print-box").isChecked()


def test_a_practice_office_has_no_password(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(3)
    change(window, "cũ", "mới hơn", "mới hơn")
    assert "dùng thử" in words(window, "strip-words")


def test_the_minutes_of_the_screen_lock_are_chosen(window):
    minutes = one(window, QComboBox, "lock-minutes")
    assert minutes.currentText() == "Sau 15 phút không dùng"
    minutes.setCurrentIndex(0)
    minutes.activated.emit(0)
    assert screen_lock.minutes() == 5
