"""Votes: bases and thresholds as whole numbers, never as rounded percentages."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

TWO_THIRDS = Fraction(2, 3)
HALF = Fraction(1, 2)


def percent_text(part: int | None, base: int | None) -> str:
    """The percentage of a base with two decimals and a comma, no trailing zeros; "" if unknown."""
    if part is None or not base:
        return ""
    share = (Decimal(part) * 100 / Decimal(base)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return format(share.normalize(), "f").replace(".", ",")


def passes(in_favour: int, base: int, threshold: Fraction, *, strictly: bool = False) -> bool:
    """Whether the votes reach the threshold of the base (`strictly`: go beyond it)."""
    left = in_favour * threshold.denominator
    right = base * threshold.numerator
    return left > right if strictly else left >= right


def needed(base: int, threshold: Fraction, *, strictly: bool = False) -> int:
    """The least number of votes that passes."""
    exact = threshold * base
    return math.floor(exact) + 1 if strictly else math.ceil(exact)
