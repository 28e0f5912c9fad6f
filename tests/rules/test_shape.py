"""Tables into dataclasses and back."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

import pytest

from desktop.rules.mistakes import MistakeError
from desktop.rules.shape import build, dump


@dataclass(frozen=True, kw_only=True)
class Pear:
    kind: ClassVar[str] = "pear"
    weight: float = 0


@dataclass(frozen=True, kw_only=True)
class Apple:
    kind: ClassVar[str] = "apple"
    shorthand: ClassVar[str] = "name"
    name: str
    ripe: bool = False


@dataclass(frozen=True, kw_only=True)
class Basket:
    fruits: tuple[Apple | Pear, ...]
    size: Literal["S", "L"] = "S"
    labels: dict[str, str] = field(default_factory=dict)


def test_a_table_becomes_what_its_kind_says() -> None:
    table = {"fruits": [{"kind": "pear", "weight": 2}, {"kind": "apple", "name": "Đỏ"}]}
    assert build(Basket, table, "basket") == Basket(fruits=(Pear(weight=2), Apple(name="Đỏ")))


def test_text_is_composed_and_may_stand_for_the_table() -> None:
    assert build(Apple, "Đo\u0323", "apple") == Apple(name="Đọ")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"fruits": [], "colour": "red"}, "khóa lạ 'colour'; dùng một trong: fruits, labels, size"),
        ({}, "thiếu khóa 'fruits'; hãy thêm"),
        (
            {"fruits": [{"kind": "plum"}]},
            "basket, fruits 1: không có loại khối 'plum'; dùng một trong: apple, pear",
        ),
        (
            {"fruits": [{"kind": "apple", "name": 3}]},
            r"fruits 1 \(apple\), name: cần chữ trong ngoặc kép, không phải 3",
        ),
        ({"fruits": [{"kind": "apple", "name": "a", "ripe": 1}]}, "cần true hoặc false"),
        ({"fruits": "apple"}, "cần một danh sách"),
        ({"fruits": [], "size": "M"}, "không có lựa chọn 'M'; dùng một trong: L, S"),
        ("basket", "cần một bảng"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(table: object, said: str) -> None:
    with pytest.raises(MistakeError, match=said):
        build(Basket, table, "basket")


def test_dumping_leaves_out_defaults_and_builds_back() -> None:
    basket = Basket(fruits=(Apple(name="Đỏ", ripe=True), Pear()), size="L")
    dumped = dump(basket)
    assert dumped == {
        "fruits": [{"kind": "apple", "name": "Đỏ", "ripe": True}, {"kind": "pear"}],
        "size": "L",
    }
    assert build(Basket, dumped, "basket") == basket
