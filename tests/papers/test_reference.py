"""The vocabulary reference tells every block, key, condition and fact there is."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import get_args

from desktop import paths
from desktop.papers import conditions, fact_paths, load, reference
from desktop.papers.form import AnyBlock, Block
from desktop.rules.facts.paper import PaperFacts
from tests.papers.making import pdf_text, squashed

HELP = paths.resources() / "help"


@cache
def given() -> tuple[str, dict[str, str]]:
    """The words and the labels that the shipped reference is made from."""
    words = (HELP / "sach_mau.toml").read_text(encoding="utf-8")
    return words, dict(load.shelf().labels or {})


@cache
def told() -> str:
    """The reference as it would be made now."""
    return reference.markdown(*given())


def test_the_shipped_one_is_up_to_date() -> None:
    """Else: python -m desktop reference --out resources/help."""
    assert (HELP / "sach_mau.md").read_text(encoding="utf-8") == told()


def test_every_block_has_its_keys_and_an_example() -> None:
    for block in get_args(AnyBlock):
        section = told().partition(f"\n### {block.kind}\n")[2].partition("\n### ")[0]
        common = {each.name for each in fields(Block)}
        own = [each.name for each in fields(block) if each.name not in common]
        assert [name for name in own if f"| {name} |" not in section] == []
        assert f'kind = "{block.kind}"' in section


def test_every_condition_is_told() -> None:
    for name in (*conditions.OF_FACTS, *conditions.OF_ROWS):
        assert f"| {name} |" in told()


def test_every_fact_is_told_with_its_kind_and_meaning() -> None:
    lines = told().splitlines()
    for path, _ in fact_paths.every(PaperFacts):
        name = path.split(".")[-1]
        if name != "id" and not name.endswith("_id"):
            rows = [line for line in lines if line.startswith(f"| {name} |")]
            assert rows, path
            assert all(row.split("|")[-2].strip() for row in rows)


def test_the_pdf_shows_each_example_as_it_prints() -> None:
    text = squashed(pdf_text(reference.render(*given())))
    for printed in ("CHI BỘ BẢN MƯỜNG", "1. Thông qua biên bản", "Đồng chí Bình: nhất trí"):
        assert squashed(printed) in text
