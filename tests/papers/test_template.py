"""A Word template of the office: its places filled however Word split them, or all its faults."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from desktop.papers import template
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.mistakes import MistakeError
from tests.papers import sample
from tests.papers.making import a_form
from tests.papers.templates import a_template, lines_of, with_header

FORM = a_form("""
[field]
name = { from = "person.name" }
posts = { from = "person.history.posts" }
[field.reason]
ask = "text"
label = "Lý do"
dots = 12
[field.talks]
ask = "rows"
label = "Ý kiến"
columns = { who = "Ai", said = "Nói" }
[[block]]
kind = "line"
text = "{name} {reason}"
[[block]]
kind = "table"
of = "posts"
columns = [{ title = "Việc", value = "{.work}" }]
[[block]]
kind = "table"
of = "talks"
columns = [{ title = "Ai", value = "{.who}" }]
""")


def filled(content, facts=None, form=None, **answers):
    return template.fill(content, facts or sample.full(), form, answers)


def faults(content, form=None):
    with pytest.raises(MistakeError) as caught:
        template.read(content, form)
    return [one.sentence for one in caught.value.mistakes]


def test_places_are_filled_in_the_look_of_their_first_letter():
    content = a_template(
        ("Họ tên: {", "{per", "son.name}", "} (", "hết)"), "{person.name|capitals}"
    )
    template.read(content)
    made = filled(content)
    assert lines_of(made) == ["Họ tên: Lò Thị Thương Huyền (hết)", "LÒ THỊ THƯƠNG HUYỀN"]
    first = docx.Document(io.BytesIO(made)).paragraphs[0].runs
    assert [(run.text, bool(run.bold)) for run in first if run.text][-1] == ("hết)", False)


def test_what_is_unknown_becomes_dots_and_never_a_guess():
    content = a_template("Tên {{person.name}}, sinh {{person.born}}, vì {reason}.")
    (line,) = lines_of(filled(content, PaperFacts(), FORM))
    assert line == f"Tên {'.' * 30}, sinh ...../...../........, vì {'.' * 12}."


def test_a_row_is_repeated_for_each_item_of_a_list():
    rows = [("TT", "Việc"), ("{#}", "{{person.history.posts.work}}"), ("", "Cộng")]
    made = docx.Document(io.BytesIO(filled(a_template(rows=rows))))
    told = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    works = [post.work for post in sample.full().person.history.posts]
    assert told == [
        ["TT", "Việc"],
        *[[str(number), work] for number, work in enumerate(works, 1)],
        ["", "Cộng"],
    ]


def test_an_empty_list_leaves_one_row_of_dots():
    rows = [("{#}", "{{person.history.posts.work}}")]
    made = docx.Document(io.BytesIO(filled(a_template(rows=rows), PaperFacts())))
    (row,) = made.tables[0].rows
    assert set(row.cells[1].text) == {"."}


def test_fields_and_answers_of_the_form_it_replaces_may_be_named():
    rows = [("{posts.work}", "x"), ("{talks.who}", "{talks.said}")]
    content = a_template("{name} vì {{reason}}", rows=rows)
    template.read(content, FORM)
    made = filled(content, form=FORM, reason="ốm", talks=({"who": "Mai", "said": "Đồng ý"},))
    told = lines_of(made)
    assert told[0] == "Lò Thị Thương Huyền vì ốm"
    assert told[-2:] == ["Mai", "Đồng ý"]


def test_header_dates_and_lines_of_an_answer():
    content = with_header(a_template("{reason}"), "{{paper.day|words}}")
    made = filled(content, form=FORM, reason="Một\nHai <&>")
    document = docx.Document(io.BytesIO(made))
    assert document.sections[0].header.paragraphs[0].text.startswith("ngày ")
    assert document.paragraphs[0].text == "Một\nHai <&>"


def test_what_people_typed_is_never_read_as_a_place():
    content = a_template("{reason}", rows=[("{talks.who}",)])
    answers = {"reason": "{{person.name}}\x00", "talks": ({"who": "{person.phone}"},)}
    assert lines_of(filled(content, form=FORM, **answers)) == ["{{person.name}}", "{person.phone}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{person.nmae}}", "không có dữ kiện 'person.nmae'; sửa thành person.name"),
        ("{{person.name|big}}", "không có cách viết 'big'"),
        ("{{person.photo}}", "'person.photo' là ảnh; bỏ đi"),
        ("{{person.history.posts}}", "là một danh sách; viết tiếp một cột"),
        ("{{person.history.posts.work}}", "là một cột của danh sách; đặt vào một hàng của bảng"),
        ("{{person.home_place}}", "không có dữ kiện 'person.home_place'; sửa thành person.home"),
        ("{% for x in y %}", "không có dữ kiện"),
        ("{{ ''.__class__ }}", "không có dữ kiện"),
        ("{{person.name}", "dấu { hoặc } đứng lẻ; viết đủ {{person.name}}"),
        ("Không có gì", "không có chỗ nào để điền; thêm ví dụ {{person.name}}"),
    ],
)
def test_a_wrong_place_is_told_with_the_nearest_names(line, said):
    assert any(said in one for one in faults(a_template(line)))


def test_every_fault_is_told_at_once_with_its_paragraph():
    rows = [("{posts.work}", "{talks.who}"), ("{talks.whom}", "{resaon}")]
    told = faults(a_template("{nmae}", "đúng {name}", "}", rows=rows), FORM)
    assert [one.partition(":")[0] for one in told] == [
        "đoạn 1 (“{nmae}”)",
        "đoạn 3 (“}”)",
        "đoạn 6 (“{talks.whom}”)",
        "đoạn 7 (“{resaon}”)",
        "hàng bảng 1",
    ]


def test_a_filled_date_is_written_as_papers_write_it():
    facts = sample.full()
    (line,) = lines_of(filled(a_template("{{person.born}}"), facts))
    assert isinstance(facts.person.born.exact, date)
    assert line == f"{facts.person.born.exact:%d/%m/%Y}"
