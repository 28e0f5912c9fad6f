"""Searching: each word asked for is looked up in one key a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import find_keys, text

ANH = find_keys.key("Đặng Thị Ánh", "Y-Đào", "014300123456")
NAMES = st.text("aáâăđĐdeêoơuưAÁ 12-'", max_size=12)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dang thi anh", True),
        ("anh dang", True),
        ("Ánh", True),
        ("dao", True),
        ("123456", True),
        ("anh 0143", True),
        ("", True),
        ("ang", False),
        ("anh 999", False),
    ],
)
def test_a_key_has_the_beginnings_of_words_and_digits_anywhere(words: str, found: bool) -> None:
    assert find_keys.asked(words).meets(ANH) is found


@pytest.mark.parametrize(("words", "exact"), [("Ánh", True), ("đặng", True), ("anh", False)])
def test_accents_as_typed_are_told_from_others(words: str, exact: bool) -> None:
    assert all(needle in ANH for needle in find_keys.asked(words).exact) is exact


@given(NAMES, NAMES)
def test_what_is_found_is_what_the_words_mean(words: str, name: str) -> None:
    assert find_keys.asked(words).meets(find_keys.key(name)) == text.matches(words, name)


def test_only_digits_may_be_a_card_number() -> None:
    assert find_keys.numbers("0123 45") == ("0123", "45")
    assert find_keys.numbers("21-QĐ") == find_keys.numbers("  ") == ()


def test_ids_and_days_that_the_program_keeps_are_not_words() -> None:
    kept = ("a" * 32, "2024-06-12", 12, None, "Trung tâm chính trị")
    assert find_keys.said(kept) == ("Trung tâm chính trị",)
