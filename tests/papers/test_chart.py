"""A picture of figures in a PDF."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document

from desktop.papers import docx, pdf
from desktop.papers.form import Page
from desktop.papers.sheet import Bars, Sheet
from desktop.rules.facts.picture import Picture, PictureRow
from tests.papers.making import pdf_pages


def a_sheet(rows):
    picture = Picture(
        id="p",
        title="Chỉ tiêu theo chi bộ",
        legend=("Đã kết nạp", "Chỉ tiêu"),
        beside=True,
        rows=tuple(
            PictureRow(label=f"Chi bộ {at}", parts=(at % 4, 3), text=f"{at % 4} / 3", key=str(at))
            for at in range(rows)
        ),
    )
    blocks = (Bars(picture=picture, font=11),)
    return Sheet(form="x", edition="1", code="", title="", page=Page(), blocks=blocks)


@pytest.mark.parametrize(("rows", "pages"), [(5, 1), (90, 3)])
def test_a_picture_with_more_rows_than_a_page_goes_on(rows, pages):
    """Every row is printed once, with its figures in words."""
    read = pdf_pages(pdf.render(a_sheet(rows)))
    assert len(read) == pages
    text = "\n".join(read)
    assert [len(re.findall(rf"Chi bộ {at}\b", text)) for at in range(rows)] == [1] * rows
    assert text.count("Đã kết nạp") == pages


def test_word_has_the_figures_as_a_table():
    """The same words, row by row."""
    made = Document(io.BytesIO(docx.render(a_sheet(2))))
    cells = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert cells == [["Chi bộ 0", "0 / 3"], ["Chi bộ 1", "1 / 3"]]
    assert made.paragraphs[0].text == "Chỉ tiêu theo chi bộ"
