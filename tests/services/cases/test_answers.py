"""Answers come back from the file as they were given, each after its kind."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desktop.services.cases.answers import restored, stored
from tests.papers.making import a_form

FORM = a_form(
    """
    [field]
    remarks = { ask = "long text", label = "Nhận xét" }
    post = { ask = "choice", label = "Chức vụ", choices = ["BÍ THƯ", "PHÓ BÍ THƯ"] }
    count = { ask = "number", label = "Số" }
    day = { ask = "date", label = "Ngày" }
    drafted = { ask = "text", label = "Tên", draft_from = "person.name" }
    on = { ask = "date", label = "Ngày ký", draft_from = "paper.day" }

    [field.people]
    ask = "rows"
    label = "Người"
    columns = { name = "Tên", note = "Ghi chú" }

    [[block]]
    kind = "line"
    text = "{remarks} {post} {count} {day} {drafted} {on}"

    [[block]]
    kind = "table"
    of = "people"
    columns = [{ title = "Tên", value = "{.name}" }, { title = "Ghi chú", value = "{.note}" }]
    """
)


def kept(answers, form=FORM):
    """What comes back after the answers went through a file as JSON."""
    return restored(form, json.loads(json.dumps(stored(form, answers))))


@pytest.mark.parametrize(
    "answers",
    [
        {"remarks": "Chăm chỉ.\nHòa nhã."},
        {"post": "BÍ THƯ"},
        {"count": 0},
        {"day": date(2026, 3, 1)},
        {"people": ({"name": "Lò Thị An", "note": ""}, {"name": "", "note": "x"})},
    ],
)
def test_every_kind_comes_back_as_it_was(answers):
    """Text, choice, number, day and rows."""
    assert kept(answers) == answers


def test_what_was_left_empty_is_not_kept():
    """An empty answer is no answer."""
    assert kept({"remarks": "", "count": None, "day": None, "people": ()}) == {}


def test_an_emptied_draft_stays_empty():
    """Otherwise the draft would come back as if nobody had taken it away."""
    assert kept({"drafted": "", "on": None}) == {"drafted": "", "on": None}


def test_an_answer_that_the_form_no_longer_asks_is_left_out():
    """A newer edition may ask less."""
    assert restored(FORM, {"remarks": "Tốt", "colour": "đỏ"}) == {"remarks": "Tốt"}
