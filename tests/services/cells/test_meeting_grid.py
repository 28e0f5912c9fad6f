"""The grids of cell meetings."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.services.cells import cell_meetings, meeting_grid
from tests.build import a_cell, an_office

DAY = date(2026, 7, 15)


@pytest.fixture
def cell(office):
    an_office(office)
    return a_cell(office, "Chi bộ bản Pá")


def meet(office, cell, month, **values):
    values = {"held": date.fromisoformat(f"{month}-03"), **values}
    office.do(cell_meetings.set_month, month=month, lines=[{"cell_id": cell, **values}])


def year(office):
    return office.read(meeting_grid.year_lines, year=2026, day=DAY)


def test_a_year_tells_each_month_and_counts(office, cell):
    """Months of which nothing was entered for any cell say nothing."""
    other = a_cell(office, "Chi bộ Trường học")
    meet(office, cell, "2026-03", committee_present=True, points=90)
    meet(office, cell, "2026-04", held=date(2026, 4, 20), points=80)
    meet(office, cell, "2026-06", held=None, skipped=True)
    mine, theirs = year(office)
    assert mine.states == (
        *("none", "none", "held", "late", "none", "skipped"),
        *("due", "open", "open", "open", "open", "open"),
    )
    assert theirs.states[2:4] == ("unknown", "unknown")
    assert (mine.days[2], mine.attended, mine.points) == (date(2026, 3, 3), 1, 85)
    assert mine.counted["held"] == 1
    assert theirs.id == other


def test_themes_count_joined_or_apart(office, cell):
    meet(office, cell, "2026-02", topic="Chuyển đổi số")
    apart = {"cell_id": cell, "month": "2026-04", "kind": "thematic"}
    office.do(cell_meetings.set_meeting, **apart, held=date(2026, 4, 20))
    [line] = year(office)
    assert line.themes == (1, 1, 0, 0)
    assert line.themes_due == (False, False, False, False)
    held = office.read(meeting_grid.themes_held, cell_id=cell, period=period("2026-Q1"))
    assert held == 1


def test_a_quarter_without_its_theme_is_told_once_it_is_over(office, cell):
    meet(office, cell, "2026-02")
    [line] = year(office)
    assert line.themes_due == (True, True, False, False)


def test_a_cell_that_was_not_there_yet_is_left_out(office, cell):
    meet(office, cell, "2026-03")
    assert office.read(meeting_grid.year_lines, year=2025, day=DAY)[0].counted == {"none": 12}
    a_cell(office, "Chi bộ mới", founded=None, dissolved=date(2025, 12, 1))
    assert [one.name for one in year(office)] == ["Chi bộ bản Pá"]
    shown = office.read(meeting_grid.month_lines, month="2026-03", day=DAY)
    assert [one.name for one in shown] == ["Chi bộ bản Pá"]
