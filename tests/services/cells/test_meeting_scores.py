"""Points of cell meetings."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cells import cell_meetings, meeting_grid, meeting_papers, meeting_scores
from tests.build import a_cell, an_office

MARCH = "2026-03"
DAY = date(2026, 3, 20)
FIVE = {"time": 5, "attendance": 4, "preparation": 9, "conduct": 38, "principles": 5}
FULL = {**FIVE, "results": 27, "closing": 5}


@pytest.fixture
def place(office):
    an_office(office)
    return {"cell_id": a_cell(office), "month": MARCH}


def test_parts_add_up_to_the_points_and_the_grade(office, place):
    office.do(meeting_scores.set_points, **place, points=FULL)
    shown = office.read(meeting_papers.meeting, **place, day=DAY)
    assert (shown.points, shown.grade, shown.score) == (93, "Tốt", "93 điểm, loại Tốt")
    assert shown.scores == FULL
    office.do(meeting_scores.set_points, **place, points={})
    assert office.read(meeting_papers.meeting, **place, day=DAY).score == ""


def test_a_part_gives_no_more_than_its_most(office, place):
    with pytest.raises(Refusal, match="“Thời gian sinh hoạt” được từ 0 đến 5 điểm"):
        office.do(meeting_scores.set_points, **place, points={"time": 6})


def test_a_total_typed_over_the_parts_stands(office, place):
    office.do(meeting_scores.set_points, **place, points=FULL)
    line = {"cell_id": place["cell_id"], "points": 70}
    office.do(cell_meetings.set_month, month=MARCH, lines=[line])
    shown = office.read(meeting_papers.meeting, **place, day=DAY)
    assert (shown.points, shown.grade) == (70, "Khá")
    assert set(shown.scores.values()) == {None}
    [line] = office.read(meeting_grid.month_lines, month=MARCH, day=DAY)
    assert line.grade == "Khá"


def test_an_own_sheet_is_used_from_its_day_on(office, place):
    lines = [{"title": "Thời gian sinh hoạt", "most": 10}, {"title": "Kết quả", "most": 90}]
    since = {"in_force_from": date(2026, 3, 1), "source": "Tỉnh ủy"}
    office.do(meeting_scores.set_sheet, **since, lines=lines)
    shown = office.read(meeting_papers.meeting, **place, day=DAY)
    assert [(one.id, one.most) for one in shown.parts] == [("time", 10), ("own-2", 90)]
    office.do(meeting_scores.set_points, **place, points={"time": 10, "own-2": 85})
    central, own = office.read(meeting_scores.sheets)
    assert (central.own, own.own, own.most, central.most) == (False, True, 100, 100)
    office.do(meeting_scores.remove_sheet, id=own.id)
    assert len(office.read(meeting_papers.meeting, **place, day=DAY).parts) == 7


def test_an_own_sheet_needs_parts_with_points(office):
    with pytest.raises(Refusal, match="Dòng 1"):
        office.do(
            meeting_scores.set_sheet,
            in_force_from=DAY,
            lines=[{"title": "Một", "most": None}],
            source="",
        )
