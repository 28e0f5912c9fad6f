import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.person import Post
from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.date_fields import PartialDateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.rows_field import RowColumn, RowsField
from tests.screens.subjects import fill, press, typed, words

COLUMNS = [RowColumn("since", "Từ", PartialDateField), RowColumn("work", "Việc", TextField, 1)]
POSTS = [
    Post(since=PartialDate(2015, 9), work="Học sinh"),
    Post(since=PartialDate(2018, 6), work="Làm nương"),
    Post(since=PartialDate(2020, 1), work="Dân quân"),
]


@pytest.fixture
def field(qtbot):
    field = RowsField("posts", COLUMNS, empty="Chưa có dòng nào.")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.set_value(POSTS)
    return field


def works(field):
    return [line["work"] for line in field.value()]


def go_to(field, name):
    field.findChild(QLineEdit, name).setFocus()


def test_rows_are_shown_and_given_back(field):
    assert typed(field, "posts-1-since") == "06/2018"
    assert field.value() == tuple({"since": post.since, "work": post.work} for post in POSTS)


def test_a_date_may_be_typed_any_usual_way(field):
    fill(field, "posts-0-since", "9-2014")
    assert field.value()[0]["since"] == PartialDate(2014, 9)
    assert typed(field, "posts-0-since") == "09/2014"


def test_a_line_is_added_and_the_cursor_is_in_it(field, qtbot):
    with qtbot.waitSignal(field.changed):
        press(field, "posts-add")
    assert QApplication.focusWidget().objectName() == "posts-3-since"
    fill(field, "posts-3-work", "Trưởng bản")
    assert works(field) == ["Học sinh", "Làm nương", "Dân quân", "Trưởng bản"]


def test_the_line_the_cursor_was_in_is_moved_and_removed_by_buttons(field):
    go_to(field, "posts-2-work")
    press(field, "posts-up")
    assert works(field) == ["Học sinh", "Dân quân", "Làm nương"]
    press(field, "posts-up")
    assert works(field) == ["Dân quân", "Học sinh", "Làm nương"]
    press(field, "posts-down")
    press(field, "posts-remove")
    assert works(field) == ["Học sinh", "Làm nương"]


def test_lines_are_moved_removed_and_added_by_keys(field):
    go_to(field, "posts-1-work")
    keys = Qt.Key
    for key, modifier, expected in (
        (keys.Key_Up, Qt.KeyboardModifier.AltModifier, ["Làm nương", "Học sinh", "Dân quân"]),
        (keys.Key_Up, Qt.KeyboardModifier.AltModifier, ["Làm nương", "Học sinh", "Dân quân"]),
        (keys.Key_Down, Qt.KeyboardModifier.AltModifier, ["Học sinh", "Làm nương", "Dân quân"]),
        (keys.Key_Delete, Qt.KeyboardModifier.ControlModifier, ["Học sinh", "Dân quân"]),
    ):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        assert works(field) == expected
    QTest.keyClick(QApplication.focusWidget(), keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget().objectName() == "posts-2-since"


def test_tab_goes_through_the_lines_and_then_to_the_buttons(qtbot):
    """Also where other fields stand before and after."""
    room = QWidget()
    down = QVBoxLayout(room)
    field = RowsField("posts", COLUMNS, empty="Chưa có dòng nào.")
    for widget in (TextField("before"), field, TextField("after")):
        down.addWidget(widget)
    qtbot.addWidget(room)
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    field.set_value(POSTS[:1])
    press(field, "posts-add")
    go_to(room, "before")
    walked = ["before"]
    while walked[-1] != "after":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget().objectName())
    inputs = ["posts-0-since", "posts-0-work", "posts-1-since", "posts-1-work"]
    buttons = ["posts-add", "posts-remove", "posts-up", "posts-down"]
    assert walked == ["before", *inputs, *buttons, "after"]


def test_empty_lines_are_left_out(field):
    press(field, "posts-add")
    fill(field, "posts-0-since", "")
    fill(field, "posts-0-work", "")
    assert works(field) == ["Làm nương", "Dân quân"]


def test_what_cannot_be_read_names_the_line_and_the_column(field):
    fill(field, "posts-1-since", "hồi xưa")
    with pytest.raises(Refusal) as refused:
        field.value()
    assert refused.value.field == "posts"
    assert refused.value.sentence.startswith("Dòng 2, từ:")


def test_a_line_that_cannot_be_read_is_not_moved_away(field):
    fill(field, "posts-1-since", "hồi xưa")
    press(field, "posts-up")
    assert "Dòng 2" in words(field, "posts-fault")
    assert typed(field, "posts-1-since") == "hồi xưa"


def test_fewer_rows_leave_no_line_behind(field):
    field.set_value(POSTS[:1])
    assert works(field) == ["Học sinh"]
    assert not field.findChild(QLineEdit, "posts-2-work").isVisible()
    field.set_value(None)
    assert field.value() == ()
