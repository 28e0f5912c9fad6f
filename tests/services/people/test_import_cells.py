from __future__ import annotations

import pytest

from desktop.services.cells import organisations
from desktop.services.people.import_cells import key_of, known_cells, new_name, sector_of


@pytest.mark.parametrize(
    "written", ["CB thôn 3", "Chi bộ Thôn 3", "chi bộ thôn số 3", "THÔN 03", "C.B. Thôn 3"]
)
def test_one_cell_has_many_spellings(written):
    assert key_of(written) == "thon 3"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CB thôn 3", "Chi bộ thôn 3"),
        ("thôn 3", "Chi bộ thôn 3"),
        ("Chi bộ thôn 3, Đảng bộ xã Hoa Ban", "Chi bộ thôn 3"),
        ("Đảng bộ Công an xã", "Đảng bộ Công an xã"),
    ],
)
def test_a_new_cell_is_called_as_cells_are(written, name):
    assert new_name(written) == name


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Chi bộ bản 1", "village"),
        ("Chi bộ Trường Tiểu học", "school"),
        ("Chi bộ Trạm Y tế", "health"),
        ("Chi bộ Công an xã", "police"),
        ("Chi bộ 7", "village"),
    ],
)
def test_where_a_cell_works_is_in_its_name(name, sector):
    assert sector_of(name) == sector


def test_names_that_mean_a_known_cell_bring_no_new_one(office):
    office.do(organisations.add_cell, id="ba", name="Chi bộ thôn 3")
    cells = office.read(known_cells, {"Thôn Ba": "ba"})
    written = ["CB Thôn 3", "Thôn Ba", "Chi bộ thôn 3 - Đảng bộ xã", "Thôn 4", "CB thôn 4"]
    ids = [cells.id_of(one) for one in written]
    assert ids[:3] == ["ba"] * 3
    assert ids[3] == ids[4]
    [new] = cells.brought(ids)
    assert (new.name, new.rows, cells.name_of(new.id)) == ("Chi bộ Thôn 4", 2, "Chi bộ Thôn 4")
