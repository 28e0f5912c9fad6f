"""What a cell stands under."""

from __future__ import annotations

from dataclasses import replace

from desktop.rules.cells.bases import bodies, commune_body
from desktop.rules.facts.office import Cell, Office

COMMUNE = Office(commune_name="Hoa Ban", province_name="Sơn La", model="A")
CELLS = (
    Cell(id="hamlet", name="Chi bộ bản Áng"),
    Cell(id="school", name="Chi bộ Trường tiểu học", kind="base", sector="school"),
    Cell(id="one", name="Chi bộ Một", kind="under", sector="agency", base_committee="Đảng ủy UBND"),
    Cell(id="two", name="Chi bộ Hai", kind="under", sector="health", base_committee="Đảng ủy UBND"),
    Cell(id="lost", name="Chi bộ Ba", kind="under", sector="agency"),
)


def test_a_commune_above_base_organisations_is_none_itself():
    found = bodies(COMMUNE, CELLS)
    told = {id: (body.name, body.party_body, body.is_base) for id, body in found.items()}
    assert told == {
        "hamlet": ("Đảng bộ xã Hoa Ban", True, False),
        "school": ("Chi bộ Trường tiểu học", False, True),
        "one": ("Đảng bộ UBND", True, True),
        "two": ("Đảng bộ UBND", True, True),
    }
    assert found["two"].kinds == {"agency", "health"}
    assert found["hamlet"].kinds == {"xã"}


def test_a_commune_that_is_the_base_organisation_has_every_cell_under_it():
    found = bodies(replace(COMMUNE, model="B", commune_kind="phường"), CELLS)
    assert found.keys() == {cell.id for cell in CELLS}
    assert {(one.name, one.is_base) for one in found.values()} == {("Đảng bộ phường Hoa Ban", True)}
    assert all(one.kinds == {"phường"} for one in found.values())


def test_a_province_is_no_commune():
    assert commune_body(replace(COMMUNE, level="province")) is None
    assert bodies(replace(COMMUNE, level="province", model="B"), ()) == {}
