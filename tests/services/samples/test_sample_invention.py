"""An invented commune as commands."""

from __future__ import annotations

import pytest

from desktop.services.cases import steps
from desktop.services.cells import organisations
from desktop.services.members import members
from desktop.services.samples import sample_communes
from desktop.services.samples.sample_invention import Invention
from tests.build import a_commune


@pytest.mark.parametrize("key", ["thua"])
def test_each_cell_has_the_members_that_the_plan_says(key):
    """On the commune's last day."""
    office, made = a_commune(key)
    lines = office.read(organisations.lines, day=made.day)
    plan = sample_communes.commune(key)
    assert {line.cell.name: line.members for line in lines} == {
        cell.name: cell.members for cell in plan.cell
    }


def test_each_case_is_entered_in_the_order_of_its_days():
    """And numbered as they went by in all cases together."""
    acts = Invention(sample_communes.commune("tra-nu")).acts()
    entered = [values["records"] for command, values in acts if command is steps.record_many]
    assert entered
    for records in entered:
        days = [one.day for one in records]
        assert days == sorted(days)
    decisions = {
        one.number: one.day for records in entered for one in records if one.step == "decision"
    }
    assert sorted(decisions) == sorted(decisions, key=lambda number: decisions[number])


def test_nothing_sets_a_check_aside():
    """No record gives a reason for an exception."""
    acts = Invention(sample_communes.commune("lang-cheu")).acts()
    assert [values for command, values in acts if values.get("override")] == []


def test_old_members_were_official_before_the_first_case_began():
    """So that each of them may be a mentor in any."""
    acts = Invention(sample_communes.commune("thua")).acts()
    began = min(values["began"] for command, values in acts if command is steps.begin_case)
    official = [values["official"] for command, values in acts if command is members.set_membership]
    assert official
    assert max(day.latest for day in official) <= began
