"""Word copies: page, words, numbers, tables."""

import io

import docx as word
import pytest
from docx.enum.section import WD_ORIENT

from desktop.papers import docx
from desktop.papers.fill import fill
from tests.papers import sample
from tests.papers.making import a_form, docx_paragraphs

BODY = """
[field]
name = { from = "person.name" }
posts = { from = "person.history.posts" }
[[block]]
kind = "line"
text = "Tên: **{name}**"
[[block]]
kind = "table"
of = "posts"
columns = [{ title = "Việc", value = "{.work}" }]
[[block]]
kind = "page"
[[block]]
kind = "paragraph"
text = "Lý do: {reason}"
blank = 2
[[block]]
kind = "signatures"
signers = [{ authority = "T/M CHI BỘ" }]
[field.reason]
ask = "text"
label = "Lý do"
"""


def opened(**how: object) -> word.document.Document:
    return word.Document(io.BytesIO(docx.render(fill(a_form(BODY), sample.full(), **how))))


def test_words_come_in_the_order_of_the_paper() -> None:
    content = docx.render(fill(a_form(BODY), sample.full()))
    assert [text for text in docx_paragraphs(content) if text.strip()] == [
        "Tên: Lò Thị Thương Huyền",
        "Việc",
        "Sinh viên Trường Cao đẳng Sơn Trà",
        "Làm nông nghiệp, tham gia Ban Chấp hành Đoàn xã Hoa Ban",
        "Lý do: ",
        "T/M CHI BỘ",
    ]


def test_the_page_is_that_of_the_form() -> None:
    section = opened().sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 30, 15]


def test_a_wide_page_lies_on_its_side() -> None:
    wide = a_form('[page]\nsize = "A4 landscape"\n' + BODY)
    content = docx.render(fill(wide, sample.full()))
    (section,) = word.Document(io.BytesIO(content)).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height


def test_dots_run_to_the_right_margin_by_a_tab() -> None:
    reason = next(part for part in opened().paragraphs if part.text.startswith("Lý do"))
    (stop,) = reason.paragraph_format.tab_stops
    assert reason.text.endswith("\t")
    assert stop.position.mm == pytest.approx(165, abs=0.1)


def test_bold_and_the_title_are_kept_and_the_mark_of_a_draft_stands_above() -> None:
    document = opened(mode="draft")
    assert document.paragraphs[0].runs[1].bold
    assert document.core_properties.title == "Giấy thử"
    assert "BẢN NHÁP" in "".join(
        part.text for part in document.sections[0].first_page_header.paragraphs
    )


def test_what_stands_before_a_signature_stays_with_it() -> None:
    document = opened()
    assert [part.paragraph_format.keep_with_next for part in document.paragraphs[-2:]] == [True] * 2
    signature = document.tables[-1].rows[0].cells[-1].paragraphs
    assert all(part.paragraph_format.keep_with_next for part in signature)


def test_a_signature_stands_with_the_last_row_of_the_table_before_it() -> None:
    body = BODY.replace('[[block]]\nkind = "page"\n', "").replace(
        '[[block]]\nkind = "paragraph"\ntext = "Lý do: {reason}"\nblank = 2\n', ""
    )
    body = body[: body.index("[field.reason]")]
    document = word.Document(io.BytesIO(docx.render(fill(a_form(body), sample.full()))))
    *_, before, last = document.tables[0].rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in (before, last)]
    assert kept == [False, True]
