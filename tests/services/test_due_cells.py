"""The lines of the day's work on cells."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services import today
from desktop.services.cells import cell_leaders, cell_meetings
from tests.build import a_cell, a_member, an_office


@pytest.fixture
def cell(office):
    an_office(office)
    return a_cell(office, "Chi bộ bản Pá")


def work(office, day):
    return office.read(today.tasks, day=day)


def told(office, day):
    return [(one.when, one.person, one.title) for one in work(office, day)]


def meet(office, cell, month, **values):
    values = {"held": date.fromisoformat(f"{month}-03"), **values}
    office.do(cell_meetings.set_month, month=month, lines=[{"cell_id": cell, **values}])


def serve(office, cell, name="Cầm Văn Biên", office_of="cell-secretary", **values):
    person = a_member(office, name, cell)
    given = {"since": date(2025, 3, 1), **values}
    office.do(
        cell_leaders.add_officer,
        id=f"officer-{name}",
        cell_id=cell,
        person_id=person,
        office=office_of,
        **given,
    )
    return person


def test_an_office_that_never_noted_a_meeting_is_not_told_of_any(office, cell):
    assert work(office, date(2026, 3, 10)) == ()


def test_a_meeting_is_told_of_before_its_day_and_is_late_after_it(office, cell):
    """The third is a working day; the line leads to the one meeting, or to the month of many."""
    meet(office, cell, "2026-02")
    [task] = work(office, date(2026, 3, 2))
    assert (task.when, task.person, task.due) == ("week", "Chi bộ bản Pá", date(2026, 3, 3))
    assert (task.screen, task.record) == ("cell-meetings", f"2026-03#{cell}")
    assert task.reason == "còn 1 ngày, hạn 03/03/2026"
    assert task.source
    other = a_cell(office, "Chi bộ bản Huổi")
    meet(office, other, "2026-02")
    [task] = work(office, date(2026, 3, 5))
    assert (task.when, task.person, task.record) == ("overdue", "2 chi bộ", "2026-03")
    assert "Chi bộ bản Huổi" in task.reason
    meet(office, cell, "2026-03")
    meet(office, other, "2026-03")
    assert work(office, date(2026, 3, 5)) == ()


def test_the_month_before_is_asked_for_too(office, cell):
    meet(office, cell, "2026-01")
    meet(office, cell, "2026-03")
    assert told(office, date(2026, 3, 5)) == [
        ("overdue", "Chi bộ bản Pá", "Ghi ngày họp chi bộ tháng 2 năm 2026")
    ]


def test_a_cell_that_did_not_meet_may_catch_up_within_the_month(office, cell):
    meet(office, cell, "2026-03", held=None, skipped=True)
    meet(office, cell, "2026-02")
    assert told(office, date(2026, 3, 10)) == [
        ("incomplete", "Chi bộ bản Pá", "Chi bộ chưa sinh hoạt tháng 3 năm 2026")
    ]
    meet(office, cell, "2026-04")
    assert work(office, date(2026, 4, 10)) == ()


def test_the_end_of_a_cells_term_comes_near_and_passes(office, cell):
    """Thirty months after a congress of those years, until the next one is noted."""
    hold = {"cell_id": cell, "day": date(2023, 9, 16)}
    office.do(cell_leaders.add_congress, id="first", **hold)
    assert work(office, date(2025, 6, 2)) == ()
    [task] = work(office, date(2026, 3, 10))
    assert (task.when, task.due) == ("week", date(2026, 3, 16))
    assert (task.screen, task.record) == ("cell-structure", cell)
    assert task.source
    [task] = work(office, date(2026, 3, 20))
    assert task.when == "overdue"
    office.do(cell_leaders.add_congress, id="next", cell_id=cell, day=date(2026, 3, 18))
    assert work(office, date(2026, 3, 20)) == ()


def test_the_end_of_an_officers_time_is_told_and_a_cell_left_without_secretary(office, cell):
    """Once somebody else is secretary, or a deputy only goes, nothing is to be done."""
    person = serve(office, cell, until=date(2026, 3, 20))
    serve(office, cell, "Vì Văn Cầu", "cell-deputy", until=date(2026, 2, 1))
    [task] = work(office, date(2026, 3, 10))
    assert (task.when, task.title) == ("month", "Hết thời gian làm bí thư chi bộ")
    assert task.record == f"{person}#officer-Cầm Văn Biên"
    assert told(office, date(2026, 3, 23)) == [
        ("overdue", "Cầm Văn Biên", "Chưa có bí thư chi bộ thay")
    ]
    serve(office, cell, "Lò Văn Ước", since=date(2026, 3, 20))
    assert work(office, date(2026, 3, 23)) == ()
