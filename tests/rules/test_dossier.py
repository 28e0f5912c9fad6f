"""The reader of dossier files, and which papers a cell needs."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.rules import dossier

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
    ("text", "said"),
    [
        ('id = "lunch"', "lunch.toml: thiếu mục title"),
        (HEAD + 'colour = "red"', "có mục lạ colour"),
        (HEAD + MENU.replace("village", "city"), "được dùng: village, base, under"),
        (HEAD + BILL.replace("draft", "red"), "được dùng: normal, draft"),
        (HEAD.replace("candidate", "king"), "mục stages"),
    ],
)
def test_what_is_no_dossier_names_file_and_entry(text, said) -> None:
    with pytest.raises(Trouble) as trouble:
        dossier.read(text, "lunch.toml")
    assert said in trouble.value.sentence
