"""Values as papers write them."""

from datetime import date
from typing import Any

import pytest

from desktop.papers import values
from desktop.papers.form import Format
from desktop.rules.partial_date import PartialDate


def written(value: Any, kind: str, style: Format = "", dots: int = 0) -> str:
    return "".join(part.text for part in values.parts(value, kind=kind, style=style, dots=dots))


@pytest.mark.parametrize(
    ("value", "kind", "style", "text"),
    [
        ("Chi bộ bản Nà Ngần", "text", "capitals", "CHI BỘ BẢN NÀ NGẦN"),
        ("5", "text", "padded", "05"),
        ("05-NQ/CB", "text", "padded", "05-NQ/CB"),
        (0, "number", "padded", "00"),
        (12, "number", "", "12"),
        (True, "yes no", "", "Có"),
        (False, "yes no", "", "Không"),
        (date(2026, 2, 5), "date", "", "05/02/2026"),
        (date(2026, 5, 27), "date", "words", "ngày 27 tháng 5 năm 2026"),
        (date(2026, 2, 5), "date", "Words", "Ngày 05 tháng 02 năm 2026"),
        (PartialDate(1998, 2, 5), "partial date", "", "05/02/1998"),
        (PartialDate(1998, 2), "partial date", "", "...../02/1998"),
        (PartialDate(1998), "partial date", "words", "ngày ..... tháng ..... năm 1998"),
        (None, "date", "", "...../...../........"),
        (None, "date", "words", "ngày ..... tháng ..... năm ........"),
        (None, "number", "", "......"),
    ],
)
def test_each_kind_is_written_in_its_way(value: Any, kind: str, style: Format, text: str) -> None:
    assert written(value, kind, style) == text


def test_an_unknown_text_is_as_many_dots_as_asked() -> None:
    assert written("", "text", dots=12) == "." * 12
    assert not values.parts(None, kind="text")[0].known


@pytest.mark.parametrize("value", [None, "", "  ", (), b""])
def test_nothing_is_known_of_what_is_empty(value: Any) -> None:
    assert not values.known(value)


@pytest.mark.parametrize("value", [0, False, "Không", (1,)])
def test_nought_and_no_are_known(value: Any) -> None:
    assert values.known(value)
