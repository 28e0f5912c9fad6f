"""The named conditions of forms."""

from dataclasses import replace

import pytest

from desktop.papers.conditions import OF_FACTS, OF_ROWS
from desktop.rules.facts.case import Meeting
from desktop.rules.facts.person import Relative
from tests.papers import sample


def test_of_an_empty_office_of_the_later_model_holds_only_that_nothing_stands_between() -> None:
    held = [name for name, holds in OF_FACTS.items() if holds(sample.empty())]
    assert held == ["cell answers to the commune"]


def test_each_condition_follows_its_fact() -> None:
    facts = sample.full()
    assert facts.cell is not None
    assert facts.case is not None
    under = replace(facts, cell=replace(facts.cell, kind="under"))
    assert OF_FACTS["cell is under a base committee"](under)
    assert not OF_FACTS["cell is under a base committee"](facts)
    assert not OF_FACTS["cell answers to the commune"](under)
    assert OF_FACTS["cell answers to the commune"](facts)
    base = replace(facts, cell=replace(facts.cell, kind="base"))
    assert OF_FACTS["cell is a base cell"](base)
    assert not OF_FACTS["cell is a base cell"](facts)
    again = replace(facts, case=replace(facts.case, again=True))
    assert OF_FACTS["admitted again"](again)


@pytest.mark.parametrize(
    ("condition", "meeting"),
    [
        ("cell vote on admission fell short", "cell_meeting"),
        ("cell vote on recognition fell short", "recognition_meeting"),
        ("base committee vote on admission fell short", "base_meeting"),
        ("base committee vote on recognition fell short", "recognition_base_meeting"),
    ],
)
@pytest.mark.parametrize(
    ("in_favour", "short"), [(None, False), (6, False), (5, True)], ids=["unknown", "six", "five"]
)
def test_a_vote_falls_short_of_two_thirds_of_nine(condition, meeting, in_favour, short) -> None:
    facts = sample.full()
    assert facts.case is not None
    vote = Meeting(official=9, in_favour=in_favour)
    given = replace(facts, case=replace(facts.case, **{meeting: vote}))
    assert OF_FACTS[condition](given) is short


@pytest.mark.parametrize(
    ("relation", "group"),
    [
        ("Ông nội", "grandparent"),
        ("Bà ngoại của vợ", "grandparent"),
        ("Cha đẻ", "parent or spouse"),
        ("Mẹ chồng", "parent or spouse"),
        ("Vợ", "parent or spouse"),
        ("Người nuôi dưỡng", "parent or spouse"),
        ("Anh ruột", "sibling or child"),
        ("Con nuôi", "sibling or child"),
        ("", "sibling or child"),
    ],
)
def test_a_relative_is_in_exactly_one_group(relation: str, group: str) -> None:
    relative = Relative(relation=relation)
    assert [name for name, holds in OF_ROWS.items() if holds(relative)] == [group]
