import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.rules.facts.office import Place
from desktop.screens.widgets.place_proposal import ProposingPlaceField
from tests.screens.keyboard import write
from tests.screens.subjects import fill, press, typed, words

OLD = "thôn 2, xã Trà Nú, huyện Bắc Trà My, tỉnh Quảng Nam"
NEW = "thôn 2, xã Trà Liên, thành phố Đà Nẵng"


@pytest.fixture
def field(qtbot):
    field = ProposingPlaceField("home_place")
    qtbot.addWidget(field)
    field.resize(700, 300)
    field.show()
    field.activateWindow()
    qtbot.waitActive(field)
    return field


def said(field):
    return words(field, "home_place-proposal-words")


@pytest.mark.parametrize("name", ["home_place-formerly", "home_place"])
def test_the_unit_of_today_is_filled_in_whichever_line_held_the_old_one(field, qtbot, name):
    fill(field, name, OLD)
    with qtbot.waitSignal(field.changed):
        press(field, "home_place-propose")
    assert field.value() == Place(now=NEW, formerly=OLD)
    assert field.value().text == f"{NEW} (trước đây là {OLD})"
    assert "25/07/2026" in said(field)


def test_a_divided_commune_is_asked_for_and_chosen_by_keyboard(field):
    fill(field, "home_place-formerly", "Thị trấn Thiệu Hóa, huyện Thiệu Hóa, Thanh Hóa")
    press(field, "home_place-propose")
    assert "đã chia cho nhiều đơn vị" in said(field)
    assert field.value().now == ""
    assert QApplication.focusWidget().objectName() == "home_place-choice-0"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = QApplication.focusWidget().text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert field.value().now == wanted
    assert "Thị trấn Thiệu Hóa" in field.value().formerly


def test_what_stands_there_already_is_replaced_only_when_asked(field):
    field.set_value(Place(now="xã Hoa Ban, tỉnh Sơn La", formerly=OLD))
    press(field, "home_place-propose")
    assert field.value().now == "xã Hoa Ban, tỉnh Sơn La"
    press(field, "home_place-choice-0")
    assert field.value().now == NEW


def test_an_address_not_on_the_list_can_be_looked_for(field):
    fill(field, "home_place-formerly", "bản Nà Lốc, xã Không Tên, huyện Nào Đó")
    press(field, "home_place-propose")
    assert "Không thấy" in said(field)
    box = field.findChild(QLineEdit, "home_place-find")
    assert QApplication.focusWidget() is box
    write(box, "tra lien")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert field.value().now == "bản Nà Lốc, xã Trà Liên, thành phố Đà Nẵng"
    assert field.value().formerly == "bản Nà Lốc, xã Không Tên, huyện Nào Đó"


def test_a_successor_that_is_gone_is_not_guessed(field):
    fill(field, "home_place-formerly", "xã Nam Sơn, huyện Ba Chẽ, tỉnh Quảng Ninh")
    press(field, "home_place-propose")
    assert "không còn đơn vị" in said(field)
    assert field.value().now == ""
    press(field, "home_place-close")
    assert not field.findChild(QLineEdit, "home_place-find").isVisible()


def test_an_address_of_today_is_said_to_be_one(field):
    fill(field, "home_place", NEW)
    press(field, "home_place-propose")
    assert "đã là tên gọi hiện nay" in said(field)
    assert field.value() == Place(now=NEW)


def test_nothing_typed_says_what_to_type(field):
    press(field, "home_place-propose")
    assert "ghi địa chỉ cũ" in said(field)
    assert QApplication.focusWidget().objectName() == "home_place-formerly"


def test_another_value_puts_the_proposals_away(field):
    fill(field, "home_place-formerly", "xã Không Tên, huyện Nào Đó")
    press(field, "home_place-propose")
    field.set_value(Place(now="xã Hoa Ban"))
    assert typed(field, "home_place") == "xã Hoa Ban"
    assert not field.findChild(QLineEdit, "home_place-find").isVisible()
