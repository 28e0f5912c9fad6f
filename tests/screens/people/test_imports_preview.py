"""The rows before they are written: reasons, filters, decisions."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.table import Table
from desktop.services.cells import organisations
from desktop.services.people import people, people_list
from tests.exchange import books
from tests.screens.people.test_imports import choose, names, rows, window
from tests.screens.subjects import fill, one, press

__all__ = ["choose", "window"]

TITLE = ["Họ và tên", "Ngày sinh", "Nghề nghiệp"]


@pytest.fixture
def preview(window, choose):
    """Goes to the preview of these rows."""

    def shown(*lines, title=TITLE):
        choose(books.xlsx([title, *lines]))
        press(window, "show-preview")

    return shown


def test_each_row_has_its_outcome_and_why(window, preview):
    preview(["An", "1985", ""], ["Bình", "40/13/1985", ""])
    assert [row[1:4] for row in rows(window, "preview")] == [
        ["2", "An", "Mới"],
        ["3", "Bình", "Không lấy được"],
    ]
    assert "Không có tháng 13" in rows(window, "preview")[1][4]


def test_rows_are_narrowed_by_outcome(window, preview):
    preview(["An", "1985", ""], ["Bình", "40/13/1985", ""], ["Chi", "00/00/1950", ""])
    fill(window, "outcome", "Không lấy được")
    assert [row[2] for row in rows(window, "preview")] == ["Bình"]
    fill(window, "outcome", "Có điều cần xem lại")
    assert [row[2] for row in rows(window, "preview")] == ["Chi"]
    fill(window, "outcome", "")
    assert len(rows(window, "preview")) == 3


def test_a_doubtful_row_is_decided_by_the_clerk(window, preview, office):
    office.do(people.add_person, id="mai", name="Hà Thị Mai", born=PartialDate(1985, 9, 2))
    preview(["Hà Thị Mai", "02/09/1985", "Giáo viên"])
    assert not one(window, QPushButton, "take-in").isEnabled()
    table = one(window, Table, "preview")
    table.select_id(table.shown_rows()[0].id)
    assert "Hà Thị Mai" in one(window, QLabel, "preview-why").text()
    press(window, "is-same")
    assert rows(window, "preview")[0][3] == "Có thay đổi"
    press(window, "take-in")
    assert office.read(people.person, id="mai").occupation == "Giáo viên"


def test_or_entered_as_another_person(window, preview, office):
    office.do(people.add_person, id="mai", name="Hà Thị Mai", born=PartialDate(1985, 9, 2))
    preview(["Hà Thị Mai", "02/09/1985", "Giáo viên"])
    table = one(window, Table, "preview")
    table.select_id(table.shown_rows()[0].id)
    press(window, "is-other")
    press(window, "take-in")
    assert names(office) == ["Hà Thị Mai", "Hà Thị Mai"]


def test_namesakes_in_one_file_may_be_two_people(window, preview, office):
    preview(["Hà Thị Mai", "02/09/1985", "Giáo viên"], ["Hà Thị Mai", "02/09/1985", "Nông dân"])
    table = one(window, Table, "preview")
    table.select_id(table.shown_rows()[1].id)
    assert not one(window, QPushButton, "is-same").isVisible()
    press(window, "is-other")
    press(window, "take-in")
    assert names(office) == ["Hà Thị Mai", "Hà Thị Mai"]


def test_a_new_cell_may_be_one_that_is_there(window, preview, office):
    office.do(organisations.add_cell, id="pan", name="Chi bộ bản Pá Hốc")
    preview(["An", "1985", "Pá Hốc I"], title=["Họ và tên", "Ngày sinh", "Chi bộ"])
    assert "Chi bộ Pá Hốc I" in one(window, QLabel, "preview-words").text()
    fill(window, "new-cell", "Chi bộ Pá Hốc I")
    fill(window, "known-cell", "Chi bộ bản Pá Hốc")
    press(window, "is-cell")
    press(window, "take-in")
    [line] = office.read(people_list.lines, day=office.today())
    assert line.cell == "Chi bộ bản Pá Hốc"
    assert len(office.read(organisations.cells)) == 1
