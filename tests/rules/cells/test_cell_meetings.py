"""Cell meetings by the calendar, and the points of a score sheet."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.calendar import period
from desktop.rules.cells import cell_meetings
from desktop.rules.cells.cell_meetings import Part, ScoreSheet
from desktop.rules.facts.office import Cell
from desktop.rules.partial_date import PartialDate
from desktop.services import shipped

CELL = Cell(id="a", name="Chi bộ bản Pá")
MARCH, MAY = period("2026-03"), period("2026-05")
LAW, DAYS = shipped.law(), shipped.calendar()


def state(month, held, day=date(2026, 7, 1), cell=CELL, **values):
    return cell_meetings.state(cell, month, held, (LAW, DAYS, day), **values)


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ("2026-03", date(2026, 3, 3)),
        ("2026-05", date(2026, 5, 7)),  # the third is a Sunday
        ("2021-03", date(2021, 3, 31)),  # before there was a common day
    ],
)
def test_the_third_or_the_first_week_where_that_is_a_day_off(month, last):
    assert cell_meetings.last_day(period(month), LAW, DAYS)[0] == last


def test_in_time_late_and_excused_by_a_reason():
    assert state(MARCH, date(2026, 3, 3)) == "held"
    assert state(MARCH, date(2026, 3, 5)) == "late"
    assert state(MARCH, date(2026, 3, 5), reason="lũ quét") == "held"
    assert state(MARCH, date(2026, 3, 9), reason="lũ quét") == "late"
    assert state(MAY, date(2026, 5, 6)) == "held"


def test_what_was_not_entered_is_unknown_and_not_missed():
    assert state(MARCH, None) == "unknown"
    assert state(MARCH, None, skipped=True) == "skipped"
    assert state(MARCH, None, day=date(2026, 3, 4)) == "due"
    assert state(MARCH, None, day=date(2026, 3, 3)) == "open"


def test_a_cell_meets_from_the_month_after_its_founding_until_it_is_dissolved():
    new = Cell(id="b", name="Chi bộ mới", founded=PartialDate(2026, 3, 20))
    gone = Cell(id="c", name="Chi bộ cũ", dissolved=date(2026, 3, 31))
    assert state(MARCH, None, cell=new) == "none"
    assert state(MAY, None, cell=new) == "unknown"
    assert state(MARCH, None, cell=gone) == "none"


def test_a_quarter_lacks_its_theme_until_one_was_held():
    quarter = cell_meetings.quarter_of(MAY)
    assert (quarter.first, quarter.last) == (date(2026, 4, 1), date(2026, 6, 30))
    assert cell_meetings.themes_missing(0, quarter, LAW) == 1
    assert cell_meetings.themes_missing(1, quarter, LAW) == 0


def test_a_day_is_typed_as_its_number_or_in_full():
    assert cell_meetings.day_in("3", MARCH) == date(2026, 3, 3)
    assert cell_meetings.day_in("2/4/2026", MARCH) == date(2026, 4, 2)
    assert cell_meetings.day_in("", MARCH) is None
    with pytest.raises(Refusal, match="31 ngày"):
        cell_meetings.day_in("32", MARCH)


def test_grades_and_the_points_for_who_was_there():
    book = shipped.meeting_scores()
    assert [book.graded(one) for one in (90, 89, 50, 49, None)] == [
        *("Tốt", "Khá", "Trung bình", "Kém", ""),
    ]
    sheet = book.on(date(2026, 3, 3))
    assert sheet.most == 100
    assert cell_meetings.proposed(sheet, 18, 20) == {"attendance": 4}
    assert cell_meetings.proposed(sheet, 15, 20) == {"attendance": 3}
    assert cell_meetings.proposed(sheet, None, 20) == {}


def test_an_own_sheet_holds_from_its_day_on():
    own = ScoreSheet(in_force_from=date(2026, 4, 1), part=(Part(id="x", title="Một", most=100),))
    book = shipped.meeting_scores()
    mine = type(book)(title="", source="", sheet=book.sheet, grade=book.grade, own=(own,))
    assert mine.on(date(2026, 3, 31)).part == book.sheet[0].part
    assert mine.on(date(2026, 4, 1)) == own


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Part(id="a", title="", most=5),),
        (Part(id="a", title="Một", most=0),),
        (Part(id="a", title="Một", most=5), Part(id="b", title="một", most=5)),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(parts):
    with pytest.raises(Refusal, match="hiếu chấm điểm"):
        cell_meetings.check_parts(parts)


def test_states_are_counted():
    assert cell_meetings.counted(["held", "late", "held"]) == {"held": 2, "late": 1}
