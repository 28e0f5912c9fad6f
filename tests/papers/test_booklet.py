"""Two pages a side: every page once, in the order in which the folded sheets are read."""

from __future__ import annotations

import io
import re

import pdfplumber
import pypdf
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers import booklet, pdf
from desktop.papers.fill import fill
from desktop.papers.load import every_form
from desktop.rules.facts.paper import PaperFacts
from tests.papers import sample
from tests.papers.making import a_form, pdf_pages

BODY = """
[page]
size = "SIZE"
[field]
said = { ask = "long text", label = "Nói" }
[[block]]
kind = "paragraph"
text = "{said}"
"""
MM = 72 / 25.4


def a_sheet(size: str = "booklet", words: int = 900):
    form = a_form(BODY.replace("SIZE", size))
    return fill(form, sample.full(), {"said": " ".join(f"t{number}" for number in range(words))})


def read(sides: tuple[tuple[int, int], ...]) -> list[int]:
    """The pages in the order of the folded booklet: sheets in one another, leaf by leaf."""
    sheets = [sides[at : at + 2] for at in range(0, len(sides), 2)]
    first = [page for (_, right), (left, _) in sheets for page in (right, left)]
    last = [page for (left, _), (_, right) in reversed(sheets) for page in (right, left)]
    return first + last


@given(st.integers(0, 200))
def test_folded_the_pages_follow_one_another(pages: int) -> None:
    order = read(booklet.sides(pages))
    assert [page for page in order if page] == list(range(1, pages + 1))
    assert len(order) % 4 == 0
    assert all(page == 0 for page in order[pages:])


def test_the_cover_lies_on_a_sheet_of_its_own() -> None:
    assert booklet.cover_and_body(9) == ((0, 1), (0, 0), (9, 2), (3, 8), (7, 4), (5, 6))


def test_pages_of_the_official_booklet_stand_side_by_side_on_a4() -> None:
    sheet = a_sheet()
    pages = pdf.page_count(sheet)
    order = booklet.cover_and_body(pages)
    with (
        pdfplumber.open(io.BytesIO(booklet.render(sheet))) as made,
        pdfplumber.open(io.BytesIO(pdf.render(sheet))) as plain,
    ):
        assert len(made.pages) == len(order)
        assert (round(made.pages[0].width / MM), round(made.pages[0].height / MM)) == (297, 210)
        for side, wanted in zip(made.pages, order, strict=True):
            halves = (side.crop((0, 0, side.width / 2, side.height)),
                      side.crop((side.width / 2, 0, side.width, side.height)))  # fmt: skip
            for half, number in zip(halves, wanted, strict=True):
                text = plain.pages[number - 1].extract_text() if number else ""
                assert half.extract_text() == text
        right = made.pages[0].chars[0]["x0"] - made.pages[0].width / 2
        assert abs(right - plain.pages[0].chars[0]["x0"]) < 0.1


def test_a4_goes_on_a3_and_a_wide_page_on_nothing() -> None:
    (page, *_) = pypdf.PdfReader(io.BytesIO(booklet.render(a_sheet("A4"), cover=False))).pages
    assert (round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM)) == (
        420,
        297,
    )
    assert booklet.foldable("A5")
    assert not booklet.foldable("A4 landscape")


def test_the_blank_history_has_the_pages_of_the_official_booklet() -> None:
    form = next(one for one in every_form() if one.id == "2-knd-so")
    content = pdf.render(fill(form, PaperFacts(), {}, mode="blank"))
    pages = pdf_pages(content)
    starts = {
        int(item): number
        for number, page in enumerate(pages)
        for item in re.findall(r"^\((\d+)\)", page, re.M)
    }
    assert len(pages) == 1 + 32
    assert {item: starts[item] for item in (1, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26)} == {
        **dict.fromkeys((1, 13), 1),
        14: 2,
        16: 9,
        17: 10,
        18: 10,
        19: 11,
        20: 11,
        21: 12,
        22: 25,
        23: 25,
        25: 32,
        26: 32,
    }
