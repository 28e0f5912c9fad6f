"""Mentors: who helps whom, since when, until when."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import facts
from desktop.services.cases import mentors
from tests.build import a_case, a_member

DAY = date(2023, 9, 4)


@pytest.fixture
def case(office):
    """A candidate with one mentor."""
    return office.read(facts.case_of, a_case(office, at="candidate"))


def standing(office, case):
    """Who helps, and until when."""
    return [(line.mentor, line.until) for line in office.read(mentors.lines, case_id=case.id)]


def test_another_may_help_too(office, case):
    """Two mentors stand side by side, the first assigned first."""
    other = a_member(office, "Lò Văn Muôn")
    office.do(mentors.assign, case_id=case.id, mentor_id=other, stage="candidate", since=DAY)
    assert standing(office, case) == [("Cầm Văn Biên", None), ("Lò Văn Muôn", None)]


def test_one_who_replaces_ends_the_others_help(office, case):
    """On the same day, with the reason."""
    other = a_member(office, "Lò Văn Muôn")
    office.do(
        mentors.assign,
        case_id=case.id,
        mentor_id=other,
        stage="candidate",
        since=DAY,
        replaces=True,
    )
    assert standing(office, case) == [("Cầm Văn Biên", DAY), ("Lò Văn Muôn", None)]
    first = office.read(mentors.lines, case_id=case.id)[0]
    assert first.reason == "thay bằng Lò Văn Muôn"


def test_nobody_helps_twice_or_himself(office, case):
    """The sentence names the person at the field of the mentor."""
    (line,) = office.read(mentors.lines, case_id=case.id)
    for mentor in (line.mentor_id, case.person.id):
        with pytest.raises(Refusal) as refused:
            office.do(
                mentors.assign, case_id=case.id, mentor_id=mentor, stage="candidate", since=DAY
            )
        assert refused.value.field == "mentor"


def test_help_ends_not_before_it_began(office, case):
    """A later day ends it with its reason."""
    (line,) = office.read(mentors.lines, case_id=case.id)
    with pytest.raises(Refusal) as refused:
        office.do(mentors.end, id=line.id, until=date(2020, 1, 1), reason="chuyển công tác")
    assert refused.value.field == "until"
    office.do(mentors.end, id=line.id, until=DAY, reason="chuyển công tác")
    assert standing(office, case) == [("Cầm Văn Biên", DAY)]
