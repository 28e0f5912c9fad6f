from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.screens.widgets.choice_fields import ChoiceField, PersonField

CHOICES = [("kinh", "Kinh"), ("thai", "Thái"), ("muong", "Mường"), ("dao", "Dao"), ("day", "Giáy")]


@dataclass(frozen=True)
class Someone:
    record: str
    title: str
    note: str = ""
    screen: str = "person"


PEOPLE = [Someone("1", "Đặng Thị Ánh", "bản Nà Lốc"), Someone("2", "Đặng Văn Ánh", "bản Pá")]


def search(words):
    return [one for one in PEOPLE if text.matches(words, one.title)]


def name_of(id):
    return next(one.title for one in PEOPLE if one.record == id)


@pytest.fixture
def room(qtbot):
    """A window around the fields, so that lists have something to open over."""
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(600, 400)
    QVBoxLayout(room)

    def put(field):
        room.layout().addWidget(field)
        room.show()
        return field

    return put


def test_a_choice_is_found_without_marks_and_completed_on_leaving(room, qtbot):
    field = room(ChoiceField("ethnicity", CHOICES))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.box.lineEdit(), "muo")
    qtbot.keyClick(field.box.lineEdit(), Qt.Key.Key_Return)

    assert field.value() == "muong"
    assert field.findChild(QComboBox, "ethnicity").currentText() == "Mường"


def test_a_part_that_can_only_mean_one_choice_is_that_choice(room, qtbot):
    """Saving by key leaves no field."""
    field = room(ChoiceField("ethnicity", CHOICES))
    qtbot.keyClicks(field.box.lineEdit(), "muo")
    assert field.value() == "muong"


def test_the_list_shown_while_typing_ignores_marks(room, qtbot):
    field = room(ChoiceField("ethnicity", CHOICES))
    qtbot.keyClicks(field.box.lineEdit(), "a")
    offered = field.box.completer().completionModel()
    words = [offered.index(line, 0).data() for line in range(offered.rowCount())]

    assert words == ["Thái", "Dao", "Giáy"]


def test_a_choice_offered_is_taken_by_down_and_enter(room, qtbot):
    field = room(ChoiceField("ethnicity", CHOICES))
    qtbot.keyClicks(field.box.lineEdit(), "a")
    popup = field.box.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert field.value() == "dao"
    assert not popup.isVisible()


def test_what_is_no_choice_is_said_on_leaving(room, qtbot):
    field = room(ChoiceField("ethnicity", CHOICES))
    qtbot.keyClicks(field.box.lineEdit(), "xyz")
    qtbot.keyClick(field.box.lineEdit(), Qt.Key.Key_Return)

    assert field.findChild(QLabel, "ethnicity-fault").isVisible()
    with pytest.raises(Refusal) as refused:
        field.value()
    assert refused.value.field == "ethnicity"


def test_other_words_may_be_typed_where_that_is_free(room, qtbot):
    field = room(ChoiceField("work", CHOICES, free=True))
    qtbot.keyClicks(field.box.lineEdit(), "lam ruong")
    qtbot.keyClick(field.box.lineEdit(), Qt.Key.Key_Return)
    assert field.value() == "lam ruong"

    field.set_value("thai")
    assert field.box.currentText() == "Thái"
    assert field.value() == "thai"


def test_nothing_chosen_is_the_empty_code(room):
    field = room(ChoiceField("ethnicity", CHOICES))
    assert field.value() == ""
    field.set_value("dao")
    assert field.value() == "dao"
    field.set_value(None)
    assert field.value() == ""


def test_a_code_no_longer_offered_is_kept(room):
    field = room(ChoiceField("ethnicity", CHOICES))
    field.set_value("old-code")

    assert field.value() == "old-code"


def test_other_choices_can_be_offered(room):
    field = room(ChoiceField("cell", CHOICES))
    field.set_value("dao")
    field.set_choices([("1", "Chi bộ bản Pá")])
    assert field.value() == ""
    field.set_value("1")
    assert field.box.currentText() == "Chi bộ bản Pá"


def test_the_wheel_changes_nothing(room):
    field = room(ChoiceField("ethnicity", CHOICES))
    field.set_value("thai")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.box, turn)

    assert field.value() == "thai"


def test_a_person_is_found_and_chosen_by_keys(room, qtbot):
    field = room(PersonField("mentor", search, name_of))
    qtbot.keyClicks(field.input, "dang anh")
    qtbot.keyClick(field.input, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.input, Qt.Key.Key_Return)

    assert field.value() == "2"
    assert field.input.text() == "Đặng Văn Ánh"


def test_a_name_typed_but_not_chosen_is_refused(room, qtbot):
    field = room(PersonField("mentor", search, name_of))
    field.set_value("1")
    assert field.input.text() == "Đặng Thị Ánh"
    field.input.selectAll()
    qtbot.keyClicks(field.input, "nobody")
    qtbot.keyClick(field.input, Qt.Key.Key_Escape)
    qtbot.keyClick(field.input, Qt.Key.Key_Return)

    assert field.findChild(QLabel, "mentor-fault").isVisible()
    with pytest.raises(Refusal):
        field.value()


def test_the_only_person_who_fits_is_taken_on_leaving(room, qtbot):
    field = room(PersonField("mentor", search, name_of))
    qtbot.keyClicks(field.input, "dang van anh")
    QApplication.sendEvent(field.input, QFocusEvent(QFocusEvent.Type.FocusOut))

    assert field.value() == "2"


def test_an_emptied_name_is_nobody(room, qtbot):
    field = room(PersonField("mentor", search, name_of))
    field.set_value("1")
    field.input.selectAll()
    qtbot.keyClick(field.input, Qt.Key.Key_Delete)

    assert field.value() == ""
    assert not field.findChild(QLabel, "mentor-fault").isVisible()
