"""The columns of a workbook: seen before and after, and chosen again by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.table import Table
from desktop.services.people import people, people_list
from tests.exchange import books
from tests.screens.people.test_imports import choose, rows, window
from tests.screens.subjects import fill, one, press

__all__ = ["choose", "window"]


def pick(window, title):
    table = one(window, Table, "columns")
    [line] = [line for line in table.shown_rows() if line.column.title == title]
    table.select_id(line.id)


def test_old_text_is_shown_before_and_after(window, choose):
    choose(books.xls([["Hä vµ tªn", "Ngµy sinh"], ["TrÇn ThÞ H\u00ad¬ng", 1985.0]]), name="cu.xls")
    assert rows(window, "columns")[0][1:] == [
        "Họ và tên",
        "Họ và tên",
        "TrÇn ThÞ H\u00ad¬ng",
        "Trần Thị Hương",
    ]


def test_a_column_taken_wrongly_is_chosen_again_and_remembered(window, choose, office):
    content = books.xlsx([["Họ và tên", "Ngày sinh", "Ghi"], ["Lò Văn An", "1985", "Giáo viên"]])
    choose(content)
    assert rows(window, "columns")[2][2] == "(không lấy)"
    pick(window, "Ghi")
    fill(window, "column-fact", "Nghề nghiệp")
    press(window, "change-column")
    assert rows(window, "columns")[2][2] == "Nghề nghiệp"
    press(window, "show-preview")
    press(window, "take-in")
    [line] = office.read(people_list.lines, day=office.today())
    assert office.read(people.person, id=line.id).occupation == "Giáo viên"

    choose(content)
    assert rows(window, "columns")[2][2] == "Nghề nghiệp"


def test_the_encoding_is_chosen_by_hand(window, choose, office):
    choose(books.xlsx([["Họ và tên", "Ngày sinh"], ["Lª An", "1985"]]))
    pick(window, "Họ và tên")
    press(window, "column-encoding-unicode")
    press(window, "change-column")
    assert rows(window, "columns")[0][4] == ""
    press(window, "column-encoding-tcvn3")
    press(window, "change-column")
    assert rows(window, "columns")[0][4] == "Lê An"
    press(window, "show-preview")
    press(window, "take-in")
    [line] = office.read(people_list.lines, day=office.today())
    assert office.read(people.person, id=line.id).born == PartialDate(1985)
    assert line.name == "Lê An"


def test_several_sheets_are_told(window, choose):
    title = ["Họ và tên", "Ngày sinh"]
    choose(books.xlsx({"Chi bộ 1": [title, ["An", "1985"]], "Chi bộ 2": [title, ["Bình", "1986"]]}))
    words = one(window, QLabel, "columns-words").text()
    assert "Chi bộ 1" in words
    assert "Chi bộ 2" in words
