"""Lists of codes and names."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.rules import lists

GROUPS = """
title = "Dân tộc"
date = 2025-07-01
source = "mẫu thử"

[[entry]]
code = "05"
name = "Khơ-me"
aliases = ["Khmer"]

[[entry]]
code = "08"
name = "Mông"
aliases = ["Hmông"]
group = "minority"
"""


def test_a_list_keeps_its_order() -> None:
    entries = lists.read(GROUPS)
    assert [(one.code, one.name, one.group) for one in entries] == [
        ("05", "Khơ-me", ""),
        ("08", "Mông", "minority"),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Khơ Me", "05"),
        ("KHMER", "05"),
        ("05", "05"),
        ("khơme", "05"),
        ("H'Mông", "08"),
        ("mong", "08"),
        ("Mèo", None),
        ("", None),
    ],
)
def test_an_entry_is_found_however_it_was_spelt(written: str, code: str | None) -> None:
    found = lists.find(lists.read(GROUPS), written)
    assert (found.code if found else None) == code


def test_a_spelling_that_stands_for_two_is_refused() -> None:
    double = GROUPS + '\n[[entry]]\ncode = "99"\nname = "Khác"\naliases = ["KHƠ ME"]\n'
    with pytest.raises(Trouble, match=r"groups\.toml.*Khơ-me và Khác"):
        lists.read(double, "groups.toml")
