"""The strict reader of TOML files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import pytest

from desktop.errors import Trouble
from desktop.rules import definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    id: str
    size: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    name: str
    since: date | None = None
    kind: Literal["a", "b"] = "a"
    part: tuple[Part, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


def test_tables_and_lists_become_dataclasses() -> None:
    text = """
    name = "x"
    since = 2001-04-22
    kind = "b"
    notes = { one = "1" }
    [[part]]
    id = "p"
    size = 3
    """
    expected = Whole(
        name="x",
        since=date(2001, 4, 22),
        kind="b",
        part=(Part(id="p", size=3),),
        notes={"one": "1"},
    )
    assert definition.parse(Whole, text, "f.toml") == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "f.toml: không đọc được"),
        ("kind = 'a'", "f.toml: thiếu khóa 'name'"),
        ("name = 'x'\ncolour = 'red'", "f.toml: khóa lạ 'colour'"),
        ("name = 1", "f.toml, name: cần chữ trong ngoặc kép, không phải 1"),
        ("name = 'x'\nkind = 'c'", "dùng một trong: a, b"),
        ("name = 'x'\n[[part]]\nid = 'p'\nsize = true", "part p, size"),
        ("name = 'x'\nnotes = { one = 1 }", "f.toml, notes, one"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(Trouble) as caught:
        definition.parse(Whole, text, "f.toml")
    assert said in caught.value.sentence
