"""The papers of special cases."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import facts
from desktop.services.cases import extras, steps
from desktop.services.people import people
from tests.build import a_case

DAY = date(2024, 5, 13)


@pytest.fixture
def catholic(office):
    """Somebody of a religion whose cell has met."""
    person = a_case(office, at="cell-meeting")
    revision = office.read(people.revision, id=person)
    office.do(people.change_person, id=person, revision=revision, religion="Công giáo")
    return person


def state(office, person):
    """The papers of the only special case, and whether each is there."""
    (extra,) = office.read(steps.view, person_id=person, day=DAY).extras
    return extra, {line.paper.id: line.there for line in extra.papers}


def add(office, person, paper="request", **values):
    """Enter a paper."""
    case = office.read(facts.case_of, person)
    given = {"special": "religion", "day": date(2024, 4, 1), "number": "12-CV/ĐU", **values}
    office.do(extras.add_paper, case_id=case.id, paper=paper, **given)


def test_a_case_shows_what_it_needs_and_what_is_there(office, catholic):
    """Listed with its note and its source until every demanded paper is there."""
    extra, papers = state(office, catholic)
    assert (extra.title, papers["request"], extra.complete) == ("Người theo tôn giáo", False, False)
    add(office, catholic)
    add(office, catholic, "agreement")
    extra, papers = state(office, catholic)
    assert papers == {"request": True, "agreement": True, "dignitary": False}
    assert extra.complete
    assert extra.papers[0].held.number == "12-CV/ĐU"


def test_what_is_missing_is_a_fault_until_it_is_entered(office, catholic):
    """Under who must bring it."""
    fields = {one.field for one in office.read(steps.view, person_id=catholic, day=DAY).faults}
    assert "extra.religion.request" in fields
    add(office, catholic)
    fields = {one.field for one in office.read(steps.view, person_id=catholic, day=DAY).faults}
    assert "extra.religion.request" not in fields


def test_a_paper_can_be_corrected_taken_back_and_brought_again(office, catholic):
    """The journal follows each."""
    add(office, catholic)
    held = state(office, catholic)[0].papers[0].held
    office.do(extras.change_paper, id=held.id, day=date(2024, 4, 2), number="13-CV/ĐU")
    assert state(office, catholic)[0].papers[0].held.number == "13-CV/ĐU"
    office.do(extras.remove_paper, id=held.id)
    assert not state(office, catholic)[1]["request"]
    office.undo()
    assert state(office, catholic)[1]["request"]


@pytest.mark.parametrize(
    ("special", "paper"),
    [("religion", "ring"), ("circus", "request"), ("arrived", "decided")],
)
def test_a_paper_that_no_case_asks_for_is_refused(office, catholic, special, paper):
    """Nor one that a step gives."""
    with pytest.raises(Refusal, match="Hãy chọn trong danh sách"):
        add(office, catholic, paper, special=special)
