"""The page to measure a printer with is exact itself."""

from __future__ import annotations

import io
import itertools

import pdfplumber
import pytest

from desktop.papers import calibration, pdf
from desktop.papers.form import Size

MM = 72 / 25.4


def opened(*args, **options):
    return pdfplumber.open(io.BytesIO(calibration.render(*args, **options)))


@pytest.mark.parametrize("size", ["A4", "A5 landscape"])
def test_the_frame_stands_20_mm_from_each_edge(size: Size) -> None:
    with opened(size) as document:
        [page] = document.pages
        [frame] = page.rects
        wide, high = pdf.SIZES[size]
        found = [frame[side] / MM for side in ("x0", "top", "x1", "bottom")]
        assert found == pytest.approx([20, 20, wide - 20, high - 20], abs=0.02)
        assert page.chars[-1]["bottom"] < frame["bottom"]


def test_each_ruler_is_100_mm_long_with_a_tick_a_millimetre() -> None:
    with opened("A4") as document:
        [page] = document.pages
        across = sorted({round(line["x0"], 2) for line in page.lines if line["width"] == 0})
        steps = [right - left for left, right in itertools.pairwise(across)]
        assert len(across) == 101
        assert steps == pytest.approx([MM] * 100, abs=0.02)


def test_what_was_entered_moves_it_all() -> None:
    with opened("A4", printer="HP ở phòng 2", right=2, down=1) as document:
        [page] = document.pages
        [frame] = page.rects
        assert (frame["x0"] / MM, frame["top"] / MM) == pytest.approx((22, 21), abs=0.02)
        text = page.extract_text()
    assert "Máy in: HP ở phòng 2" in text
    assert "A = B = 20 mm" in text
