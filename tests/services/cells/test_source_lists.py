"""Plan beside fact, the survey of a cell, and the summary of a year."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services.cases import steps
from desktop.services.cells import source_lists, sources
from tests.build import a_case, a_cell, a_member, a_person, an_office

DAY = date(2023, 6, 1)


@pytest.fixture
def known(office):
    an_office(office)
    return office


def test_the_fact_stands_beside_the_plan_with_the_names(known):
    a_case(known, at="candidate")
    [line] = known.read(source_lists.plan, year=2023, step="candidate")
    assert (line.total_planned, line.total_done) == (0, 1)
    assert line.done[1] == ("Lò Thị Mai",)
    month = {"cell_id": line.id, "month": 3, "planned": 2}
    known.do(sources.set_plan, year=2023, step="candidate", lines=[month])
    [line] = known.read(source_lists.plan, year=2023, step="candidate")
    assert (line.planned[2], line.total_planned) == (2, 2)


def test_the_survey_asks_for_whoever_is_not_a_member_yet(known):
    """With the rating of the quarter before."""
    cell = a_cell(known, "Chi bộ bản Pá")
    a_member(known, cell=cell)
    person = a_person(known, "Hà Văn Tới", cell)
    known.do(
        sources.set_survey,
        quarter="2023-Q1",
        day=date(2023, 3, 1),
        lines=[{"person_id": person, "rated": "watch"}],
    )
    [found] = known.read(source_lists.survey, quarter="2023-Q2", day=DAY)
    assert (found.name, found.rated) == ("Chi bộ bản Pá", 0)
    [line] = found.lines
    assert (line.name, line.before, line.rated, line.stage) == (
        *("Hà Văn Tới", "watch", "", "Quần chúng"),
    )


def test_whoever_was_proposed_or_gave_up_is_not_asked_for(known):
    a_case(known, at="cell-meeting")
    gone = a_case(known, at="candidate", name="Hà Văn Tới")
    ended = {"day": date(2023, 4, 6), "reason": "đi làm xa"}
    known.do(steps.record, person_id=gone, step="withdrawn", **ended)
    assert known.read(source_lists.survey, quarter="2024-Q2", day=date(2024, 6, 1)) == ()


def test_the_summary_names_who_introduced_whom_and_who_dropped_out(known):
    a_case(known, at="candidate")
    gone = a_case(known, at="candidate", name="Hà Văn Tới")
    ended = {"day": date(2023, 4, 6), "reason": "đi làm xa"}
    known.do(steps.record, person_id=gone, step="withdrawn", **ended)
    cell = a_cell(known, "Chi bộ bản Pá")
    pupil = a_person(known, "Cà Văn Học", cell, groups=["pupil"])
    known.do(sources.introduce, people=[pupil], day=DAY, introduced_by="Đoàn trường")
    dropped = a_person(known, "Lò Văn Xa", cell)
    known.do(
        sources.set_survey,
        quarter="2023-Q2",
        day=DAY,
        lines=[{"person_id": dropped, "rated": "dropped", "reason": "study"}],
    )
    found = known.read(source_lists.summary, year=2023, day=DAY)
    told = {(one.heading, one.title): one.names for one in found}
    assert told["Tổ chức giới thiệu trong năm", "Đoàn trường"] == ("Cà Văn Học",)
    assert told["Tổ chức giới thiệu trong năm", "Chi đoàn bản Nà Lốc"] == (
        *("Lò Thị Mai", "Hà Văn Tới"),
    )
    assert told["Học sinh, sinh viên trong nguồn", "Học sinh"] == ("Cà Văn Học",)
    assert told["Ra khỏi nguồn trong năm", "Đi học nơi khác"] == ("Lò Văn Xa",)
    assert told["Ra khỏi nguồn trong năm", "đi làm xa"] == ("Hà Văn Tới",)
