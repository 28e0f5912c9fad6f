"""How conditions are registered."""

from __future__ import annotations

import pytest

from desktop.rules.cases import conditions
from desktop.rules.cases.answers import YES, condition


def test_a_condition_is_found_by_its_name() -> None:
    assert conditions.find("introducers have been together long enough").overridable
    assert conditions.find("old enough").by_time


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="old enough"):
        condition("old enough")(lambda case, context: YES)
