"""How one text becomes another, and where its figures stand then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.text_changes import Piece, Span, changes, placed

TEXTS = st.text(alphabet="ab 1.\nđ", max_size=30)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts(old: str, new: str) -> None:
    """What is kept or gone is the old one, what is kept or new the new one."""
    pieces = changes(old, new) or (Piece("kept", old),)
    assert "".join(one.text for one in pieces if one.fate != "new") == old
    assert "".join(one.text for one in pieces if one.fate != "gone") == new


def test_nothing_changed_is_nothing_to_show() -> None:
    assert changes("Có 08 đảng viên.", "Có 08 đảng viên.") == ()


def test_only_the_words_that_differ_change() -> None:
    assert changes("Có 08 đảng viên mới.", "Có 09 đảng viên mới.") == (
        Piece("kept", "Có "),
        Piece("gone", "08"),
        Piece("new", "09"),
        Piece("kept", " đảng viên mới."),
    )


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("Có 08 đảng viên.", "08"),
        ("Năm nay Đảng bộ có thêm 08 đảng viên.", "08"),
        ("Có 09 đảng viên.", None),
        ("Có đảng viên.", None),
        ("", None),
    ],
)
def test_a_number_is_followed_through_edits(new: str, found: str | None) -> None:
    """One that was typed anew is no longer the figure it was."""
    places = placed("Có 08 đảng viên.", [Span(3, 5, "admitted")], new)
    assert [new[one.start : one.end] for one in places] == ([found] if found else [])


@given(TEXTS, TEXTS, st.integers(0, 30), st.integers(1, 5))
def test_a_span_says_the_same_wherever_it_stands(old: str, new: str, at: int, long: int) -> None:
    for one in placed(old, [Span(at, min(at + long, len(old)), "x")], new) if at < len(old) else ():
        assert new[one.start : one.end] == old[at : min(at + long, len(old))]
