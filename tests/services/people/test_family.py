"""Copying the shared family from a relative who is in the office."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.people import family, people
from tests.build import a_person
from tests.deeds import contents

FATHER = {"relation": "Cha đẻ", "name": "Lò Văn Một", "born": PartialDate(1970)}
MOTHER = {"relation": "Mẹ đẻ", "name": "Hà Thị Hai", "born": PartialDate(1972)}
GRANDFATHER = {"relation": "Ông nội", "name": "Lò Văn Không", "died": "1999"}


def tell(office, id, *lines):
    office.do(people.set_part, id=id, part="relatives", lines=lines)


def told(office, id):
    found = office.read(people.person, id=id).history.relatives
    return [(one.relation, one.name) for one in found]


@pytest.fixture
def mai(office):
    return a_person(office, "Lò Thị Mai")


@pytest.fixture
def brother(office):
    """An elder brother whose history is complete."""
    key = a_person(office, "Lò Văn Anh", sex="nam", born=PartialDate(1995))
    tell(office, key, GRANDFATHER, FATHER, MOTHER, {"relation": "Em ruột", "name": "Lò Thị Mai"})
    return key


def test_a_brother_whose_history_names_her_is_offered(office, mai, brother):
    a_person(office, "Cầm Văn Biên")
    (found,) = office.read(family.sources, id=mai)
    assert (found.id, found.tie, found.tie_text) == (brother, "sibling", "anh, chị, em ruột")


def test_whoever_has_the_same_parents_is_offered(office, mai):
    other = a_person(office, "Lò Văn Bình", sex="nam")
    for id in (mai, other):
        tell(office, id, FATHER, MOTHER)
    assert [one.id for one in office.read(family.sources, id=mai)] == [other]


def test_the_shared_family_is_copied_in_the_order_of_the_booklet(office, mai, brother):
    office.do(family.copy_family, id=mai, source=brother, tie="sibling")
    assert told(office, mai) == [
        ("Ông nội", "Lò Văn Không"),
        ("Cha đẻ", "Lò Văn Một"),
        ("Mẹ đẻ", "Hà Thị Hai"),
        ("Anh ruột", "Lò Văn Anh"),
    ]


def test_what_is_told_stays_and_gaps_are_filled(office, mai, brother):
    tell(office, mai, {**FATHER, "born": None, "occupation": "Nông dân"}, MOTHER)
    lines = office.read(family.preview, id=mai, source=brother, tie="sibling")
    assert {line.name: line.state_text for line in lines} == {
        "Lò Văn Không": "thêm",
        "Lò Văn Một": "bổ sung chỗ trống",
        "Hà Thị Hai": "đã có",
        "Lò Văn Anh": "thêm",
    }
    office.do(family.copy_family, id=mai, source=brother, tie="sibling")
    father = office.read(people.person, id=mai).history.relatives[1]
    assert (father.born, father.occupation) == (PartialDate(1970), "Nông dân")


def test_one_undo_takes_all_of_it_back(office, mai, brother):
    before = office.read(contents)
    office.do(family.copy_family, id=mai, source=brother, tie="sibling")
    office.undo()
    assert office.read(contents) == before


def test_a_second_copy_has_nothing_to_bring(office, mai, brother):
    office.do(family.copy_family, id=mai, source=brother, tie="sibling")
    with pytest.raises(Refusal) as refused:
        office.do(family.copy_family, id=mai, source=brother, tie="sibling")
    assert "không có gì mới" in refused.value.sentence


def test_nobody_is_copied_from_himself(office, mai):
    with pytest.raises(Refusal) as refused:
        office.do(family.copy_family, id=mai, source=mai, tie="sibling")
    assert refused.value.field == "source"
