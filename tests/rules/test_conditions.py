"""All conditions together."""

from __future__ import annotations

import pytest

from desktop.rules import conditions
from tests.rules.cases import a_case, answer


@pytest.mark.parametrize("name", sorted(conditions.NAMES))
def test_every_condition_can_be_asked_of_an_empty_case(name: str) -> None:
    """Nothing known is no reason to fall over: the answer is yes, no or unknown."""
    found = answer(name, a_case(until=""), "2026-03-01")
    assert found.holds in (True, False, None)
    of_papers = ("introduced", "admitted", "cell is", "cell ans")
    assert found.sentence or found.holds or name.startswith(of_papers)


def test_every_need_of_the_blameless_way_holds() -> None:
    case = a_case()
    of_others = {
        "introduced by a union",
        "cell is under a base committee",
        "cell is a base cell",
        "admitted again",
    }
    names = sorted(conditions.NAMES - of_others)
    unmet = [
        name
        for name in names
        if not name.startswith("introduced by the") and not answer(name, case, "2027-04-22").holds
    ]
    assert unmet == []


def test_a_name_that_is_not_there_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError):
        conditions.find("the moon is full")
