"""The invented cases: exactly what is expected is found, by the rules and by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.opening import PASSWORD as PASSWORD_NAME
from desktop.rules.cases import conditions
from desktop.rules.cases.answers import Context
from desktop.rules.cases.findings import Finding
from desktop.services.office import create
from desktop.services.samples.sample import enter_together
from tests.build import an_office
from tests.commands.terminal import Screen, ask
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.definitions.invented import NAMES, Together, found, invented, put, told
from tests.rules.ways import CALENDAR, LAW, PROCESSES

CASES = [invented(name) for name in NAMES]
STEPS = [step for one in PROCESSES for step in one.step]


@pytest.mark.parametrize("one", CASES, ids=NAMES)
def test_a_case_gives_exactly_what_is_expected(one) -> None:
    """Blocks, warnings, deadlines, faults and extra papers: no more and no less."""
    assert found(one) == one.expect


def test_there_are_enough_of_them_and_the_good_ones_have_no_fault() -> None:
    good = [one for one in CASES if one.name.startswith("good-")]
    assert len(CASES) >= 30
    assert {one.case.cell.kind for one in good} == {"village", "base", "under"}
    assert [one.name for one in good if one.expect["faults"] or one.expect["blocks"]] == []
    assert len({LAW.edition(one.case.decision.day) for one in good if one.case.decision}) == 5


def test_every_condition_that_blocks_or_warns_does_so_in_one_of_them() -> None:
    heard = {
        said.partition(": ")[2]
        for one in CASES
        for kind in ("blocks", "warnings", "faults")
        for said in one.expect[kind]
    }
    asked = {name for step in STEPS for name in (*step.needs, *step.warns)}
    assert asked - heard == set()


def test_every_condition_that_chooses_holds_in_one_of_them() -> None:
    choosing = {step.when for step in STEPS} | {use.when for step in STEPS for use in step.papers}
    choosing |= {one.when for one in LAW.special}
    choosing |= {paper.when for one in LAW.special for paper in one.paper}
    never = {name for name in choosing - {""} if not any(_holds(name, one) for one in CASES)}
    assert never == set()


def test_every_deadline_is_told_and_every_term_passes_in_one_of_them() -> None:
    told_of = {step for one in CASES for step in one.expect["deadlines"]}
    assert {step.id for step in STEPS if step.due} == told_of
    passed = {
        said.rpartition("deadline:")[2]
        for one in CASES
        for kind in ("warnings", "faults")
        for said in one.expect[kind]
        if "deadline:" in said
    }
    assert {step.due.limit for step in STEPS if step.due} == passed


def test_every_special_case_and_every_paper_of_it_is_one_of_them() -> None:
    shown = {said.partition(":")[0] for one in CASES for said in one.expect["extras"]}
    papers = {f"{one.id}/{paper.id}" for one in LAW.special for paper in one.paper}
    assert papers == shown


@pytest.fixture(scope="module")
def office_file(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """An office file with all the cases, and the person of each."""
    file = tmp_path_factory.mktemp("cases") / "office.hgd"
    office = create(file, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP)
    an_office(office, standing_members=11)
    together = Together()
    people = {one.name: put(together, one) for one in CASES}
    office.do(enter_together, together.acts)
    office.close()
    return file, people


@pytest.mark.parametrize("one", CASES, ids=NAMES)
def test_the_command_line_tells_the_same(one, office_file, monkeypatch) -> None:
    """`case --json`, read from the office file, finds what the rules find."""
    file, people = office_file
    monkeypatch.setenv(PASSWORD_NAME, PASSWORD)
    words = ("--office", file, "--person", people[one.name], "--day", one.day, "--json")
    answer = ask(Screen(), "case", *words)
    assert (answer.status, answer.err) == (0, "")
    said = told(
        stage=answer.json["stage"],
        states=[
            (step["id"], step["state"], step["due"], _findings(step["findings"]))
            for step in answer.json["steps"]
        ],
        faults=_findings(answer.json["faults"]),
        extras=[
            (extra["id"], paper["id"], paper["there"], paper["due"])
            for extra in answer.json["extras"]
            for paper in extra["papers"]
        ],
    )
    deadlines = {step: str(day) for step, day in one.expect["deadlines"].items()}
    assert said == {**one.expect, "deadlines": deadlines}


def _findings(rows: list[dict[str, object]]) -> list[Finding]:
    return [Finding(**row) for row in rows]


def _holds(name: str, one) -> bool:
    context = Context(LAW, CALENDAR, one.day)
    return conditions.ask(name, one.case, context).holds is True
