import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.errors import Refusal, Trouble
from desktop.screens.background import Background
from desktop.screens.widgets.screen import Screen
from tests.screens.doubles import HeldExecutor
from tests.screens.keyboard import rewrite
from tests.screens.rooms import CellScreen, CellsScreen, add_cell, cells


@pytest.fixture
def cell(office, ask, background, qtbot):
    office.do(add_cell, id="1", name="Chi bộ bản Pá")
    screen = CellScreen(office, ask, background)
    qtbot.addWidget(screen)
    screen.open_record("1")
    office.listeners.append(lambda done: screen.keep_up())
    screen.show()
    return screen


def names(office):
    return [line.name for line in office.read(cells)]


def test_a_screen_reads_when_it_is_first_shown_and_not_before(office, ask, background, qtbot):
    screen = CellsScreen(office, ask, background)
    qtbot.addWidget(screen)
    assert screen.reads == 0
    screen.show()
    assert screen.reads == 1


def test_a_hidden_screen_reads_what_changed_once_when_shown(office, ask, background, qtbot):
    screen = CellsScreen(office, ask, background)
    qtbot.addWidget(screen)
    screen.show()
    screen.hide()
    screen.keep_up()
    screen.keep_up()
    assert screen.reads == 1
    screen.show()
    assert screen.reads == 2
    screen.hide()
    screen.show()
    assert screen.reads == 2


def test_saving_writes_and_takes_the_old_message_away(cell, office, qtbot):
    cell.say("Người khác vừa sửa.")
    rewrite(cell.findChild(QLineEdit, "name"), "Chi bộ bản Nà Lốc")
    qtbot.mouseClick(cell.findChild(QPushButton, "save-cell"), Qt.MouseButton.LeftButton)

    assert names(office) == ["Chi bộ bản Nà Lốc"]
    assert not cell.strip.isVisible()


def test_a_refusal_marks_its_field_and_changes_nothing(cell, office):
    rewrite(cell.findChild(QLineEdit, "name"), "bản Nà Lốc")

    assert cell.save() is False
    assert cell.findChild(QLabel, "name-fault").text() == "Tên phải bắt đầu bằng “Chi bộ”."
    assert not cell.strip.isVisible()
    assert names(office) == ["Chi bộ bản Pá"]


def test_a_refusal_of_no_field_is_told_on_top(cell):
    cell.show_fault(Refusal("Chi bộ này đã giải thể.", field="dissolved"))

    assert cell.strip.isVisible()
    assert cell.strip.words.text() == "Chi bộ này đã giải thể."


def test_trouble_is_told_on_top_even_with_a_form(cell):
    cell.show_fault(Trouble("Ổ đĩa đã đầy. Hãy xóa bớt tệp."))

    assert cell.strip.property("tone") == "trouble"
    assert cell.strip.words.text() == "Ổ đĩa đã đầy. Hãy xóa bớt tệp."


@pytest.mark.parametrize(
    ("answer", "left", "name"),
    [
        ("save", True, "Chi bộ bản Nà Lốc"),
        ("discard", True, "Chi bộ bản Pá"),
        (None, False, "Chi bộ bản Pá"),
    ],
)
def test_leaving_with_something_typed_asks_what_to_do(cell, ask, office, answer, left, name):
    rewrite(cell.findChild(QLineEdit, "name"), "Chi bộ bản Nà Lốc")
    ask.answers.append(answer)

    assert cell.may_leave() is left
    assert names(office) == [name]
    assert cell.unsaved() is not left


def test_leaving_is_not_asked_about_when_nothing_was_typed(cell, ask):
    assert cell.may_leave()
    assert ask.questions == []


def test_leaving_with_something_refused_stays(cell, ask):
    rewrite(cell.findChild(QLineEdit, "name"), "bản Nà Lốc")
    ask.answers.append("save")

    assert not cell.may_leave()
    assert cell.findChild(QLabel, "name-fault").isVisible()


def test_what_takes_a_while_is_read_beside_the_window(office_on_disk, ask, qtbot):
    """Of two readings the later is shown; what is quick is shown at once."""
    worker, shown = HeldExecutor(), []
    screen = Screen(office_on_disk, ask, Background(worker))
    qtbot.addWidget(screen)
    for answer in (1, 2):
        screen.read_beside("Đang đọc", lambda found=answer: found, shown.append, quick=False)
    assert screen.is_reading()
    worker.let_go()
    assert shown == []
    worker.let_go()
    assert not screen.is_reading()
    screen.read_beside("Đang đọc", lambda: 3, shown.append, quick=True)
    assert shown == [2, 3]


def test_a_reading_that_fails_is_told_and_is_over(office_on_disk, ask, qtbot):
    def read():
        raise Trouble("Không đọc được tệp.")

    worker = HeldExecutor()
    screen = Screen(office_on_disk, ask, Background(worker))
    qtbot.addWidget(screen)
    screen.read_beside("Đang đọc", read, print, quick=False)
    worker.let_go()
    assert screen.strip.words.text() == "Không đọc được tệp."
    assert not screen.is_reading()


def test_a_screen_that_cannot_print_says_so(office, ask, background, qtbot):
    screen = Screen(office, ask, background)
    qtbot.addWidget(screen)
    screen.show()
    screen.print_out()

    assert "in" in screen.strip.words.text()
    assert screen.strip.isVisible()


def test_a_long_heading_goes_on_in_a_second_line(cell):
    name = "Nguyễn Hoàng Phương Thảo Nguyên Công Tằng Tôn Nữ Thị Quỳnh Như Ý Khánh Linh"
    cell.set_heading("Lò Thị Mai")
    short = cell.minimumSizeHint().width()
    cell.set_heading(name)
    assert cell.heading.text() == name
    assert cell.minimumSizeHint().width() < max(short, 500)
