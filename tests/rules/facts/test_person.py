"""What a person tells of themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.facts.person import Badge, History, Person, Relative
from tests.rules.ways import person


@pytest.mark.parametrize(("sex", "man", "woman"), [("nam", 1, 0), ("nữ", 0, 1), (None, 0, 0)])
def test_the_day_of_birth_stands_in_the_column_of_the_sex(sex, man, woman) -> None:
    one = replace(person(), sex=sex)
    assert one.born is not None
    assert [one.born_as_man, one.born_as_woman] == [
        one.born if column else None for column in (man, woman)
    ]


def test_only_marked_relatives_are_verified() -> None:
    asked = Relative(relation="Cha đẻ", verify=True)
    others = (Relative(relation="Mẹ đẻ", verify=False), Relative(relation="Vợ"))
    assert History(relatives=(asked, *others)).to_verify == (asked,)


def test_the_badges_held_are_those_handed_over_or_had_before_each_once() -> None:
    given = (
        Badge(years=40, kind="round", handed=date(2020, 5, 19)),
        Badge(years=30, kind="before"),
        Badge(years=30, kind="again", handed=date(2021, 2, 3)),
        Badge(years=45, kind="round", round=date(2025, 5, 19)),
    )
    assert Person(id="p", name="Lò Văn Ước", badges=given).badges_held == "30, 40"
    assert Person(id="p", name="Lò Văn Ước").badges_held == ""


def test_a_members_history_names_grandparents_only_where_politics_matter() -> None:
    relatives = (
        Relative(relation="Ông nội", name="Lò Văn Inh"),
        Relative(relation="Bà ngoại", name="Cà Thị Ơn", political_history="Cơ sở cách mạng"),
        Relative(relation="Cha đẻ", name="Lò Văn Pâng"),
    )
    named = [one.name for one in History(relatives=relatives).of_member]
    assert named == ["Cà Thị Ơn", "Lò Văn Pâng"]
