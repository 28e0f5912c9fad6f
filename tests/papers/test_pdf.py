"""The document: bytes, properties, fonts, numbers of pages, marks, refusals."""

import io

import pdfplumber
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.papers import pdf
from desktop.papers.fill import fill
from tests.papers import sample
from tests.papers.making import a_form, pdf_pages, pdf_text, squashed

BODY = """
[field]
said = { ask = "long text", label = "Nói" }
[[block]]
kind = "paragraph"
text = "{said}"
[[block]]
kind = "table"
of = "rows"
columns = [{ title = "Việc", value = "{.work}" }]
[field.rows]
from = "person.history.posts"
"""
FORM = a_form(BODY)
ANSWER = a_form(BODY.split('[[block]]\nkind = "table"')[0])


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = fill(FORM, sample.full(), {"said": "Tốt"})
    assert pdf.render(sheet) == pdf.render(sheet)


def test_only_embedded_fonts_are_named() -> None:
    content = pdf.render(fill(FORM, sample.full(), {"said": "Tốt"}))
    reader = pypdf.PdfReader(io.BytesIO(content))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert fonts
    assert all("Tinos" in font.get_object()["/BaseFont"] for font in fonts)


def test_title_and_language_are_set() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(fill(FORM, sample.full()))))
    assert reader.metadata is not None
    assert reader.metadata.title == "Giấy thử"
    assert reader.root_object["/Lang"] == "vi-VN"


def test_pages_are_numbered_from_the_second_at_the_top_middle() -> None:
    content = pdf.render(fill(FORM, sample.full(), {"said": "phấn đấu " * 1500}))
    with pdfplumber.open(io.BytesIO(content)) as document:
        tops = [page.crop((0, 0, page.width, 55)).extract_text() for page in document.pages]
        number = document.pages[1].crop((0, 0, document.pages[1].width, 55)).extract_words()[0]
        assert (number["x0"] + number["x1"]) / 2 == pytest.approx(float(page_width(document)) / 2)
    assert tops[:3] == ["", "2", "3"]


def page_width(document: pdfplumber.PDF) -> float:
    return float(document.pages[0].width)


def test_page_count_is_that_of_the_document() -> None:
    sheet = fill(FORM, sample.full(), {"said": "phấn đấu " * 1500})
    assert pdf.page_count(sheet) == len(pdf_pages(pdf.render(sheet)))


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [
        ("A4", 210, 297),
        ("A4 landscape", 297, 210),
        ("A5", 148, 210),
        ("A5 landscape", 210, 148),
        ("booklet", 145, 205),
    ],
)
def test_each_size_of_paper_is_kept(size: str, width: float, height: float) -> None:
    form = a_form(f'[page]\nsize = "{size}"\n' + BODY)
    (page, *_) = pypdf.PdfReader(io.BytesIO(pdf.render(fill(form, sample.full())))).pages
    assert float(page.mediabox.width) == pytest.approx(width * 72 / 25.4, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(height * 72 / 25.4, abs=0.01)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aăâđêôơưốệữỹĐẮ <>&*{}\"'/\\%-–…“”.,;:()0123456789\n", max_size=200))
def test_any_answer_comes_out_as_it_was_typed(said: str) -> None:
    text = pdf_text(pdf.render(fill(ANSWER, sample.empty(), {"said": said})))
    assert squashed(text) == squashed(said)


def test_a_draft_carries_its_mark() -> None:
    assert "BẢN NHÁP" in pdf_text(pdf.render(fill(FORM, sample.full(), mode="draft")))


def test_a_sign_that_no_font_has_is_refused_by_name() -> None:
    sheet = fill(FORM, sample.full(), {"said": "Rất tốt ☃"})
    with pytest.raises(Refusal, match=r"Giấy thử.*“☃” \(U\+2603\).*sửa") as caught:
        pdf.render(sheet)
    assert caught.value.sentence.endswith("in lại.")
