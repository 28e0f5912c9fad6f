"""The shipped dossiers: every form, step and kind of cell that they name is there."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from desktop import paths
from desktop.papers.load import every_form
from desktop.rules.cases import dossier, process
from desktop.rules.facts.office import Cell, CellKind
from tests.rules.ways import a_case, context, record

FILES = sorted((paths.resources() / "dossiers").glob("*.toml"))
DOSSIERS = [dossier.read(path.read_text("utf-8"), path.name) for path in FILES]
PROCESSES = [
    process.read(path.read_text("utf-8"), path.name)
    for path in sorted((paths.resources() / "process").glob("*.toml"))
]
STEPS = {step.id: step for one in PROCESSES for step in one.step}
EVERY = [(one, paper) for one in DOSSIERS for paper in one.paper]


def test_files_are_named_by_their_dossier() -> None:
    assert [path.stem for path in FILES] == [one.id for one in DOSSIERS]


def test_there_is_one_for_admission_and_one_for_recognition() -> None:
    assert [one.id for one in DOSSIERS] == ["admission", "recognition"]
    assert {one.process for one in DOSSIERS} <= {one.id for one in PROCESSES}


def test_every_form_named_is_there() -> None:
    named = {paper.form for _, paper in EVERY if paper.form}
    named |= {form for one in DOSSIERS for form in one.front}
    assert named - {form.id for form in every_form()} == set()


@pytest.mark.parametrize("one", DOSSIERS, ids=lambda one: one.id)
def test_every_step_is_of_its_process_or_of_the_way_to_it(one) -> None:
    assert [paper.step for paper in one.paper if paper.step and paper.step not in STEPS] == []


@pytest.mark.parametrize("kind", get_args(CellKind))
@pytest.mark.parametrize("one", DOSSIERS, ids=lambda one: one.id)
def test_the_papers_of_a_cell_stand_in_the_order_of_their_steps(one, kind) -> None:
    """The guidance files them as they arise, so a paper out of turn is a slip in the file."""
    order = list(STEPS)
    papers = [paper for paper in one.papers_for(kind) if paper.step]
    asked = [paper.step for paper in papers]
    assert asked
    assert len(papers) == len({(paper.step, paper.form) for paper in papers})
    assert [order.index(step) for step in asked] == sorted(order.index(step) for step in asked)


@pytest.mark.parametrize(
    ("one", "paper"), EVERY, ids=lambda value: getattr(value, "step", "") or value.title[:20]
)
def test_a_paper_we_print_is_one_that_its_step_names(one, paper) -> None:
    """Otherwise the step would ask for one paper and the dossier would hold another."""
    if paper.form:
        assert paper.form in {use.form for use in STEPS[paper.step].papers}


@pytest.mark.parametrize(
    ("one", "paper"), EVERY, ids=lambda value: getattr(value, "title", "")[:20]
)
def test_every_paper_says_what_it_is_and_who_makes_it(one, paper) -> None:
    assert paper.title
    assert paper.issuer


@pytest.mark.parametrize(("again", "form"), [(False, "9-knd"), (True, "9c-knd")])
def test_an_admission_has_one_decision(again, form) -> None:
    """One number for one person: 9C-KNĐ where somebody is admitted again, else 9-KNĐ."""
    case = a_case(until="standing-meeting", again=again)
    papers = DOSSIERS[0].needed(case, context("2026-04-22"))
    assert [paper.form for paper in papers if paper.step == "decision"] == [form]


@pytest.mark.parametrize(
    ("step", "form", "until"),
    [
        ("section-report", "7-knd", "cell-meeting"),
        ("recognition-section-report", "14-knd", "recognition-meeting"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "reported", "there"),
    [("under", True, True), ("under", False, False), ("village", True, False)],
)
def test_the_report_of_a_section_committee_is_filed_where_one_was_made(
    step, form, until, kind, reported, there
) -> None:
    case = a_case(until=until, cell=Cell(id="c", name="Chi bộ thôn Đông", kind=kind))
    if reported:
        case = replace(case, steps=(*case.steps, record(step, "2027-04-08")))
    held = [paper.form for one in DOSSIERS for paper in one.needed(case, context("2027-04-10"))]
    assert (form in held) is there


REMOVAL = ["nq-xoa-ten", "nq-xoa-ten-co-so", "9f-xtdv"]


@pytest.mark.parametrize(
    ("step", "forms"),
    [("", ["16-knd"]), ("not-recognised", REMOVAL), ("struck-off", REMOVAL)],
)
def test_who_is_not_recognised_has_the_papers_of_the_removal(step, forms) -> None:
    case = a_case(
        until="recognition-meeting", cell=Cell(id="c", name="Chi bộ thôn Đông", kind="under")
    )
    if step:
        case = replace(case, steps=(*case.steps, record(step, "2027-04-20")))
    held = [paper.form for paper in DOSSIERS[1].needed(case, context("2027-04-22"))]
    assert held[-len(forms) :] == forms
    assert ("16-knd" in held) is not bool(step)


def test_what_the_law_wants_in_handwriting_is_printed_as_a_draft() -> None:
    handwritten = {form.id for form in every_form() if form.handwritten}
    drafted = {paper.form for _, paper in EVERY if paper.printed in ("draft", "draft-to-copy")}
    assert drafted == {paper.form for _, paper in EVERY} & handwritten
