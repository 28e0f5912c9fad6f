"""What people were when they were admitted."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.services.cases import steps
from desktop.services.people import admissions, people
from desktop.services.reports import statistics
from tests.build import a_case, a_member, a_step, an_office

TABLE = {
    "report_id": "table-admitted",
    "period": calendar.period("2024"),
    "as_of": date(2024, 12, 31),
}
THEN = {
    "occupation_group": "pupil",
    "general_level": "upper-secondary",
    "professional_level": "none",
    "political_theory": "",
    "groups": [],
}


def value(office, line):
    return office.read(statistics.figures, **TABLE).line(line).value


def now_works_as(office, person, group):
    revision = office.read(people.revision, id=person)
    office.do(people.change_person, id=person, revision=revision, occupation_group=group)


def test_a_later_change_leaves_the_admission_as_it_was(office):
    """Whoever changes work after the ceremony is still counted as before it."""
    an_office(office)
    person = a_case(office, at="decision")
    now_works_as(office, person, "farmer")
    mentor = a_member(office)
    a_step(office, person, "ceremony", mentor)
    now_works_as(office, person, "other")
    assert (value(office, "admitted-farmer"), value(office, "admitted-other")) == (1, 0)


def test_what_was_kept_can_be_corrected(office):
    an_office(office)
    person = a_case(office, at="ceremony")
    office.do(admissions.correct, person_id=person, **THEN)
    assert value(office, "admitted-pupil") == 1
    office.undo()
    assert value(office, "admitted-pupil") == 0


def test_before_a_ceremony_there_is_nothing_to_correct(office):
    an_office(office)
    person = a_case(office, at="decision")
    with pytest.raises(Refusal, match="chưa có lễ kết nạp"):
        office.do(admissions.correct, person_id=person, **THEN)


def test_a_ceremony_taken_back_is_forgotten(office):
    """Recorded again, it keeps what the person is by then."""
    an_office(office)
    person = a_case(office, at="ceremony")
    now_works_as(office, person, "farmer")
    ceremony = office.read(steps.view, person_id=person, day=date(2024, 12, 31)).case.last(
        "ceremony"
    )
    office.do(steps.remove_record, id=ceremony.id)
    office.do(steps.record, person_id=person, step="ceremony", day=ceremony.day, **ceremony.values)
    assert value(office, "admitted-farmer") == 1
