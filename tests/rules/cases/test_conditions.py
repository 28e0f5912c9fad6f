"""All conditions together."""

from __future__ import annotations

import pytest

from desktop.rules.cases import conditions
from tests.rules.ways import PROCESSES, a_case, answer

STEPS = [step for process in PROCESSES for step in process.step]
ASKED = sorted({name for step in STEPS for name in (*step.needs, *step.warns)})
"""The conditions that block or warn; the others only choose steps, papers and special cases."""


@pytest.mark.parametrize("name", sorted(conditions.NAMES))
def test_every_condition_can_be_asked_of_an_empty_case(name: str) -> None:
    """Nothing known is no reason to fall over: the answer is yes, no or unknown."""
    found = answer(name, a_case(until=""), "2026-03-01")
    assert found.holds in (True, False, None)
    assert found.sentence or found.holds or name not in ASKED


def test_every_need_of_the_blameless_way_holds() -> None:
    case = a_case()
    assert [name for name in ASKED if not answer(name, case, "2027-04-22").holds] == []


def test_a_name_that_is_not_there_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError):
        conditions.find("the moon is full")
