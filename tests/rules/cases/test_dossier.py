"""The reader of dossier files, and which papers a cell needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import Trouble
from desktop.rules.cases import dossier
from desktop.rules.facts.case import StepRecord
from tests.rules.ways import a_case, context, on, person

HEAD = """
id = "lunch"
title = "BỮA TRƯA"
process = "admission"
stages = ["candidate"]
"""
MENU = '[[paper]]\ntitle = "Thực đơn"\nform = "menu"\nstep = "cook"\ncells = ["village", "base"]\n'
BILL = '[[paper]]\ntitle = "Hóa đơn"\nprinted = "draft"\ncells = ["under"]\n'
NOTE = '[[paper]]\ntitle = "Ghi chú"\n'


def test_a_dossier_is_read_in_its_order() -> None:
    found = dossier.read(HEAD + MENU + BILL, "lunch.toml")
    assert (found.id, found.title, found.stages, found.front) == (
        "lunch",
        "BỮA TRƯA",
        ("candidate",),
        (),
    )
    assert [(one.title, one.form, one.printed) for one in found.paper] == [
        ("Thực đơn", "menu", "normal"),
        ("Hóa đơn", "", "draft"),
    ]


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("village", ["Thực đơn", "Ghi chú"]),
        ("base", ["Thực đơn", "Ghi chú"]),
        ("under", ["Hóa đơn", "Ghi chú"]),
    ],
)
def test_a_cell_needs_the_papers_of_its_kind_and_those_of_all(kind, titles) -> None:
    found = dossier.read(HEAD + MENU + BILL + NOTE, "lunch.toml")
    assert [one.title for one in found.papers_for(kind)] == titles


@pytest.mark.parametrize(
    ("when", "recorded", "needed"),
    [
        ("admitted again", False, False),
        ("admitted again", True, False),
        ("not admitted again", False, True),
        ("introduced by the trade union", False, False),
        ("introduced by the trade union", True, True),
    ],
)
def test_a_paper_is_needed_where_its_condition_holds_or_its_step_is_recorded(
    when, recorded, needed
) -> None:
    """Of the trade union it is not known whether the person is a member."""
    text = f'[[paper]]\ntitle = "Giấy"\nstep = "union-resolution"\nwhen = "{when}"\n'
    case = a_case(until="application", person=replace(person(), trade_union=None))
    if recorded:
        record = StepRecord(id="r", step="union-resolution", day=on("2025-09-20"))
        case = replace(case, steps=(*case.steps, record))
    found = dossier.read(HEAD + text, "lunch.toml").needed(case, context("2026-01-05"))
    assert bool(found) is needed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "lunch"', "lunch.toml: thiếu khóa 'title'"),
        (HEAD + 'colour = "red"', "khóa lạ 'colour'"),
        (HEAD + MENU.replace("village", "city"), "dùng một trong: base, under, village"),
        (HEAD + BILL.replace("draft", "red"), "dùng một trong: blank, draft"),
        (HEAD.replace("candidate", "king"), "stages 1"),
        (HEAD + NOTE + 'when = "it rains"', "“Ghi chú”: không có điều kiện “it rains”"),
    ],
)
def test_what_is_no_dossier_names_file_and_entry(text, said) -> None:
    with pytest.raises(Trouble) as trouble:
        dossier.read(text, "lunch.toml")
    assert said in trouble.value.sentence
