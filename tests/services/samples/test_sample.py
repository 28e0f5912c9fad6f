"""The invented communes give the published figures, and their papers are complete and lawful."""

from __future__ import annotations

import functools
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.services import facts
from desktop.services.cases import steps
from desktop.services.papers import papers
from desktop.services.people import people
from desktop.services.reports import statistics
from desktop.services.samples import sample
from tests.build import a_commune

NAMED = ("tra-nu", "thua", "lang-cheu")
PUBLISHED = [
    ("tra-nu", "yearly", "admitted", 8),
    ("tra-nu", "yearly", "target", 4),
    ("tra-nu", "yearly", "target-percent", 200),
    ("tra-nu", "yearly", "admitted-minority", 6),
    ("tra-nu", "yearly", "members-end", 125),
    ("tra-nu", "yearly", "cells", 6),
    ("thua", "quarter", "admitted", 4),
    ("thua", "quarter", "admitted-youth", 4),
    ("thua", "quarter", "admitted-youth-percent", 100),
    ("thua", "quarter", "admitted-women", 3),
    ("thua", "quarter", "admitted-women-percent", 75),
    ("thua", "quarter", "admitted-rural", 2),
    ("thua", "quarter", "admitted-rural-percent", 50),
    ("thua", "quarter", "recognised", 2),
    ("thua", "quarter", "class-sent", 7),
    ("thua", "quarter", "target", 8),
    ("lang-cheu", "yearly", "cells", 14),
    ("lang-cheu", "yearly", "members-end", 92),
    ("lang-cheu", "yearly", "units-without-members", 0),
    ("lang-cheu", "yearly", "units-without-cell", 0),
    ("lang-cheu", "yearly", "target", 14),
]


@functools.cache
def figures(key, report, period=None):
    """The figures of a commune's report by id."""
    office, made = a_commune(key)
    found = office.read(
        statistics.figures, report_id=report, period=period or made.period, as_of=made.day
    )
    return {line.id: line.value for line in found.lines}


@pytest.mark.parametrize(("key", "report", "line", "value"), PUBLISHED)
def test_the_published_figures_come_out_exactly(key, report, line, value):
    """As the five places reported them."""
    assert figures(key, report)[line] == value


def test_nineteen_of_twenty_members_of_tra_nu_are_of_minorities():
    """95 %, the rest Kinh."""
    found = figures("tra-nu", "yearly")
    assert 94.5 <= found["members-minority-percent"] < 95.5


def test_lang_cheu_sent_seventy_to_the_class_and_admitted_thirty_of_them():
    """From 2006 to the end of 2010; more than half of its members are Mông."""
    found = figures("lang-cheu", "yearly", Period(date(2006, 1, 1), date(2010, 12, 31)))
    assert found["class-sent"] > 70
    assert found["admitted"] > 30
    office, _ = a_commune("lang-cheu")
    whole = office.read(facts.whole)
    joined = {case.person.id for case in whole.cases if case.ceremony_on}
    members = [one for one in whole.people if one.membership or one.id in joined]
    assert sum(one.ethnicity == "Mông" for one in members) * 2 > len(members) == 92


@pytest.mark.parametrize("key", NAMED)
@pytest.mark.parametrize(
    ("role", "dossier"),
    [("admission", "admission"), ("recognition", "admission"), ("recognition", "recognition")],
)
def test_the_dossiers_to_show_lack_nothing(key, role, dossier):
    """Every paper is there, and every blank in it that the record should fill is filled.

    Organisations and cells that were asked date their own sheets.
    """
    office, made = a_commune(key)
    lines = office.read(
        papers.checklist, person_id=getattr(made, role), set_id=dossier, day=made.day
    )
    assert [line.title for line in lines if line.step and not line.present] == []
    lacking = {label for line in lines for label in line.missing}
    assert lacking <= {"Hướng dẫn nghiệp vụ công tác đảng viên", "Ngày gửi phiếu"}


@pytest.mark.parametrize("key", NAMED)
@pytest.mark.parametrize("role", ["admission", "recognition", "ready"])
def test_the_people_to_show_have_no_fault(key, role):
    """Neither in the order and days of the steps nor in the history."""
    office, made = a_commune(key)
    view = office.read(steps.view, person_id=getattr(made, role), day=made.day)
    assert [one.sentence for one in view.faults] == []
    assert view.case.person.photo


@pytest.mark.parametrize("key", NAMED)
def test_each_stands_where_its_role_says(key):
    """One just admitted, one recognised, one whose cell may meet now."""
    office, made = a_commune(key)
    stages = {
        role: office.read(steps.view, person_id=getattr(made, role), day=made.day).progress
        for role in ("admission", "recognition", "ready")
    }
    assert stages["admission"].stage == "probationary"
    assert stages["recognition"].stage == "official"
    assert stages["ready"].step("recognition-meeting").state == "next"


@pytest.mark.parametrize("key", NAMED)
def test_no_case_of_a_commune_breaks_the_law(key):
    """Everything was recorded without setting a check aside, and nothing blocks afterwards."""
    office, made = a_commune(key)
    for case in office.read(facts.whole).cases:
        view = office.read(steps.view, person_id=case.person.id, day=made.day)
        faults = [one for one in view.faults if one.level == "block" or one.step]
        assert faults == [], case.person.name


def test_a_commune_is_the_same_every_time(office):
    """People, steps and numbers; so that pictures and papers can be compared."""
    _, made = a_commune("thua")
    again = sample.make(office, "thua")
    assert again == made
    first, second = (
        one.read(people.person, id=made.admission) for one in (a_commune("thua")[0], office)
    )
    assert first.history == second.history
    assert first.name == second.name


def test_the_large_one_holds_whom_it_was_asked_for(office):
    """So many people, and progress told until the end."""
    told = []
    made = sample.make(office, "large", 320, lambda done, all_: told.append((done, all_)))
    whole = office.read(facts.whole)
    assert len(whole.people) == 320
    assert told[-1][0] == told[-1][1]
    assert made.period.text == "năm 2025"


def test_a_commune_that_is_not_there_is_refused(office):
    """Naming those there are; nothing is entered."""
    with pytest.raises(Refusal, match="tra-nu"):
        sample.make(office, "nowhere")
    assert office.read(facts.whole).people == ()
