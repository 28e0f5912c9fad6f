"""Votes: thresholds as whole numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cases import votes

THRESHOLDS = st.sampled_from([votes.HALF, votes.TWO_THIRDS])


@pytest.mark.parametrize(
    ("part", "base", "shown"),
    [
        (2, 3, "66,67"),
        (18, 18, "100"),
        (1, 8, "12,5"),
        (0, 5, "0"),
        (None, 5, ""),
        (3, None, ""),
        (0, 0, ""),
    ],
)
def test_percentages_are_printed_with_a_comma(
    part: int | None, base: int | None, shown: str
) -> None:
    assert votes.percent_text(part, base) == shown


@pytest.mark.parametrize(
    ("in_favour", "base", "passed"),
    [(12, 18, True), (11, 18, False), (67, 100, True), (66, 100, False)],
)
def test_two_thirds_are_exact(in_favour: int, base: int, passed: bool) -> None:
    assert votes.passes(in_favour, base, votes.TWO_THIRDS) is passed


@pytest.mark.parametrize(("in_favour", "passed"), [(9, False), (10, True)])
def test_more_than_half_is_more_than_half(in_favour: int, passed: bool) -> None:
    assert votes.passes(in_favour, 18, votes.HALF, strictly=True) is passed


@given(st.integers(1, 2000), THRESHOLDS, st.booleans())
def test_the_votes_needed_are_the_fewest_that_pass(base: int, threshold, strictly: bool) -> None:
    fewest = votes.needed(base, threshold, strictly=strictly)
    assert votes.passes(fewest, base, threshold, strictly=strictly)
    assert not votes.passes(fewest - 1, base, threshold, strictly=strictly)
