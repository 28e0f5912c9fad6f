"""The wizard as a clerk goes through it: file, columns, rows, done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.screens.background import Background
from desktop.screens.frame.window import Entry, Window
from desktop.screens.people.imports import ImportsScreen
from desktop.screens.widgets.table import Table
from desktop.services.cells import organisations
from desktop.services.people import people_list
from tests.deeds import contents
from tests.exchange import books
from tests.screens.subjects import one, press

ENTRIES = [Entry("imports", "Nhập từ Excel", ImportsScreen)]


@pytest.fixture
def window(qtbot, office, ask, background):
    shown = Window(office, ask, background, ENTRIES, lambda _: ())
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def choose(window, ask, tmp_path):
    """Chooses a workbook of these bytes with the button."""

    def chosen(content, button="choose-file", name="ds.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        ask.answers.append(path)
        press(window, button)

    return chosen


def said(window, name="strip-words"):
    return window.current.strip.words.text()


def rows(window, name):
    table = one(window, Table, name)
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def names(office):
    return [line.name for line in office.read(people_list.lines, day=office.today())]


def test_a_workbook_goes_in_page_by_page(window, office, choose):
    choose(books.central([books.member(0), books.member(1)]))
    assert "người từ dòng 8" in one(window, QLabel, "columns-words").text()
    press(window, "show-preview")
    assert "2 mới" in one(window, QLabel, "preview-words").text()
    assert "Chi bộ bản 1" in one(window, QLabel, "preview-words").text()
    press(window, "take-in")
    assert names(office) == ["Lò Văn Anh", "Lò Văn Bnh"]
    assert "thêm 2 người" in said(window)
    window.undo()
    assert names(office) == []


def test_the_window_hears_of_it_from_the_worker(qtbot, office_on_disk, ask, tmp_path):
    background = Background()
    window = Window(office_on_disk, ask, background, ENTRIES, lambda _: ())
    qtbot.addWidget(window)
    path = tmp_path / "ds.xlsx"
    path.write_bytes(books.central([books.member(number) for number in range(250)]))
    ask.answers.append(path)
    with qtbot.waitExposed(window):
        window.show()
    for button in ("choose-file", "show-preview", "take-in"):
        qtbot.waitUntil(lambda: one(window, QPushButton, button).isVisible())  # noqa: B023
        with qtbot.waitSignal(background.ended):
            press(window, button)
    qtbot.waitUntil(lambda: "thêm 250 người" in said(window))
    assert "thêm 250 người" in one_of(window, "last-done")
    assert list(office_on_disk.path.parent.glob("*-backups/*-truoc-nhap.hgdbackup"))
    background.close()


def one_of(window, name):
    return window.findChild(QLabel, name).text()


def test_a_damaged_file_is_refused_on_the_first_page(window, choose, office):
    before = office.read(contents)
    choose(books.central([books.member(0)])[:3_000])
    assert "hỏng" in said(window)
    assert one(window, QPushButton, "choose-file").isVisible()
    assert office.read(contents) == before


def test_nothing_happens_when_the_clerk_gives_up_choosing(window, ask):
    ask.answers.append(None)
    press(window, "choose-file")
    assert one(window, QPushButton, "choose-file").isVisible()


def test_the_blank_workbook_is_saved_where_asked(window, ask, tmp_path, office):
    office.do(organisations.add_cell, id="pan", name="Chi bộ Pá Hốc")
    ask.answers.append(tmp_path / "mau.xlsx")
    press(window, "save-blank")
    assert (tmp_path / "mau.xlsx").exists()
    assert "mau.xlsx" in said(window)


def test_a_change_since_the_preview_is_refused_and_the_page_stays(window, choose, office):
    choose(books.central([books.member(0)]))
    press(window, "show-preview")
    office.do(organisations.add_cell, id="pan", name="Chi bộ Pá Hốc")
    press(window, "take-in")
    assert "xem trước lại" in said(window)
    assert names(office) == []
    press(window, "back-to-columns")
    press(window, "show-preview")
    press(window, "take-in")
    assert names(office) == ["Lò Văn Anh"]
