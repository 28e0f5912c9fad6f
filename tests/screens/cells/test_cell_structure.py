"""Tổ chức chi bộ: a day, decisions, leaders, white places."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.screens.cells.cell_structure import CellStructureScreen
from desktop.screens.frame.window import Entry
from desktop.services.cells import cell_boards, cell_leaders, organisations
from tests.build import a_cell, a_member, a_unit, an_office
from tests.screens import subjects
from tests.screens.subjects import fault, fill, lines, open_window, pick, press, typed, words


@pytest.fixture
def cells(office):
    """Two cells of two members each; one has a place."""
    an_office(office)
    found = []
    for name in ("Chi bộ bản Áng", "Chi bộ bản Pá"):
        cell = a_cell(office, name)
        for member in ("Cầm Văn A", "Lò Văn B"):
            a_member(office, f"{member} {name[-2:]}", cell)
        found.append(cell)
    a_unit(office, "Bản Áng", cell_id=found[0])
    return found


@pytest.fixture
def window(qtbot, office, ask, background, cells, monkeypatch):
    office.now = lambda: datetime.fromisoformat("2026-05-20T08:00")
    entry = Entry("cell-structure", "Tổ chức chi bộ", CellStructureScreen, under="organisations")
    monkeypatch.setattr(subjects, "ENTRIES", [*subjects.ENTRIES, entry])
    return open_window(qtbot, office, ask, background, "cell-structure")


def show_tab(window, at):
    window.current.findChild(subjects.QWidget, "structure-tabs").setCurrentIndex(at)


def test_a_merger_is_one_decision_and_yesterday_stays(window, office):
    show_tab(window, 1)
    fill(window, "from_cell", "Chi bộ bản Áng")
    fill(window, "to_cell", "Chi bộ bản Pá")
    press(window, "cell-change")
    assert "ngày có hiệu lực" in fault(window, "day")
    fill(window, "day", "4/5/2026")
    fill(window, "number", "12-QĐ/ĐU")
    press(window, "cell-change")
    assert lines(window, "cell-changes") == [
        ["04/05/2026", "Sáp nhập", "Chi bộ bản Áng vào Chi bộ bản Pá", "12-QĐ/ĐU"]
    ]
    show_tab(window, 0)
    assert [line[:2] for line in lines(window, "cell-states")] == [["Chi bộ bản Pá", "4"]]
    pick(window, "cell-states", 0)
    assert words(window, "cell-flow") == ("Từ đầu năm 2026: 2 + 2 từ chi bộ khác = 4 đảng viên")
    fill(window, "as-of", "3/5/2026")
    assert len(lines(window, "cell-states")) == 2
    window.undo()
    show_tab(window, 1)
    assert lines(window, "cell-changes") == []


def test_a_split_offers_the_people_of_the_old_cell(window, office, cells):
    show_tab(window, 1)
    fill(window, "act", "thanh lap")
    fill(window, "from_cell", "Chi bộ bản Áng")
    fill(window, "day", "4/5/2026")
    fill(window, "name", "Chi bộ Trường học")
    people = [
        one
        for one in window.current.findChildren(subjects.QAbstractButton)
        if one.objectName().startswith("movers-")
    ]
    assert len(people) == 2
    people[0].click()
    press(window, "cell-change")
    found = {
        one.name: one.official for one in office.read(cell_boards.cells_on, day=date(2026, 5, 4))
    }
    assert found == {"Chi bộ bản Áng": 1, "Chi bộ bản Pá": 2, "Chi bộ Trường học": 1}


def test_a_decision_without_its_cells_is_refused(window):
    show_tab(window, 1)
    fill(window, "day", "4/5/2026")
    press(window, "cell-change")
    assert "chọn chi bộ" in fault(window, "to_cell")
    fill(window, "act", "Giải thể")
    press(window, "cell-change")
    assert "chọn chi bộ" in fault(window, "from_cell")


def test_hints_and_the_congress_of_the_picked_cell(window, office):
    pick(window, "cell-states", 0)
    assert "chưa đủ 3" in words(window, "cell-hints")
    fill(window, "congress-day", "1/8/2025")
    press(window, "congress")
    assert lines(window, "cell-states")[0][4] == "01/08/2030"


def test_white_places_are_told_and_filtered(window):
    show_tab(window, 4)
    assert "1 địa bàn" in words(window, "white-total")
    assert lines(window, "white-places")[0][5] == "Trắng nguồn, kết nạp"
    press(window, "white-only")
    assert len(lines(window, "white-places")) == 1
    fill(window, "white-years", "30")
    assert lines(window, "white-places")[0][5] == "Trắng nguồn"


def test_an_officer_and_a_charge_are_entered(window, office, cells):
    a_member(office, "Hà Thị Riêng", cells[0])
    show_tab(window, 2)
    subjects.press(window.current.officers, "officer-add")
    panel = window.current.officers
    fill(panel, "cell_id", "Chi bộ bản Pá")
    fill(panel, "person_id", "Cầm Văn A Pá")
    fill(panel, "office", "Bí thư chi bộ")
    fill(panel, "since", "1/8/2025")
    press(panel, "officer-save")
    assert office.read(organisations.cells)[1].secretary == "Cầm Văn A Pá"
    show_tab(window, 3)
    panel = window.current.charges
    press(panel, "charge-add")
    fill(panel, "cell_id", "Chi bộ bản Pá")
    fill(panel, "person_id", "Hà Thị Riêng")
    fill(panel, "since", "1/8/2025")
    press(panel, "charge-save")
    [line] = office.read(cell_leaders.charges, year=2026)
    assert (line.person, line.cell) == ("Hà Thị Riêng", "Chi bộ bản Pá")


def test_work_of_a_cell_or_an_officer_leads_to_its_line(window, office, cells):
    person = a_member(office, "Hà Văn Cầu", cells[1])
    served = {"office": "cell-secretary", "since": date(2025, 3, 1), "until": date(2026, 6, 1)}
    office.do(cell_leaders.add_officer, id="officer", cell_id=cells[1], person_id=person, **served)
    window.open("cell-structure", f"{person}#officer")
    assert typed(window, "until") == "01/06/2026"
    window.open("cell-structure", cells[1])
    fill(window, "congress-day", "18/5/2026")
    press(window, "congress")
    [held] = office.read(cell_leaders.congresses)
    assert held.cell_id == cells[1]
