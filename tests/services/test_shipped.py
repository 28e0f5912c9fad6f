"""The data that ships with the program."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.cases.process import in_force
from desktop.services import shipped


def test_the_office_s_own_days_change_only_its_own_calendar():
    """The shipped calendar is the same for everybody."""
    day = date(2026, 5, 15)
    assert shipped.calendar().is_working(day)
    assert not shipped.calendar(((day, False),)).is_working(day)
    assert shipped.calendar().is_working(day)


@pytest.mark.parametrize("day", [date(2006, 1, 2), date(2017, 3, 1), date(2026, 11, 22)])
def test_law_and_processes_hold_on_every_day_of_the_samples(day):
    """From the oldest sample case on, each process has an edition and the law its rules."""
    assert {one.id for one in in_force(shipped.processes(), day)} == {"admission", "recognition"}
    assert shipped.law().facts(day).rules


def test_a_step_is_found_in_whatever_process_it_stands():
    """None for one that no process knows."""
    assert shipped.step("ceremony").title == "Lễ kết nạp đảng viên"
    assert shipped.step("recognition-decision").stage == "official"
    assert shipped.step("dance") is None


def test_every_paper_of_a_dossier_that_is_ours_has_its_form():
    """And every step that gives it its number is a step."""
    forms = {form.id for form in shipped.forms()}
    papers = [paper for one in shipped.dossiers() for paper in one.paper]
    assert {paper.form for paper in papers if paper.form} <= forms
    assert [paper.step for paper in papers if paper.step and not shipped.step(paper.step)] == []
    assert shipped.dossier("admission").title == "HỒ SƠ KẾT NẠP ĐẢNG VIÊN"


def test_lists_are_read_in_their_own_order():
    """As the official tables have them."""
    assert shipped.entries("ethnic_groups")[0].name == "Kinh"
    assert len(shipped.entries("ethnic_groups")) >= 54


def test_what_a_step_asks_as_a_day_is_told():
    """So that the days among its values are read back as days."""
    assert shipped.days_asked("decision") == {"received"}
    assert shipped.days_asked("dance") == frozenset()
