from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens import theme
from desktop.screens.actions import ACTIONS
from desktop.screens.frame.window import Entry, Window
from tests.screens.keyboard import rewrite, write
from tests.screens.rooms import CellScreen, CellsScreen, add_cell, cells, rename_cell


@dataclass(frozen=True)
class Hit:
    title: str
    record: str
    note: str = "Chi bộ"
    screen: str = "cell"


@pytest.fixture
def made():
    """Which screens were made, in order."""
    return []


@pytest.fixture
def window(office, ask, background, made, qtbot):
    def counted(kind):
        def make(*values):
            made.append(kind.__name__)
            return kind(*values)

        return make

    def search(words):
        found = office.read(cells)
        return [Hit(line.name, line.id) for line in found if text.matches(words, line.name)]

    entries = [
        Entry("cells", "Chi bộ", counted(CellsScreen)),
        Entry("again", "Chi bộ lần nữa", counted(CellsScreen)),
        Entry("cell", "Một chi bộ", counted(CellScreen), under="again", of_record=True),
    ]
    office.do(add_cell, id="1", name="Chi bộ bản Pá")
    window = Window(office, ask, background, entries, search)
    qtbot.addWidget(window, before_close_func=forget_edits)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def forget_edits(window):
    """Nobody is there to be asked when the test is over."""
    window.current.discard()


def action(window, id):
    return window.findChild(QAction, id)


def places(window):
    return window.findChild(QListWidget, "places")


def last_done(window):
    return window.findChild(QLabel, "last-done").text()


def cell_names(window):
    return [row.name for row in window.current.table.shown_rows()]


def test_screens_are_made_when_they_are_first_shown(window, made):
    assert made == ["CellsScreen"]
    window.open("again")
    window.open("cells")
    window.open("again")

    assert made == ["CellsScreen", "CellsScreen"]


def test_a_place_is_reached_by_its_keys(window, qtbot):
    assert places(window).count() == 2
    first = window.current
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current is not first
    assert places(window).currentRow() == 1


def test_a_row_opens_its_record_under_its_place(window, qtbot):
    window.current.table.select_id("1")
    qtbot.keyClick(window.current.table, Qt.Key.Key_Return)

    assert window.findChild(QLineEdit, "name").text() == "Chi bộ bản Pá"
    assert places(window).currentItem().text() == "Chi bộ lần nữa"


def test_back_goes_the_way_one_came(window):
    assert not action(window, "back").isEnabled()
    window.open("again")
    window.open("cell", "1")
    action(window, "back").trigger()
    assert places(window).currentRow() == 1
    action(window, "back").trigger()
    assert places(window).currentRow() == 0
    assert not action(window, "back").isEnabled()


def test_what_is_done_shows_at_once_and_can_be_taken_back_and_done_again(window, office, qtbot):
    office.do(add_cell, id="2", name="Chi bộ bản Nà Lốc")
    assert cell_names(window) == ["Chi bộ bản Nà Lốc", "Chi bộ bản Pá"]
    assert last_done(window) == "Thêm Chi bộ bản Nà Lốc"
    assert action(window, "undo").text() == "&Hoàn tác: Thêm Chi bộ bản Nà Lốc"

    qtbot.mouseClick(window.findChild(QPushButton, "status-undo"), Qt.MouseButton.LeftButton)
    assert cell_names(window) == ["Chi bộ bản Pá"]
    assert last_done(window).startswith("Hoàn tác")

    action(window, "redo").trigger()
    assert cell_names(window) == ["Chi bộ bản Nà Lốc", "Chi bộ bản Pá"]


def test_ctrl_z_takes_back(window, office, qtbot):
    office.do(add_cell, id="2", name="Chi bộ bản Nà Lốc")
    window.current.table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert cell_names(window) == ["Chi bộ bản Pá"]


def test_a_refused_undo_is_told_on_the_screen(window, office):
    while office.can_undo():
        office.undo()
    window.undo()

    assert window.current.strip.isVisible()
    assert "hoàn tác" in window.current.strip.words.text()


def test_undo_asks_first_about_what_is_typed(window, office, ask):
    office.do(rename_cell, id="1", name="Chi bộ bản Nà Lốc")
    window.open("cell", "1")
    rewrite(window.findChild(QLineEdit, "name"), "Chi bộ bản Mới")
    ask.answers.append(None)
    window.undo()

    assert window.findChild(QLineEdit, "name").text() == "Chi bộ bản Mới"
    assert [line.name for line in office.read(cells)] == ["Chi bộ bản Nà Lốc"]


def test_what_is_typed_can_be_given_up_for_an_undo(window, office, ask):
    office.do(rename_cell, id="1", name="Chi bộ bản Nà Lốc")
    window.open("cell", "1")
    rewrite(window.findChild(QLineEdit, "name"), "Chi bộ bản Mới")
    ask.answers.append("discard")
    window.undo()

    assert window.findChild(QLineEdit, "name").text() == "Chi bộ bản Pá"


def test_a_record_that_is_gone_is_said_and_the_undo_is_not_refused(window, office):
    office.do(add_cell, id="2", name="Chi bộ bản Nà Lốc")
    window.open("cell", "2")
    window.undo()
    assert window.current.strip.words.text() == "Chi bộ này không còn nữa."
    assert last_done(window).startswith("Hoàn tác")

    window.open("cells")
    window.open("cell", "2")
    assert window.current.strip.isVisible()


def test_hidden_screens_read_when_they_are_shown_again(window, office):
    hidden = window.current
    window.open("again")
    office.do(add_cell, id="2", name="Chi bộ bản Nà Lốc")
    assert hidden.reads == 1
    window.open("cells")
    assert hidden.reads == 2


def test_a_screen_that_cannot_be_left_keeps_its_place(window, ask, qtbot):
    window.open("cell", "1")
    rewrite(window.findChild(QLineEdit, "name"), "Chi bộ bản Mới")
    ask.answers.append(None)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    assert window.findChild(QLineEdit, "name").text() == "Chi bộ bản Mới"
    assert places(window).currentRow() == 1


def test_ctrl_s_saves_what_is_typed(window, office, qtbot):
    window.open("cell", "1")
    rewrite(window.findChild(QLineEdit, "name"), "Chi bộ bản Mới")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert [line.name for line in office.read(cells)] == ["Chi bộ bản Mới"]
    assert window.findChild(QLabel, "heading") is not None


def test_search_opens_what_is_found_by_keys_alone(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(QLineEdit, "search")
    assert box.hasFocus()
    write(box, "ban pa")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert window.findChild(QLineEdit, "name").text() == "Chi bộ bản Pá"
    assert box.text() == ""


def test_search_leads_to_a_screen_by_its_name(window, qtbot):
    box = window.findChild(QLineEdit, "search")
    write(box, "lan nua")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert places(window).currentRow() == 1


def test_a_fault_nobody_showed_comes_to_the_present_screen(window):
    window.show_fault(Trouble("Ổ đĩa đã đầy."))
    assert window.current.strip.words.text() == "Ổ đĩa đã đầy."
    with pytest.raises(ValueError, match="bug"):
        window.show_fault(ValueError("a bug"))


def test_failed_work_comes_to_the_present_screen(window, background):
    def work(*, progress, cancelled):
        raise Refusal("Chưa cắm USB.")

    background.run("Đang sao lưu", work, done=print)
    assert window.current.strip.words.text() == "Chưa cắm USB."


def test_large_print_is_switched_by_its_action(window):
    width = places(window).width()
    action(window, "large-print").trigger()

    assert theme.large_print()
    assert places(window).width() > width
    action(window, "large-print").trigger()
    assert not theme.large_print()


def test_every_key_is_listed_in_the_help(window, ask):
    action(window, "keys").trigger()
    [(_, words)] = ask.questions

    for one in ACTIONS:
        assert one.shortcut in words
    assert "Ctrl+1: Chi bộ" in words


def test_the_program_says_that_it_uses_no_network(window, ask):
    action(window, "about").trigger()
    [(_, words)] = ask.questions

    assert "không kết nối mạng" in words


def test_printing_is_the_screens_business(window):
    action(window, "print").trigger()

    assert "không có gì để in" in window.current.strip.words.text()


def test_reading_again_shows_what_came_by_another_way(window):
    reads = window.current.reads
    action(window, "refresh").trigger()

    assert window.current.reads == reads + 1


def test_closing_asks_about_what_is_typed(window, ask):
    window.open("cell", "1")
    rewrite(window.findChild(QLineEdit, "name"), "Chi bộ bản Mới")
    ask.answers.append(None)
    action(window, "leave").trigger()
    assert window.isVisible()


def test_closing_lets_go_of_the_office_and_the_worker(window, office, qtbot):
    with qtbot.waitSignal(window.closed):
        action(window, "leave").trigger()

    assert office.listeners == []
    assert not window.isVisible()


def test_the_size_is_remembered(window, office, ask, background, qtbot):
    window.resize(780, 640)
    window.close()
    again = Window(office, ask, background, [Entry("cells", "Chi bộ", CellsScreen)], lambda _: [])
    qtbot.addWidget(again)

    assert again.size() == QSize(780, 640)


def test_the_office_and_the_light_are_named(window):
    window.set_office_name("Đảng ủy xã Hoa Ban")
    window.show_light("10 phút trước", "good")

    assert window.windowTitle() == "Đảng ủy xã Hoa Ban – Hạt Giống Đỏ"
    assert "10 phút trước" in window.findChild(QLabel, "backup-light").text()


def test_nothing_scrolls_sideways_on_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    assert window.current.minimumSizeHint().width() <= window.current.width()
    assert not window.current.table.horizontalScrollBar().isVisible()
