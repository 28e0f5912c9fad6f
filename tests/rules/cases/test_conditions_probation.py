"""Conditions on probation."""

from __future__ import annotations

import pytest

from tests.rules.ways import a_case, answer, on


@pytest.mark.parametrize(("day", "holds"), [("2027-03-09", False), ("2027-03-10", True)])
def test_twelve_months_from_the_ceremony(day: str, holds: bool) -> None:
    found = answer("probation is complete", a_case(until="ceremony"), day)
    assert found.holds is holds
    assert found.opens == (None if holds else on("2027-03-10"))


def test_the_days_left_are_told() -> None:
    found = answer("probation is complete", a_case(until="ceremony"), "2027-02-23")
    assert found.sentence.startswith("Còn 15 ngày đủ 12 tháng dự bị, vào ngày 10/03/2027.")


def test_without_a_ceremony_nothing_is_known() -> None:
    found = answer("probation is complete", a_case(until="decision"), "2027-03-10")
    assert (found.holds, found.step) == (None, "ceremony")
