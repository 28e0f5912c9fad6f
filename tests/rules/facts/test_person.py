"""What a person tells of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.facts.person import History, Relative
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
