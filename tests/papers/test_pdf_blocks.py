"""Blocks on the page: order, escaping, headings, tables over pages, photographs, red proofs."""

import io
from dataclasses import replace

import pdfplumber
import pytest
from PIL import Image

from desktop.papers import pdf
from desktop.papers.fill import fill
from tests.papers import sample
from tests.papers.making import a_form, pdf_pages, pdf_text

NAME = '[field]\nname = { from = "person.name" }\n[[block]]\nkind = "line"\ntext = "Tên: {name}"\n'
TABLE = """
[field]
said = { ask = "rows", label = "Nói", columns = { word = "Lời" } }
[[block]]
kind = "table"
of = "said"
columns = [{ title = "Đầu bảng", value = "{.word}" }]
"""


def test_markup_in_a_value_is_only_text() -> None:
    facts = sample.full()
    assert facts.person is not None
    named = replace(facts, person=replace(facts.person, name="A <Trần> B & C **x** {y}"))
    assert "Tên: A <Trần> B & C **x** {y}" in pdf_text(pdf.render(fill(a_form(NAME), named)))


def test_a_table_repeats_its_heading_and_splits_a_row_taller_than_a_page() -> None:
    sheet = fill(a_form(TABLE), sample.empty(), {"said": ({"word": "phấn đấu " * 2000},)})
    pages = pdf_pages(pdf.render(sheet))
    assert len(pages) > 2
    assert [page.count("Đầu bảng") for page in pages] == [1] * len(pages)
    assert "".join(pages).count("phấn") == 2000


def test_a_heading_of_a_table_stands_once_on_a_page() -> None:
    rows = tuple({"word": "phấn đấu " * 90} for _ in range(20))
    pages = pdf_pages(pdf.render(fill(a_form(TABLE), sample.empty(), {"said": rows})))
    assert [page.count("Đầu bảng") for page in pages] == [1] * len(pages)
    assert "".join(pages).count("phấn") == 1800


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    table = """
[field]
said = { ask = "rows", label = "Nói", columns = { word = "Lời" } }
[[block]]
kind = "dots"
rows = {rows}
[[block]]
kind = "heading"
text = "ĐẦU MỤC"
[[block]]
kind = "table"
of = "said"
blank = 9
columns = [{ title = "Đầu bảng", value = "{.word}" }]
"""
    for rows in range(20, 34, 2):
        form = a_form(table.replace("{rows}", str(rows)))
        pages = pdf_pages(pdf.render(fill(form, sample.empty())))
        (page,) = [page for page in pages if "ĐẦU MỤC" in page]
        assert "Đầu bảng" in page


def test_a_proof_shows_what_was_put_in_in_red() -> None:
    content = pdf.render(fill(a_form(NAME), sample.full(), mode="proof"))
    with pdfplumber.open(io.BytesIO(content)) as document:
        colours = {sign["text"]: sign["non_stroking_color"] for sign in document.pages[0].chars}
    assert colours["ò"][0] > 0.7
    assert colours["ò"][1] == 0
    assert colours[":"] != colours["ò"]


def test_a_photograph_fills_its_frame() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (30, 40), "navy").save(picture, "PNG")
    facts = sample.full()
    assert facts.person is not None
    pictured = replace(facts, person=replace(facts.person, photo=picture.getvalue()))
    form = a_form(
        '[field]\nphoto = { from = "person.photo", label = "Ảnh" }\n'
        '[[block]]\nkind = "photo"\nof = "photo"\nbeside = ["**LÝ LỊCH**"]\n'
    )
    with pdfplumber.open(io.BytesIO(pdf.render(fill(form, pictured)))) as document:
        (image,) = document.pages[0].images
        sizes = (image["width"], image["height"])
    assert sizes == pytest.approx((30 * 72 / 25.4, 40 * 72 / 25.4), abs=0.01)
    assert "Ảnh 3×4" in pdf_text(pdf.render(fill(form, facts)))
