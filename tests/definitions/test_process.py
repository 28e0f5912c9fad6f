"""The shipped process files: everything they name is there, and everything there is named."""

from __future__ import annotations

import dataclasses

import pytest

from desktop import paths
from desktop.rules.cases import conditions, dossier, process, recorded
from desktop.rules.facts.case import Case, Certificate, Decision, Meeting, Opinion
from tests.rules.ways import LAW

FILES = sorted((paths.resources() / "process").glob("*.toml"))
PROCESSES = [process.read(path.read_text("utf-8"), path.name) for path in FILES]
STEPS = [(one.id, step) for one in PROCESSES for step in one.step]


def _names(kind: type) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


def test_files_are_named_by_their_process() -> None:
    assert [path.stem for path in FILES] == [one.id for one in PROCESSES]


def test_no_step_has_the_name_of_another() -> None:
    names = [step.id for _, step in STEPS]
    assert len(names) == len(set(names))


def test_every_condition_is_used() -> None:
    used = {
        name
        for _, step in STEPS
        for name in (*step.needs, *step.warns, step.when, *(use.when for use in step.papers))
    }
    used |= {one.when for one in LAW.special}
    used |= {paper.when for one in LAW.special for paper in one.paper}
    files = sorted((paths.resources() / "dossiers").glob("*.toml"))
    dossiers = [dossier.read(path.read_text("utf-8"), path.name) for path in files]
    used |= {paper.when for one in dossiers for paper in one.paper}
    assert conditions.NAMES - used == set()


def test_every_process_that_follows_another_follows_a_step_of_it() -> None:
    names = {step.id for _, step in STEPS}
    assert {one.follows for one in PROCESSES if one.follows} <= names


@pytest.mark.parametrize(("_process", "step"), STEPS, ids=lambda value: getattr(value, "id", ""))
def test_every_step_says_who_acts_and_where_it_stands_in_the_law(_process, step) -> None:
    assert step.title
    assert step.who
    assert step.basis


def test_what_a_step_asks_becomes_a_fact_under_the_same_name() -> None:
    """Steps with a typed fact ask only for its fields, so that no answer is lost."""
    fields = {
        Meeting: _names(Meeting),
        Certificate: _names(Certificate),
        Decision: _names(Decision) | {"received"},
    }
    opinion = {f"_{name}" for name in _names(Opinion)} - {"_organisation"} | {""}
    opinions = {f"{part}{name}" for part in ("organisations", "residence") for name in opinion}
    by_step = {step.id: step for _, step in STEPS}
    for name, (fact, make) in recorded.FACTS.items():
        assert fact in _names(Case)
        asked = {ask.id for ask in by_step[name].ask}
        kind = type(make(recorded.StepRecord(id="", step=name, day=PROCESSES[0].in_force_from)))
        assert asked <= fields.get(kind, opinions | {"remarks"})
