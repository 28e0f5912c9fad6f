"""A form filled in: what is put where, and what is missing."""

import dataclasses
from datetime import date

from desktop.papers.fill import drafts, fill, shown
from desktop.papers.form import Form
from desktop.papers.sheet import words
from desktop.rules.facts.paper import Paper, PaperFacts
from tests.papers import sample
from tests.papers.making import a_form

BODY = """
[field]
name = { from = "person.name" }
born = { from = "person.born", format = "words" }

[field.remark]
ask = "long text"
label = "Nhận xét"
required = true

[field.place]
ask = "text"
label = "Nơi làm"
draft_from = "paper.place"
optional = true

[[block]]
kind = "paragraph"
text = "Tôi là **{name}**, sinh {born}."

[[block]]
kind = "line"
text = "Nhận xét: {remark}"
blank = 2

[[block]]
kind = "line"
when_known = "place"
text = "Tại {place}"
"""
PLACED = PaperFacts(paper=Paper(place="Hoa Ban", day=date(2026, 2, 5)))


def lines(form: Form, *args: object, **how: object) -> list[str]:
    sheet = fill(form, *args, **how)
    return ["".join(words(block)) for block in sheet.blocks]


def test_facts_and_answers_are_put_in() -> None:
    assert lines(a_form(BODY), sample.full(), {"remark": "Tốt.\nChăm.", "place": "Nhà"}) == [
        "Tôi là Lò Thị Thương Huyền, sinh ngày 05 tháng 02 năm 1998.",
        "Nhận xét: Tốt.",
        "Chăm.",
        "Tại Nhà",
    ]


def test_unknown_values_are_dots_and_listed_once_as_missing() -> None:
    sheet = fill(a_form(BODY), sample.empty(), {})
    first = "".join(words(sheet.blocks[0]))
    assert first == f"Tôi là {'.' * 30}, sinh ngày ..... tháng ..... năm ........."
    missing = {one.field: (one.label, one.path, one.required) for one in sheet.missing}
    assert missing == {
        "name": ("Họ và tên", "person.name", False),
        "born": ("Ngày sinh", "person.born", False),
        "remark": ("Nhận xét", "", True),
    }


def test_a_draft_stands_until_it_is_answered_and_an_emptied_answer_stays_empty() -> None:
    form = a_form(BODY)
    assert drafts(form, PLACED) == {"place": "Hoa Ban"}
    assert "Tại Hoa Ban" in lines(form, PLACED)
    assert not any(line.startswith("Tại") for line in lines(form, PLACED, {"place": ""}))


def test_an_answer_may_stand_twice_each_time_in_its_own_format() -> None:
    form = a_form("""
[field]
union = { ask = "text", label = "Tên đoàn" }
capitals = { again = "union", format = "capitals" }
[[block]]
kind = "line"
text = "{capitals}: {union}"
""")
    assert lines(form, sample.full(), {"union": "xã Hoa Ban"}) == ["XÃ HOA BAN: xã Hoa Ban"]
    assert [one.field for one in fill(form, sample.full()).missing] == ["union"]


def test_the_editor_is_shown_what_comes_from_the_record() -> None:
    texts = {one.path: one.text for one in shown(a_form(BODY), sample.full())}
    assert texts == {"person.name": "Lò Thị Thương Huyền", "person.born": "05/02/1998"}


def test_a_blank_has_no_value_and_misses_nothing() -> None:
    sheet = fill(a_form(BODY), sample.full(), {"remark": "Tốt"}, mode="blank")
    assert sheet.missing == ()
    assert not any("Huyền" in text or "Tốt" in text for text in words(sheet.blocks))


def test_a_draft_to_copy_is_large_and_marked() -> None:
    sheet = fill(a_form(BODY), sample.full(), mode="draft-to-copy")
    assert sheet.page.font == 18
    assert sheet.watermark == "BẢN NHÁP ĐỂ CHÉP TAY"
    assert fill(a_form(BODY), sample.full(), mode="draft").watermark == "BẢN NHÁP"


def test_an_unseen_blank_says_so_until_the_office_confirms_it() -> None:
    form = dataclasses.replace(a_form(BODY), confidence="C")
    assert fill(form, sample.full()).remark == "Chưa đối chiếu mẫu chính thức"
    assert fill(form, sample.full(), confirmed=True).remark == ""
    assert fill(a_form(BODY), sample.full()).remark == ""


def test_decomposed_and_invisible_letters_are_mended() -> None:
    text = lines(a_form(BODY), sample.full(), {"remark": "Tie\u0302\u0301n\u200b bộ"})[1]
    assert text == "Nhận xét: Tiến bộ"
