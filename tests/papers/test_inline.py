"""The marks inside a form's texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.inline import Piece, numbers, parse, placeholders, worded


def test_bold_italic_and_fields_are_told_apart() -> None:
    assert parse("Tôi là **{name}**, *sinh* {born}") == (
        Piece("Tôi là "),
        Piece("", "name", bold=True),
        Piece(", "),
        Piece("sinh", italic=True),
        Piece(" "),
        Piece("", "born"),
    )


def test_a_star_alone_is_the_sign_under_the_issuing_body() -> None:
    assert parse("*") == (Piece("*"),)


def test_names_come_in_order_with_those_of_rows() -> None:
    assert placeholders("{#}. {.since} {name}") == ["#", ".since", "name"]


def test_a_wording_depends_on_a_number() -> None:
    text = "không tán thành {against}‹against| với lý do {reason}|.›"
    assert worded(text, {"against": True}.get) == "không tán thành {against}."
    assert worded(text, {"against": False}.get) == "không tán thành {against} với lý do {reason}"
    assert placeholders(text) == ["against", "reason"]
    assert numbers(text) == ["against"]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("‹against|chỉ một lời›", "lời khi bằng 0"),
        ("**Điều 1", "hãy đóng lại"),
        ("*nghiêng", "hãy đóng lại"),
        ("{name", "viết {trường}"),
        ("a } b", "viết {trường}"),
        ("{Họ tên}", "chữ thường không dấu"),
    ],
)
def test_unclosed_marks_are_refused_with_the_remedy(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        parse(text)


@given(st.text(alphabet=st.characters(exclude_characters="*{}‹›")))
def test_any_text_without_marks_comes_back_whole(text: str) -> None:
    assert "".join(piece.text for piece in parse(text)) == text
