"""The reader of process files, and the choice of the edition."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.rules.cases import process
from tests.rules.ways import PROCESSES, on

HEAD = """
id = "lunch"
edition = "1"
title = "Bữa trưa"
in_force_from = 2020-01-01
"""
COOK = '[[step]]\nid = "cook"\ntitle = "Nấu"\nwho = "Bếp"\n'
EAT = '[[step]]\nid = "eat"\ntitle = "Ăn"\nwho = "Khách"\nafter = ["cook"]\n'


def test_a_process_is_read() -> None:
    found = process.read(HEAD + COOK + EAT, "lunch.toml")
    assert [step.id for step in found.step] == ["cook", "eat"]
    assert found.find("eat") == found.step[1]
    assert found.find("wash") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "thiếu khóa 'step'|chưa có bước"),
        (HEAD + COOK + COOK, "bước cook có hai lần"),
        (HEAD + COOK + 'colour = "red"\n', "step cook: khóa lạ 'colour'"),
        (HEAD + COOK + 'after = ["shop"]\n', "bước cook: không có bước shop"),
        (HEAD + COOK + 'needs = ["hungry"]\n', "bước cook: không có điều kiện “hungry”"),
        (HEAD + COOK + 'warns = ["hungry"]\n', "bước cook: không có điều kiện “hungry”"),
        (HEAD + COOK + 'when = "hungry"\n', "bước cook: không có điều kiện “hungry”"),
        (HEAD + COOK + 'papers = [{ form = "x", when = "hungry" }]\n', "“hungry”"),
        (HEAD + COOK + 'due = { limit = "x", start = "shop" }\n', "không có bước shop"),
        (HEAD + COOK + 'after = ["eat"]\n' + EAT, "thành vòng: cook, eat"),
        (HEAD + COOK + EAT.replace('after = ["cook"]\n', ""), "bước eat: không nối"),
        (HEAD + 'follows = "shop"\n' + COOK, "bước cook: không nối"),
        (HEAD + COOK + 'ask = [{ id = "a", label = "A", kind = "choice" }]\n', "mục a cần choices"),
        (
            HEAD + COOK + 'ask = [{ id = "a", label = "A", kind = "text", choices = ["x"] }]\n',
            "mục a cần choices",
        ),
        (
            HEAD + COOK + 'ask = [{ id = "a", label = "A", kind = "text" },'
            ' { id = "a", label = "B", kind = "date" }]\n',
            "hai mục hỏi cùng tên",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_and_step(text: str, said: str) -> None:
    with pytest.raises(Trouble, match=said) as caught:
        process.read(text, "lunch.toml")
    assert "Tệp lunch.toml" in caught.value.sentence


def test_a_case_follows_the_edition_in_force_when_it_began() -> None:
    old = process.read(HEAD + COOK, "old.toml")
    new = process.read(HEAD.replace("2020", "2026").replace('"1"', '"2"') + COOK, "new.toml")
    assert process.in_force((new, old), on("2025-12-31")) == (old,)
    assert process.in_force((new, old), on("2026-01-01")) == (new,)
    assert process.in_force((new, old), on("2019-12-31")) == ()


def test_what_follows_another_process_comes_after_it() -> None:
    ids = [one.id for one in process.in_force(reversed(PROCESSES), on("2026-01-01"))]
    assert ids == ["admission", "recognition"]
