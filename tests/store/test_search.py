"""The search and sort keys follow the name, whoever changes it."""

from __future__ import annotations

import random

from sqlalchemy import select

from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow
from tests.deeds import add, change, values_of


def search_key(office, kind, id):
    return office.read(values_of, kind, id)["search_key"]


def test_a_person_is_found_without_marks_by_any_name(office):
    office.do(add, PersonRow, id="anh", name="Đặng Thị Ánh", other_names="Y Đào")
    assert search_key(office, PersonRow, "anh") == "dang thi anh y dao"


def test_the_key_follows_a_change_and_its_undo(office):
    office.do(add, PersonRow, id="anh", name="Đặng Thị Ánh")
    office.do(change, PersonRow, "anh", name="Đặng Thị Ân")
    assert search_key(office, PersonRow, "anh") == "dang thi an"
    office.undo()
    assert search_key(office, PersonRow, "anh") == "dang thi anh"


def test_people_are_listed_as_in_viet_nam(office):
    names = ["Lò An", "Vi Ân", "Hà Ánh", "Tô Bình", "Lê Dung", "An Đức"]
    for name in random.Random(5).sample(names, len(names)):
        office.do(add, PersonRow, name=name)

    listed = office.read(
        lambda session: session.scalars(select(PersonRow.name).order_by(PersonRow.sort_key)).all()
    )
    assert listed == ["Lò An", "Hà Ánh", "Vi Ân", "Tô Bình", "Lê Dung", "An Đức"]


def test_cells_and_places_have_keys_too(office):
    office.do(add, CellRow, id="c", name="Chi bộ Đồi Mới", kind="residential", sector="rural")
    office.do(add, UnitRow, id="u", name="Bản Nà Lếch", kind="hamlet")
    assert search_key(office, CellRow, "c") == "chi bo doi moi"
    assert search_key(office, UnitRow, "u") == "ban na lech"
