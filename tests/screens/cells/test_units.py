from datetime import timedelta

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services.cells import organisations, units
from tests.build import a_cell, a_member, a_unit
from tests.screens import subjects
from tests.screens.subjects import fault, lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    cell = a_cell(office, "Chi bộ bản Pá")
    a_cell(office, "Chi bộ Trường học")
    a_member(office, cell=cell)
    a_unit(office, "Bản Pá", cell_id=cell)
    a_unit(office, "Bản Nà Lốc", helping_cell_id=cell)
    window = open_window(qtbot, office, ask, background, "organisations")
    one(window, QTabWidget, "organisation-tabs").setCurrentIndex(1)
    return window


def fill(window, name, words):
    subjects.fill(window.current.units, name, words)


def test_the_board_says_in_words_where_it_is_white(window):
    assert sorted(lines(window, "units")) == [
        ["Bản Nà Lốc", "Chi bộ bản Pá (giúp đỡ)", "Trắng đảng viên và chi bộ"],
        ["Bản Pá", "Chi bộ bản Pá", "Có đảng viên"],
    ]
    assert words(window, "units-total") == "2 địa bàn · 1 nơi trắng đảng viên · 1 nơi trắng chi bộ"


def test_only_the_white_places_can_be_shown(window):
    press(window, "only-white")
    assert [line[0] for line in lines(window, "units")] == ["Bản Nà Lốc"]
    press(window, "only-white")
    assert len(lines(window, "units")) == 2


def test_a_place_is_entered_with_its_cell(window, office):
    press(window, "unit-add")
    fill(window, "name", "Trường Tiểu học Hoa Ban")
    fill(window, "kind", "truong hoc")
    fill(window, "cell_id", "Chi bộ Trường học")
    press(window, "unit-save")
    line = next(
        line for line in office.read(units.lines, day=office.today()) if "Trường" in line.unit.name
    )
    assert (line.unit.kind, line.cell, line.has_members) == ("school", "Chi bộ Trường học", False)


def test_a_place_gets_its_own_cell_later(window, office):
    row = [line[0] for line in lines(window, "units")].index("Bản Nà Lốc")
    pick(window, "units", row)
    fill(window, "cell_id", "Chi bộ Trường học")
    fill(window, "helping_cell_id", "")
    press(window, "unit-save")
    assert lines(window, "units")[row] == ["Bản Nà Lốc", "Chi bộ Trường học", "Trắng đảng viên"]


def test_another_cell_is_kept_apart_from_a_correction(window, office):
    """Yesterday's cell stays told, and stands below the form; with no day it was never another."""
    row = [line[0] for line in lines(window, "units")].index("Bản Pá")
    pick(window, "units", row)
    fill(window, "cell_id", "Chi bộ Trường học")
    press(window, "unit-save")
    assert lines(window, "units")[row][1] == "Chi bộ Trường học"
    before = office.today() - timedelta(days=1)
    assert words(window, "unit-past") == f"Trước đây: Chi bộ bản Pá đến {before:%d/%m/%Y}"
    office.undo()
    fill(window, "cell_id", "Chi bộ Trường học")
    fill(window, "handed", "")
    press(window, "unit-save")
    place = next(one for one in office.read(units.lines, day=before) if one.unit.name == "Bản Pá")
    assert place.cell == "Chi bộ Trường học"


def test_a_day_alone_changes_nothing(window):
    pick(window, "units", 0)
    fill(window, "handed", "1/2/2020")
    press(window, "unit-save")
    assert "chọn chi bộ mới" in fault(window.current.units, "handed")


def test_a_place_needs_a_name(window):
    press(window, "unit-add")
    fill(window, "kind", "thon")
    press(window, "unit-save")
    assert "tên địa bàn" in fault(window.current.units, "name")


def test_a_new_cell_can_be_chosen_at_once(window, office):
    key = "truong"
    office.do(organisations.add_cell, id=key, name="Chi bộ Công an")
    pick(window, "units", 0)
    fill(window, "cell_id", "cong an")
    press(window, "unit-save")
    assert key in {line.unit.cell_id for line in office.read(units.lines, day=office.today())}
