import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QRadioButton

from desktop.errors import Refusal
from desktop.rules.facts.office import Place
from desktop.screens.widgets.fields import (
    FlagField,
    LongTextField,
    NumberField,
    PlaceField,
    TextField,
    YesNoField,
)
from tests.screens.keyboard import write


@pytest.fixture
def shown(qtbot):
    def show(field):
        qtbot.addWidget(field)
        field.show()
        return field

    return show


def test_a_text_is_found_by_its_name_typed_and_tidied(shown, qtbot):
    field = shown(TextField("name"))
    with qtbot.waitSignal(field.changed):
        write(field.findChild(QLineEdit, "name"), "  Lò  Văn Bình ")

    assert field.value() == "Lò Văn Bình"
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert field.input.text() == "Lò Văn Bình"


def test_showing_a_value_is_no_change_of_the_user(shown, qtbot):
    fields = [
        (shown(TextField("t")), "Ánh"),
        (shown(LongTextField("l")), "Một\nHai"),
        (shown(NumberField("n")), 1200),
        (shown(FlagField("f", "Đã học")), True),
        (shown(YesNoField("y")), False),
        (shown(PlaceField("p")), Place(now="xã Hoa Ban", formerly="xã Chiềng Khoang")),
    ]
    for field, value in fields:
        with qtbot.assertNotEmitted(field.changed):
            field.set_value(value)
        assert field.value() == value
        field.set_value(None)
        assert not field.value() or field.value() == Place()


def test_a_fault_is_shown_below_until_the_text_is_edited(shown, qtbot):
    field = shown(TextField("name"))
    field.show_fault("Chưa ghi họ tên.")
    fault = field.findChild(QLabel, "name-fault")
    assert fault.isVisible()
    assert fault.text() == "Chưa ghi họ tên."
    assert field.input.property("fault") is True

    qtbot.keyClicks(field.input, "A")
    assert not fault.isVisible()
    assert field.input.property("fault") is False


@pytest.mark.parametrize(
    ("typed", "value"), [("12", 12), ("1.250", 1250), ("1 250", 1250), ("", None)]
)
def test_a_number_may_be_typed_with_dots(shown, qtbot, typed, value):
    field = shown(NumberField("votes"))
    write(field.input, typed)

    assert field.value() == value


@pytest.mark.parametrize("typed", ["mười", "12a", "500", "-1"])
def test_what_is_no_number_within_bounds_is_refused_on_leaving(shown, qtbot, typed):
    field = shown(NumberField("votes", most=300))
    write(field.input, typed)
    qtbot.keyClick(field.input, Qt.Key.Key_Return)

    assert field.findChild(QLabel, "votes-fault").isVisible()
    with pytest.raises(Refusal) as refused:
        field.value()
    assert refused.value.field == "votes"


def test_a_long_text_keeps_its_lines_and_lets_tab_go_on(shown, qtbot):
    field = shown(LongTextField("remark", lines=3))
    page = field.findChild(QPlainTextEdit, "remark")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(page, "mot")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.keyClicks(page, "hai")

    assert field.value() == "mot\nhai"
    assert page.tabChangesFocus()


def test_a_box_is_ticked_by_the_space_bar(shown, qtbot):
    field = shown(FlagField("learned", "Đã học lớp bồi dưỡng"))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.input, Qt.Key.Key_Space)

    assert field.value() is True


def test_what_is_unknown_is_not_taken_for_no(shown, qtbot):
    field = shown(YesNoField("union"))
    assert field.value() is None

    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(field.findChild(QRadioButton, "union-no"), Qt.MouseButton.LeftButton)
    assert field.value() is False


def test_a_place_has_two_wordings(shown, qtbot):
    field = shown(PlaceField("home"))
    write(field.findChild(QLineEdit, "home"), "xã Hoa Ban")
    with qtbot.waitSignal(field.changed):
        write(field.findChild(QLineEdit, "home-formerly"), "xã Chiềng Khoang")

    assert field.value() == Place(now="xã Hoa Ban", formerly="xã Chiềng Khoang")
