"""The plans of the invented communes."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services import shipped
from desktop.services.samples import sample_communes
from desktop.services.samples.sample_cases import STEPS
from desktop.services.samples.sample_communes import COMMUNES


@pytest.mark.parametrize("key", COMMUNES)
def test_every_name_in_a_plan_stands_for_something(key):
    """Cells, steps, peoples, kinds and movements are known ones."""
    plan = sample_communes.commune(key)
    cells = {cell.name for cell in plan.cell}
    named = {name for one in plan.cohort for name in one.cells}
    named |= {name for unit in plan.unit for name in (unit.cell, unit.helping_cell) if name}
    named |= {one.cell for one in (*plan.target, *plan.movement) if one.cell}
    assert named <= cells
    assert {step for one in plan.cohort for step in (one.anchor, one.reach)} <= set(STEPS)
    peoples = {name for one in plan.cohort for name in one.people} | {plan.rest}
    assert peoples | {share.people for share in plan.shares} <= set(sample_communes.names())
    assert {cell.sector for cell in plan.cell} <= codes("sectors")
    assert {unit.kind for unit in plan.unit} <= codes("unit_kinds")
    assert {one.kind for one in plan.movement} <= codes("movements")


@pytest.mark.parametrize("key", COMMUNES)
def test_every_commune_shows_one_of_each_role(key):
    """Whom the demonstration prints."""
    roles = [one.role for one in sample_communes.commune(key).cohort if one.role]
    assert sorted(roles) == ["admission", "ready", "recognition"]


def test_every_people_is_one_of_the_list():
    """So that statistics know minorities."""
    known = {entry.name for entry in shipped.entries("ethnic_groups")}
    assert {one.ethnicity for one in sample_communes.names().values()} <= known


@pytest.mark.parametrize(("people", "cells"), [(300, 15), (1999, 99), (2000, 100), (10_000, 100)])
def test_the_large_one_grows_to_so_many_cells(people, cells):
    """Each of them with a name of its own and members to lead it."""
    plan = sample_communes.commune("large", people)
    assert len({cell.name for cell in plan.cell}) == len(plan.cell) == cells
    assert min(cell.members for cell in plan.cell) > 3


@pytest.mark.parametrize(("key", "people"), [("tra-nu", 500), ("large", 20), ("nowhere", None)])
def test_what_there_is_not_is_refused(key, people):
    """With the field at fault."""
    with pytest.raises(Refusal) as refused:
        sample_communes.commune(key, people)
    assert refused.value.field in ("people", "commune")


def codes(name):
    """The codes of a list."""
    return {entry.code for entry in shipped.entries(name)}
