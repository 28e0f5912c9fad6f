"""The mentors' month: who owes a remark, keyed for a whole cell at once, flowing into papers."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cases import remarks
from desktop.services.papers import papers
from tests.build import a_case, an_office

MARCH = date(2023, 3, 1)
APRIL = date(2023, 4, 1)


@pytest.fixture
def person(office):
    """Somebody helped since 13/02/2023, by the usual way of the tests."""
    an_office(office)
    return a_case(office, at="application")


def the_line(office, month):
    [cell] = office.read(remarks.month, month=month)
    [line] = cell.lines
    return line


def say(office, month, **said):
    line = the_line(office, month)
    keys = {"case_id": line.case_id, "mentor_id": line.mentor_id, "stage": line.stage}
    values = {"strengths": "", "weaknesses": "", "trend": "", **said}
    office.do(remarks.set_remarks, month=month, lines=[{**keys, **values}])


def test_a_month_asks_for_everybody_helped_in_it(office, person):
    """Not for those whose help began later; a missing month is told until it is said."""
    assert office.read(remarks.month, month=date(2023, 2, 1)) == ()
    assert the_line(office, MARCH).missing == ()
    april = the_line(office, APRIL)
    assert (april.person, april.mentor, april.missing) == ("Lò Thị Mai", "Cầm Văn Biên", (MARCH,))
    say(office, MARCH, strengths="chăm làm")
    assert the_line(office, APRIL).missing == ()


def test_a_remark_is_kept_changed_and_taken_away(office, person):
    """The whole cell is one change; an emptied line is no remark."""
    say(office, MARCH, strengths="chăm làm", trend="better")
    [cell] = office.read(remarks.month, month=MARCH)
    assert (cell.said, cell.lines[0].trend) == (1, "better")
    assert the_line(office, APRIL).trend_before == "better"
    say(office, MARCH)
    assert not the_line(office, MARCH).said
    office.undo()
    assert the_line(office, MARCH).strengths == "chăm làm"


def test_a_trend_is_one_of_the_list(office, person):
    with pytest.raises(Refusal, match="chiều hướng"):
        say(office, MARCH, trend="up")


def test_remarks_become_the_first_draft_of_the_introduction(office, person):
    """Each thing once; what the mentor types instead stands."""
    say(office, MARCH, strengths="chăm làm", weaknesses="ít phát biểu")
    say(office, APRIL, strengths="Chăm làm; gương mẫu")
    editing = office.read(papers.editing, form_id="3-knd", person_id=person, day=date(2024, 3, 13))
    assert editing.drafts["remarks"] == "Ưu điểm: Chăm làm; gương mẫu.\nKhuyết điểm: Ít phát biểu."


def test_after_the_ceremony_the_mentor_of_the_probation_is_asked(office):
    """The help of the candidate is over; what was said flows into the mentor's final paper."""
    an_office(office)
    person = a_case(office, at="ceremony")
    august = date(2024, 8, 1)
    assert the_line(office, august).stage == "probationary"
    say(office, august, strengths="chăm làm", weaknesses="dự họp chậm")
    editing = office.read(papers.editing, form_id="11-knd", person_id=person, day=august)
    assert editing.drafts["strengths"] == "Chăm làm."
    assert editing.drafts["weaknesses"] == "Dự họp chậm."


def test_recognition_ends_the_task(office):
    an_office(office)
    a_case(office, at="recognition-decision")
    assert office.read(remarks.month, month=date(2025, 9, 1)) == ()


def test_slips_name_everybody_of_the_cell_and_leave_dots(office, person):
    [cell] = office.read(remarks.month, month=MARCH)
    sheet = office.read(remarks.slips, month=MARCH, cell_id=cell.cell_id)
    said = " ".join(words(sheet.blocks))
    assert "Lò Thị Mai" in said
    assert "Cầm Văn Biên" in said
    assert "tháng 3/2023" in said
