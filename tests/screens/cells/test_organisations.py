import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services.cells import organisations, targets
from tests.build import a_case, a_cell, a_member, a_unit
from tests.screens.subjects import (
    fault,
    fill,
    lines,
    one,
    open_window,
    pick,
    press,
    typed,
    words,
)


@pytest.fixture
def window(qtbot, office, ask, background):
    pa, loc = a_cell(office, "Chi bộ bản Pá"), a_cell(office, "Chi bộ bản Nà Lốc")
    a_member(office, "Cầm Văn Biên", pa)
    a_member(office, "Lò Văn Hặc", pa)
    a_member(office, "Hà Thị Ánh", loc)
    return open_window(qtbot, office, ask, background, "organisations")


def test_each_cell_shows_strength_target_admissions_and_candidates(window, office):
    a_case(office, "application")
    assert lines(window, "cells")[:2] == [
        ["Chi bộ bản Pá", "2", "", "0", "0"],
        ["Chi bộ bản Nà Lốc", "1", "", "0", "0"],
    ]
    assert lines(window, "cells")[2][4] == "1"
    assert words(window, "cells-total") == "3 chi bộ · 4 đảng viên · đã kết nạp 0"


def test_a_cell_is_entered_with_its_target(window, office):
    press(window, "cell-add")
    fill(window, "name", "chi bộ Trường học")
    fill(window, "admit", "2")
    fill(window, "sector", "truong hoc")
    press(window, "kind-base")
    press(window, "cell-save")

    line = office.read(organisations.lines, day=office.today())[-1]
    assert (line.cell.name, line.cell.kind, line.cell.sector, line.target) == (
        "Chi bộ Trường học",
        "base",
        "school",
        2,
    )
    assert lines(window, "cells")[-1][:3] == ["Chi bộ Trường học", "0", "2"]


def test_the_target_of_a_cell_is_changed_in_place(window, office):
    pick(window, "cells", 0)
    fill(window, "admit", "1")
    press(window, "cell-save")
    assert lines(window, "cells")[0][2] == "1"
    fill(window, "admit", "")
    press(window, "cell-save")
    assert lines(window, "cells")[0][2] == ""
    assert office.read(targets.targets) == ()


def test_the_target_of_the_commune_is_set(window, office):
    fill(window, "commune-target", "4")
    press(window, "set-commune-target")
    (target,) = office.read(targets.targets)
    assert (target.admit, target.cell_id, target.year) == (4, None, office.today().year)
    office.undo()
    assert typed(window, "commune-target") == ""


def test_a_name_that_is_taken_is_refused_beside_the_name(window):
    pick(window, "cells", 0)
    fill(window, "name", "Chi bộ bản Nà Lốc")
    press(window, "cell-save")
    assert "Đã có Chi bộ bản Nà Lốc" in fault(window, "name")


def test_a_cell_with_people_is_not_removed(window):
    pick(window, "cells", 0)
    press(window, "cell-remove")
    assert "ngày giải thể" in words(window, "strip-words")
    assert len(lines(window, "cells")) == 2


def test_ctrl_s_saves_the_cell_being_typed(window, office):
    pick(window, "cells", 0)
    fill(window, "secretary", "Cầm Văn Biên")
    window.save()
    assert office.read(organisations.cells)[0].secretary == "Cầm Văn Biên"


def test_the_search_box_leads_to_a_cell_and_to_a_place(window, office):
    cell = office.read(organisations.cells)[1].id
    window.open("organisations", cell)
    assert typed(window, "name") == "Chi bộ bản Nà Lốc"
    window.open("organisations", a_unit(office, "Bản Pá Hốc"))
    assert one(window, QTabWidget, "organisation-tabs").currentIndex() == 1
    assert words(window, "unit-title") == "Bản Pá Hốc"


def test_an_empty_office_says_what_to_do(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "organisations")
    assert "Thêm chi bộ" in words(window, "cells-empty")
    assert "Thêm địa bàn" in words(window, "units-empty")
