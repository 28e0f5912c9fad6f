from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from tests.screens.subjects import fill, lines, one, pick, press, typed, words


@dataclass(frozen=True)
class Row:
    id: str
    name: str


class Rows(EntryPanel):
    """Names kept in a dictionary."""

    def __init__(self, screen):
        self.kept = {"1": "An", "2": "Bình"}
        table = Table([Column("Tên", lambda row: row.name)], name="rows", empty="Chưa có.")
        form = FieldForm("row-form")
        form.add(TextField("name"), "Tên")
        super().__init__(screen, table, form, name="row", add_words="Thêm")
        self.show_kept()

    def hint(self):
        return "Chọn một dòng."

    def shown(self, row):
        return row

    def heading(self, row):
        return row.name if row else "Dòng mới"

    def write(self, row, changes):
        if changes["name"] == "cấm":
            self.host.show_fault(self.form.fields["name"].refuse("Tên này bị cấm."))
            return ""
        key = row.id if row else str(len(self.kept) + 1)
        self.kept[key] = changes["name"]
        self.show_kept()
        return key

    def take_away(self, row):
        del self.kept[row.id]
        self.show_kept()

    def show_kept(self):
        self.show_lines(tuple(Row(key, name) for key, name in self.kept.items()))


class Host(Screen):
    title = "Các dòng"

    def __init__(self, *given):
        super().__init__(*given)
        self.panel = Rows(self)
        self.body.addWidget(self.panel)

    def unsaved(self):
        return self.panel.unsaved()

    def save(self):
        return self.panel.save()

    def discard(self):
        self.panel.discard()


@pytest.fixture
def panel(qtbot, office, ask, background):
    host = Host(office, ask, background)
    qtbot.addWidget(host)
    host.resize(900, 500)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    return host.panel


def test_the_line_picked_is_shown(panel):
    pick(panel, "rows", 1)
    assert typed(panel, "name") == "Bình"
    assert words(panel, "row-title") == "Bình"


def test_a_change_is_written_and_stays_picked(panel):
    pick(panel, "rows", 0)
    fill(panel, "name", "Ân")
    press(panel, "row-save")
    assert lines(panel, "rows") == [["Ân"], ["Bình"]]
    assert typed(panel, "name") == "Ân"
    assert not panel.unsaved()


def test_a_new_line_is_picked_after_it_was_written(panel):
    press(panel, "row-add")
    assert QApplication.focusWidget().objectName() == "name"
    fill(panel, "name", "Dung")
    press(panel, "row-save")
    assert lines(panel, "rows") == [["An"], ["Bình"], ["Dung"]]
    assert words(panel, "row-title") == "Dung"


def test_a_new_line_can_be_given_up(panel):
    press(panel, "row-add")
    fill(panel, "name", "Dung")
    press(panel, "row-discard")
    assert lines(panel, "rows") == [["An"], ["Bình"]]
    assert not one(panel, QPushButton, "row-save").isVisible()


def test_an_empty_list_says_how_to_begin(panel):
    for _ in range(2):
        pick(panel, "rows", 0)
        press(panel, "row-remove")
    assert not one(panel, QPushButton, "row-save").isVisible()
    assert "Chọn một dòng." in [label.text() for label in panel.findChildren(QLabel)]


def test_what_was_refused_stays_as_typed(panel):
    pick(panel, "rows", 0)
    fill(panel, "name", "cấm")
    press(panel, "row-save")
    assert words(panel, "name-fault") == "Tên này bị cấm."
    assert panel.unsaved()


def test_picking_another_line_asks_what_to_do_with_what_is_typed(panel, ask, qtbot):
    pick(panel, "rows", 0)
    fill(panel, "name", "Ân")
    ask.answers.append(None)
    pick(panel, "rows", 1)
    qtbot.waitUntil(lambda: panel.table.current_row().name == "An")
    assert typed(panel, "name") == "Ân"

    ask.answers.append("discard")
    pick(panel, "rows", 1)
    assert typed(panel, "name") == "Bình"


def test_a_line_that_is_taken_away_leaves_the_form_empty(panel):
    pick(panel, "rows", 0)
    press(panel, "row-remove")
    assert lines(panel, "rows") == [["Bình"]]
    assert not one(panel, QPushButton, "row-remove").isVisible()


def test_enter_in_the_list_goes_into_the_form(panel):
    pick(panel, "rows", 0)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "name"


def test_a_line_is_opened_by_its_id(panel):
    assert panel.open_line("2")
    assert typed(panel, "name") == "Bình"
    assert not panel.open_line("9")
