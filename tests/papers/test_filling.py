"""Values looked up for texts and rows."""

from desktop.papers.filling import Filling, Row
from desktop.rules.facts.person import Relative
from tests.papers import sample
from tests.papers.making import a_form

FORM = a_form("""
[field]
name = { from = "person.name" }
born = { from = "person.born" }
family = { from = "person.history.relatives" }

[[block]]
kind = "line"
text = "{name} {born}"

[[block]]
kind = "each"
of = "family"
[[block.block]]
kind = "line"
text = "{.name}"
""")


def test_only_an_unknown_text_at_the_end_may_run_to_the_margin() -> None:
    filling = Filling(FORM, sample.empty(), {}, "normal")
    assert filling.text("Tên: {name}").open_end
    assert not filling.text("Tên: {name}.").open_end
    assert not filling.text("Sinh {born}").open_end
    assert "".join(run.text for run in filling.text("Tên: {name}").closed.runs).endswith("....")


def test_a_text_with_unknown_left_off_keeps_the_rest() -> None:
    filling = Filling(FORM, sample.empty(), {}, "normal")
    assert "".join(run.text for run in filling.written("Đồng chí {name}")) == "Đồng chí "


def test_a_line_of_a_cell_left_empty_by_unknown_values_is_left_out() -> None:
    filling = Filling(FORM, sample.full(), {}, "normal")
    row = Row(Relative(relation="Vợ", occupation="Làm ruộng"), 1)
    runs = filling.written("{.relation}\n{.residence}\n- {.occupation}", row)
    assert "".join(run.text for run in runs) == "Vợ\n- Làm ruộng"


def test_values_are_marked_as_put_in() -> None:
    runs = Filling(FORM, sample.full(), {}, "normal").text("Tên: **{name}**").runs
    assert [(run.text, run.filled, run.bold) for run in runs] == [
        ("Tên: ", False, False),
        ("Lò Thị Thương Huyền", True, True),
    ]


def test_rows_are_numbered_and_give_their_attributes() -> None:
    filling = Filling(FORM, sample.full(), {}, "normal")
    rows = filling.rows("family")
    assert [row.number for row in rows] == [1, 2, 3]
    text = filling.text("{#}. {.name}, {.born}", rows[0]).runs
    assert "".join(run.text for run in text) == "1. Lò Văn Inh, 1938"


def test_an_answered_row_gives_its_columns() -> None:
    assert Row({"said": "Đồng ý"}, 1).value("said") == "Đồng ý"
    assert Row(Relative(relation="Vợ"), 1).value("name") == ""


def test_a_reason_is_asked_for_only_where_somebody_was_against() -> None:
    form = a_form("""
[field]
against = { from = "case.opinions.residence.against", label = "Số không tán thành" }

[field.reason]
ask = "text"
label = "Lý do"
required = true

[[block]]
kind = "line"
text = "Số không tán thành {against}‹against|, với lý do {reason}|.›"
""")

    def said(facts):
        filling = Filling(form, facts, {}, "normal")
        text = filling.text(form.blocks[0].text).closed.runs
        return "".join(run.text for run in text).rstrip("."), list(filling.missing)

    assert said(sample.full()) == ("Số không tán thành 0", [])
    assert said(sample.empty())[0].endswith(", với lý do ")
    assert "reason" in said(sample.empty())[1]
