"""Values on a printed card: only they, at their places, moved as the printer needs."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from desktop.papers import overlay, pdf
from desktop.papers.fill import fill
from desktop.papers.load import every_form
from tests.papers import sample

CARDS = [form for form in every_form() if form.page.size == "A5 landscape"]
MM = 72 / 25.4


def letters(content: bytes) -> dict[str, tuple[float, float]]:
    """Each word of the first page and where it begins."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        [page] = document.pages
        return {word["text"]: (word["x0"], word["top"]) for word in page.extract_words()}


@pytest.fixture(params=CARDS, ids=lambda form: form.id)
def card(request):
    return fill(request.param, *sample.filling(request.param, "full"))


def test_only_the_values_are_drawn_and_each_at_its_place(card) -> None:
    whole, values = letters(pdf.render(card)), letters(overlay.render(card))
    assert {"Huyền", "2025" if card.form != "cn-dvm" else "2027", "Khá"} <= set(values)
    assert not {"GIẤY", "Chứng", "ngày", "tháng", "ĐẢNG", "Kết"} & set(values)
    for word in ("Thương", "Huyền", "Khá"):
        assert values[word] == pytest.approx(whole[word], abs=0.05)


def test_nothing_but_text_is_drawn(card) -> None:
    with pdfplumber.open(io.BytesIO(overlay.render(card))) as document:
        [page] = document.pages
        assert [*page.lines, *page.rects, *page.curves, *page.images] == []


def test_the_shift_moves_right_and_down_in_millimetres(card) -> None:
    shift = overlay.Shift(right=3, down=-1.5)
    still, moved = letters(overlay.render(card)), letters(overlay.render(card, shift))
    across, below = (moved["Khá"][at] - still["Khá"][at] for at in (0, 1))
    assert (across, below) == pytest.approx((3 * MM, -1.5 * MM), abs=0.05)


def test_the_trial_shows_the_whole_card_in_its_frame(card) -> None:
    content = overlay.trial(card, overlay.Shift(right=2))
    with pdfplumber.open(io.BytesIO(content)) as document:
        [page] = document.pages
        [frame] = [one for one in page.rects if one["width"] > page.width - 2]
        assert (frame["x0"], frame["height"]) == pytest.approx((0.2, float(page.height) - 0.4))
        said = "".join(char["text"] for char in page.chars)
    assert "THỬ" in said
    assert "Khá" in letters(content)
