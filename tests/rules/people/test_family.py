"""Which relatives of one person are relatives of another, and as what."""

from __future__ import annotations

import pytest

from desktop.rules import lists
from desktop.rules.facts.person import History, Person, Relative
from desktop.rules.partial_date import PartialDate
from desktop.rules.people import family
from tests.rules.ways import resource

RELATIONS = lists.read(resource("lists/relations.toml"))


def a_person(name, sex=None, born=None, *relatives, **values):
    history = History(relatives=tuple(relatives))
    year = PartialDate(born) if born else None
    return Person(id=name, name=name, sex=sex, born=year, history=history, **values)


def rel(relation, name, born=None, **values):
    return Relative(
        relation=relation, name=name, born=PartialDate(born) if born else None, **values
    )


def brought(person, source, tie):
    found = family.brought(person, source, tie, RELATIONS)
    return {(one.relative.relation, one.relative.name): one.state for one in found}


@pytest.mark.parametrize(
    ("relation", "tie"),
    [("Chị", "sibling"), ("Bố", "father"), ("Mẹ đẻ", "mother"), ("Vợ", "spouse"), ("Con", "child")],
)
def test_the_tie_is_what_the_persons_own_history_says(relation, tie):
    other = a_person("Lò Văn A", "nam", 1970)
    person = a_person("Lò Thị B", "nữ", 2000, rel(relation, "LÒ VĂN A", 1970))
    assert family.tie(person, other, RELATIONS) == tie


@pytest.mark.parametrize(
    ("relation", "sex", "tie"),
    [
        ("Con đẻ", "nữ", "mother"),
        ("Con đẻ", "nam", "father"),
        ("Cha đẻ", "nam", "child"),
        ("Em gái", "nam", "sibling"),
        ("Vợ", "nam", "spouse"),
        ("Ông nội", "nam", None),
    ],
)
def test_the_tie_is_turned_round_where_the_others_history_says_it(relation, sex, tie):
    other = a_person("Lò Văn A", sex, 1970, rel(relation, "Lò Thị B"))
    assert family.tie(a_person("Lò Thị B", "nữ", 2000), other, RELATIONS) == tie


def test_a_name_alone_with_another_year_is_another_person():
    person = a_person("Lò Thị B", "nữ", 2000, rel("Anh ruột", "Lò Văn A", 1990))
    assert family.tie(person, a_person("Lò Văn A", "nam", 1970), RELATIONS) is None


@pytest.mark.parametrize(
    ("sex", "born", "relation"),
    [
        ("nam", 1995, "Anh ruột"),
        ("nữ", 1995, "Chị ruột"),
        ("nam", 2005, "Em ruột"),
        (None, 1995, "Anh, chị, em ruột"),
        ("nam", None, "Anh, chị, em ruột"),
    ],
)
def test_a_sibling_is_elder_or_younger_by_birth_and_unknown_stays_unknown(sex, born, relation):
    person = a_person("Lò Thị B", "nữ", 2000)
    assert (relation, "Lò Văn A") in brought(person, a_person("Lò Văn A", sex, born), "sibling")


def test_from_the_father_come_his_parents_wife_and_other_children():
    person = a_person("Lò Thị B", "nữ", 2000)
    father = a_person(
        "Lò Văn A",
        "nam",
        1970,
        rel("Cha", "Lò Văn C"),
        rel("Vợ", "Hà Thị D"),
        rel("Con", "Lò Thị B", 2000),
        rel("Con trai", "Lò Văn E", 1998),
        rel("Cha vợ", "Hà Văn F"),
    )
    assert list(brought(person, father, "father")) == [
        ("Ông nội", "Lò Văn C"),
        ("Cha đẻ", "Lò Văn A"),
        ("Mẹ đẻ", "Hà Thị D"),
        ("Anh ruột", "Lò Văn E"),
    ]


def test_from_the_husband_both_sides_change_places():
    person = a_person("Lò Thị B", "nữ", 1990)
    husband = a_person(
        "Hà Văn A",
        "nam",
        1988,
        rel("Mẹ", "Cầm Thị C"),
        rel("Bố vợ", "Lò Văn D"),
        rel("Con", "Hà E"),
    )
    assert brought(person, husband, "spouse") == {
        ("Cha đẻ", "Lò Văn D"): "new",
        ("Chồng", "Hà Văn A"): "new",
        ("Mẹ của vợ (chồng)", "Cầm Thị C"): "new",
        ("Con đẻ", "Hà E"): "new",
    }


def test_from_a_child_a_mother_learns_her_own_side_from_the_maternal_one():
    person = a_person("Lò Thị B", "nữ", 1970)
    child = a_person(
        "Hà Văn A", "nam", 2000, rel("Ông ngoại", "Lò Văn C"), rel("Ông nội", "Hà Văn D")
    )
    assert brought(person, child, "child") == {
        ("Cha đẻ", "Lò Văn C"): "new",
        ("Cha của vợ (chồng)", "Hà Văn D"): "new",
        ("Con đẻ", "Hà Văn A"): "new",
    }


def test_another_father_than_the_one_told_is_left_out():
    person = a_person("Lò Thị B", "nữ", 2000, rel("Cha đẻ", "Lò Văn Một"))
    brother = a_person("Lò Văn A", "nam", 1995, rel("Cha đẻ", "Lò Văn Hai"))
    assert ("Cha đẻ", "Lò Văn Hai") not in brought(person, brother, "sibling")


def test_whether_to_verify_is_not_copied():
    brother = a_person(
        "Lò Văn A", "nam", 1995, rel("Cha đẻ", "Lò Một", verify=False, verify_reason="đã thẩm tra")
    )
    found = family.brought(a_person("Lò Thị B", "nữ", 2000), brother, "sibling", RELATIONS)
    assert [(one.relative.verify, one.relative.verify_reason) for one in found] == [(None, "")] * 2


def test_the_order_the_person_gave_stays():
    own = (rel("Em ruột", "Lò Văn C"), rel("Cha đẻ", "Lò Văn Một"))
    person = a_person("Lò Thị B", "nữ", 2000, *own)
    brother = a_person("Lò Văn A", "nam", 1995, rel("Ông nội", "Lò Văn Không"))
    news = family.brought(person, brother, "sibling", RELATIONS)
    after = family.placed(own, news, RELATIONS)
    assert [one.name for one in after] == ["Lò Văn Không", "Lò Văn A", "Lò Văn C", "Lò Văn Một"]
