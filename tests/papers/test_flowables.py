"""What is kept together, ruled and dotted, seen in the finished PDF."""

import io
import re

import pdfplumber
import pytest

from desktop.papers import pdf
from desktop.papers.fill import fill
from desktop.papers.form import Answers
from tests.papers import sample
from tests.papers.making import a_form, pdf_pages

SIGNED = """
[[block]]
kind = "signatures"
recipients = ["Lưu"]
signers = [{ authority = "T/M CHI BỘ", name = "Quàng Văn Phương" }]
"""
TEXT = """
[field]
said = { ask = "long text", label = "Nói" }
[[block]]
kind = "paragraph"
text = "{said}"
"""
TABLE = """
[field]
said = { ask = "rows", label = "Nói", columns = { word = "Lời" } }
[[block]]
kind = "table"
of = "said"
columns = [{ title = "Lời", value = "{.word}" }]
"""
DOTS = '[[block]]\nkind = "dots"\nrows = {}\n'


def pages(body: str, answers: Answers | None = None) -> list[str]:
    return pdf_pages(pdf.render(fill(a_form(body), sample.empty(), answers)))


def with_signature(found: list[str]) -> str:
    (page,) = [page for page in found if "T/M CHI BỘ" in page]
    return page


@pytest.mark.parametrize("count", range(150, 420, 9))
def test_a_signature_takes_the_last_lines_of_the_text_along(count: int) -> None:
    found = with_signature(pages(TEXT + SIGNED, {"said": "phấn đấu " * count}))
    assert found.split("Nơi nhận")[0].count("phấn đấu") >= 5


@pytest.mark.parametrize("count", range(22, 36))
def test_a_signature_takes_the_last_row_of_a_table_along(count: int) -> None:
    rows = tuple({"word": f"lời {number}"} for number in range(count))
    found = pages(TABLE + SIGNED, {"said": rows})
    assert f"lời {count - 1}" in with_signature(found)
    assert "".join(found).count(f"lời {count - 1}") == 1


def test_a_cell_that_runs_over_many_pages_says_every_word_once() -> None:
    """In lines as long on the last page as on the first."""
    rows = ({"word": ", ".join(f"nơi thứ {number:04d}" for number in range(3000))},)
    found = pages(TABLE, {"said": rows})
    assert len(found) > 10
    assert re.findall(r"\d{4}", " ".join(found)) == [f"{number:04d}" for number in range(3000)]
    widest = [max(len(line) for line in page.splitlines()) for page in found]
    assert max(widest) - min(widest) < 8


@pytest.mark.parametrize("rows", range(20, 36, 3))
def test_a_signature_takes_a_dotted_row_along(rows: int) -> None:
    assert "....." in with_signature(pages(DOTS.format(rows) + SIGNED))


def test_dots_end_exactly_at_the_right_margin() -> None:
    body = (
        TEXT.replace('"{said}"', '"Lý do: {said}"\nblank = 1')
        + """
[[block]]
kind = "line"
parts = ["Một: {said}", "Hai: {said}"]
"""
    )
    content = pdf.render(fill(a_form(body), sample.empty()))
    with pdfplumber.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        ends = [line["x1"] for line in page.extract_text_lines()]
    assert ends == pytest.approx([float(page.width) - 15 * 72 / 25.4] * 3, abs=0.5)


def test_the_rule_is_as_long_as_the_words_above_it() -> None:
    body = '[[block]]\nkind = "header"\ncenter = ["**ĐẢNG CỘNG SẢN VIỆT NAM**", "___"]\n'
    with pdfplumber.open(io.BytesIO(pdf.render(fill(a_form(body), sample.empty())))) as document:
        page = document.pages[0]
        (line,) = page.lines
        (words,) = page.extract_text_lines()
    assert (line["x0"], line["x1"]) == pytest.approx((words["x0"], words["x1"]), abs=1)
    assert line["top"] > words["bottom"] - 1


def test_footnotes_stand_at_the_foot_of_the_page() -> None:
    body = '[[block]]\nkind = "footnotes"\nitems = ["¹ Ghi chi bộ.", "² Ghi thường trú."]\n'
    with pdfplumber.open(io.BytesIO(pdf.render(fill(a_form(body), sample.empty())))) as document:
        page = document.pages[0]
        lines = page.extract_text_lines()
    assert [line["text"] for line in lines] == ["¹ Ghi chi bộ.", "² Ghi thường trú."]
    assert lines[-1]["bottom"] > float(page.height) - 25 * 72 / 25.4


@pytest.mark.parametrize("count", range(150, 420, 9))
def test_footnotes_never_stand_on_a_page_without_the_signature(count: int) -> None:
    notes = '[[block]]\nkind = "footnotes"\nitems = ["¹ Nơi không có chi ủy thì ghi chi bộ."]\n'
    found = pages(TEXT + SIGNED + notes, {"said": "phấn đấu " * count})
    assert "¹ Nơi không có" in with_signature(found)


def test_a_box_is_drawn_for_each_option_and_crossed_for_the_answer() -> None:
    body = """
[field]
agreed = { ask = "choice", label = "Đồng ý", choices = ["Có", "Không"] }
[[block]]
kind = "choice"
of = "agreed"
label = "Đồng ý:"
options = ["Có", "Không"]
"""
    with pdfplumber.open(
        io.BytesIO(pdf.render(fill(a_form(body), sample.empty(), {"agreed": "Có"})))
    ) as document:
        page = document.pages[0]
        assert len(page.rects) == 2
        assert len(page.lines) == 2
        assert page.extract_text() == "Đồng ý: Có Không"


@pytest.mark.parametrize(("lines", "on"), [(10, 2), (33, 2), (40, 3)])
def test_a_new_page_begins_unless_only_the_last_lines_ran_over(lines, on):
    """A page with nothing but those is a page wasted; one well begun is not gone on with."""
    body = TEXT + '[[block]]\nkind = "page"\n[[block]]\nkind = "heading"\ntext = "PHẦN SAU"\n'
    found = pages(body, {"said": "\n".join(["Một dòng."] * lines)})
    assert [number for number, page in enumerate(found, 1) if "PHẦN SAU" in page] == [on]
