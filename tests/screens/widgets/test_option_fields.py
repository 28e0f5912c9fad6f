import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton

from desktop.screens.widgets.option_fields import Option, OptionField, TicksField

SEXES = [Option("nam", "Nam"), Option("nữ", "Nữ"), Option(None, "Chưa rõ")]
MODELS = [Option("A", "Hai cấp", "Có đảng ủy cơ sở."), Option("B", "Một cấp", "Không có.")]


@pytest.fixture
def shown(qtbot):
    def show(field):
        qtbot.addWidget(field)
        with qtbot.waitActive(field):
            field.show()
            field.activateWindow()
        return field

    return show


def test_what_is_unknown_stays_unknown(shown, qtbot):
    field = shown(OptionField("sex", SEXES))
    assert field.value() is None
    with qtbot.waitSignal(field.changed):
        field.findChild(QRadioButton, "sex-nữ").click()
    assert field.value() == "nữ"
    field.set_value(None)
    assert field.value() is None
    assert field.findChild(QRadioButton, "sex-unknown").isChecked()


def test_options_are_walked_by_the_arrow_keys(shown, qtbot):
    field = shown(OptionField("sex", SEXES))
    field.set_value("nam")
    field.setFocus()
    qtbot.keyClick(field.findChild(QRadioButton, "sex-nam"), Qt.Key.Key_Right)
    assert field.value() == "nữ"


def test_the_arrow_keys_choose_from_the_option_that_is_chosen(shown, qtbot):
    """Tab comes to that one, here the last, which stands for what is not known."""
    field = shown(OptionField("sex", SEXES))
    field.setFocus()
    unknown = field.findChild(QRadioButton, "sex-unknown")
    assert unknown.hasFocus()
    qtbot.keyClick(unknown, Qt.Key.Key_Left)
    assert field.value() == "nữ"


def test_options_with_a_meaning_explain_themselves(shown):
    field = shown(OptionField("model", MODELS))
    said = [label.text() for label in field.findChildren(QLabel)]
    assert "Có đảng ủy cơ sở." in said
    assert field.wide


def test_ticks_give_the_codes_of_the_boxes(shown, qtbot):
    field = shown(TicksField("groups", [("militia", "Dân quân"), ("pupil", "Học sinh")]))
    assert field.value() == frozenset()
    with qtbot.waitSignal(field.changed):
        field.findChild(QCheckBox, "groups-pupil").click()
    assert field.value() == {"pupil"}


def test_ticks_show_what_was_kept_and_tell_of_nothing(shown, qtbot):
    field = shown(TicksField("groups", [("militia", "Dân quân"), ("pupil", "Học sinh")]))
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(["militia"])
    assert field.value() == {"militia"}
    field.set_value(None)
    assert field.value() == frozenset()
