"""Who waits for a class, and how long a certificate lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.cells import classes
from desktop.rules.facts.case import Case, Certificate, StepRecord
from desktop.rules.facts.office import Office
from desktop.rules.facts.person import Person
from desktop.services import shipped

LAW = shipped.law()
DAY = date(2026, 3, 20)
BARE = Case(id="a", person=Person(id="p", name="Lò Thị Mai"), office=Office())


def with_steps(**days):
    steps = (
        StepRecord(id=step, step=step.replace("_", "-"), day=day) for step, day in days.items()
    )
    return replace(BARE, steps=tuple(steps))


CANDIDATE = with_steps(candidate=date(2025, 5, 5))
HELD = replace(CANDIDATE, awareness_certificate=Certificate(day=date(2021, 4, 9)))


def test_a_candidate_waits_from_the_resolution_on():
    assert classes.waits_since(CANDIDATE, "awareness", LAW, DAY) == date(2025, 5, 5)
    assert classes.waits_since(BARE, "awareness", LAW, DAY) is None
    assert classes.waits_since(CANDIDATE, "new-member", LAW, DAY) is None


def test_a_certificate_lasts_and_then_the_class_is_repeated():
    assert classes.expires(HELD, LAW) == date(2026, 4, 9)
    assert classes.waits_since(HELD, "awareness", LAW, DAY) is None
    assert classes.waits_since(HELD, "awareness", LAW, date(2026, 4, 10)) == date(2026, 4, 9)


def test_whoever_was_proposed_waits_no_more():
    proposed = with_steps(candidate=date(2025, 5, 5), cell_meeting=date(2026, 3, 3))
    assert classes.waits_since(proposed, "awareness", LAW, DAY) is None


def test_a_new_member_waits_from_the_ceremony_until_the_certificate():
    joined = with_steps(ceremony=date(2026, 1, 2))
    assert classes.waits_since(joined, "new-member", LAW, DAY) == date(2026, 1, 2)
    done = replace(joined, new_member_certificate=Certificate(day=DAY))
    assert classes.certificate(done, "new-member") is not None
    assert classes.waits_since(done, "new-member", LAW, DAY) is None


@pytest.mark.parametrize(
    ("planned", "late"),
    [(date(2026, 4, 3), False), (date(2026, 5, 4), True), (None, True)],
)
def test_it_is_late_if_it_ends_before_the_planned_meeting_or_soon(planned, late):
    assert classes.runs_out_before(HELD, planned, LAW, DAY) is late
    assert not classes.runs_out_before(HELD, None, LAW, date(2025, 3, 1))
    assert not classes.runs_out_before(CANDIDATE, None, LAW, DAY)
