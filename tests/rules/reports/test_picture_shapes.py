"""Where bars and words of a picture lie."""

from __future__ import annotations

import pytest

from desktop.rules.facts.picture import Picture, PictureRow
from desktop.rules.reports.picture_shapes import drawing

ROWS = (
    PictureRow(key="a", label="A", parts=(30, 10), text="30 / 40"),
    PictureRow(key="b", label="B", parts=(0, 20), text="0 / 20"),
)


def a_picture(*, beside):
    return Picture(id="p", title="T", legend=("Có", "Còn"), beside=beside, rows=ROWS)


@pytest.mark.parametrize("beside", [True, False])
def test_lengths_are_in_proportion_and_inside_the_width(beside):
    """The longest bar fills its room; a part of nothing is not drawn."""
    made = drawing(a_picture(beside=beside), 400, 10)
    first, second, third = made.bars[2:]
    assert (first.look, second.look, third.look) == ("full", "hatched", "hatched")
    assert first.width == pytest.approx(3 * second.width)
    assert third.width == pytest.approx(2 * second.width)
    assert all(bar.x + bar.width <= 400 * 0.76 for bar in made.bars)


def test_parts_lie_in_one_line_or_beside_one_another():
    """Done and remaining go on from each other; a target stands below the fact."""
    first, second = drawing(a_picture(beside=False), 400, 10).bars[2:4]
    assert (second.x, second.y) == (pytest.approx(first.x + first.width), first.y)
    first, second = drawing(a_picture(beside=True), 400, 10).bars[2:4]
    assert (second.x, second.y) == (first.x, pytest.approx(first.y + first.height))


def test_rows_follow_each_other_and_all_words_are_there():
    """Every row has a band to point at; the last one ends the picture."""
    made = drawing(a_picture(beside=True), 400, 10)
    first, last = made.bands
    assert (first.key, last.key) == ("a", "b")
    assert first.y + first.height == pytest.approx(last.y)
    assert last.y + last.height == pytest.approx(made.height)
    assert [one.text for one in made.words] == ["T", "Có", "Còn", "A", "30 / 40", "B", "0 / 20"]
