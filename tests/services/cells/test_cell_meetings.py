"""Cell meetings entered for a month at once, or one by one."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cells import cell_meetings, meeting_grid
from desktop.services.members import members
from desktop.services.papers import documents
from tests.build import a_cell, a_member, an_office

MARCH = "2026-03"
DAY = date(2026, 3, 20)
HELD = date(2026, 3, 3)


@pytest.fixture
def cell(office):
    """A cell of three members, one of them exempt."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    people = [a_member(office, name, cell) for name in ("Cầm Văn A", "Lò Văn B", "Tòng Thị C")]
    office.do(members.set_standing, person_id=people[2], status="exempt")
    return cell


def month(office):
    [line] = office.read(meeting_grid.month_lines, month=MARCH, day=DAY)
    return line


def enter(office, cell, **values):
    office.do(cell_meetings.set_month, month=MARCH, lines=[{"cell_id": cell, **values}])


def test_only_the_day_and_the_absences_need_be_typed(office, cell):
    """The rest follows from the list: who is exempt, and who was there."""
    enter(office, cell, held=HELD, excused=1)
    line = month(office)
    assert (line.present, line.excused, line.unexcused, line.exempt) == (1, 1, 0, 1)
    assert (line.state, line.left_over) == ("held", 0)
    enter(office, cell, present=2)
    assert month(office).left_over == -1


def test_a_month_of_all_cells_is_one_change(office, cell):
    other = a_cell(office, "Chi bộ Trường học")
    lines = [{"cell_id": cell, "held": HELD}, {"cell_id": other, "skipped": True}]
    office.do(cell_meetings.set_month, month=MARCH, lines=lines)
    states = [one.state for one in office.read(meeting_grid.month_lines, month=MARCH, day=DAY)]
    assert states == ["held", "skipped"]
    office.undo()
    states = [one.state for one in office.read(meeting_grid.month_lines, month=MARCH, day=DAY)]
    assert states == ["due", "due"]


def test_a_line_emptied_again_leaves_nothing(office, cell):
    enter(office, cell, skipped=True)
    assert month(office).met == "no"
    enter(office, cell, skipped=False)
    assert office.read(lambda session: cell_meetings.kept(session, cell, MARCH, "monthly")) is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"held": date(2026, 2, 28)}, "trước tháng 3"),
        ({"held": HELD, "skipped": True}, "không ghi là không họp"),
        ({"held": HELD, "excused": 9}, "nhiều hơn số đảng viên"),
    ],
)
def test_what_cannot_be_is_refused_with_the_name_of_the_cell(office, cell, values, said):
    with pytest.raises(Refusal, match=f"Chi bộ bản Pá.*{said}"):
        enter(office, cell, **values)


def test_who_was_absent_is_named_within_the_counts(office, cell):
    person = a_member(office, "Hà Văn D", cell)
    line = {"person_id": person, "why": "excused", "reason": "ốm"}
    place = {"cell_id": cell, "month": MARCH}
    office.do(cell_meetings.set_absences, **place, lines=[line])
    row = office.read(lambda session: cell_meetings.kept(session, cell, MARCH, "monthly").excused)
    assert row == 1
    other = a_member(office, "Hà Văn E", cell)
    with pytest.raises(Refusal, match="số vắng chỉ là 1"):
        office.do(cell_meetings.set_absences, **place, lines=[line, {**line, "person_id": other}])
    with pytest.raises(Refusal, match="hai lần"):
        office.do(cell_meetings.set_absences, **place, lines=[line, line])
    with pytest.raises(Refusal, match="kiểu vắng"):
        office.do(cell_meetings.set_absences, **place, lines=[{**line, "why": ""}])


def test_a_task_needs_its_words(office, cell):
    with pytest.raises(Refusal, match="việc phải làm"):
        office.do(
            cell_meetings.set_tasks,
            cell_id=cell,
            month=MARCH,
            lines=[{"title": "", "who": "Nga", "due": None, "done": None, "result": ""}],
        )


def test_the_resolution_takes_the_next_number_of_the_cell(office, cell):
    """Once it has one it is not taken twice; a void number leaves the meeting."""
    place = {"cell_id": cell, "month": MARCH}
    with pytest.raises(Refusal, match="ngày họp"):
        office.do(cell_meetings.take_number, **place)
    enter(office, cell, held=HELD)
    office.do(cell_meetings.take_number, **place)
    [line] = office.read(documents.register)
    assert (line.number, line.day, line.owner) == ("01-NQ/CB", HELD, cell)
    assert line.title == "Nghị quyết sinh hoạt tháng 3 năm 2026"
    with pytest.raises(Refusal, match="đã có số 01-NQ/CB"):
        office.do(cell_meetings.take_number, **place)
    kept = office.read(lambda session: cell_meetings.kept(session, cell, MARCH, "monthly").id)
    with pytest.raises(Refusal, match="hủy số"):
        office.do(cell_meetings.remove_meeting, id=kept)
    office.do(documents.void, id=line.id, reason="ghi nhầm tháng")
    office.do(cell_meetings.remove_meeting, id=kept)
    assert month(office).state == "due"


def test_a_meeting_on_a_theme_stands_apart(office, cell):
    values = {"cell_id": cell, "month": MARCH, "kind": "thematic", "held": date(2026, 3, 20)}
    office.do(cell_meetings.set_meeting, **values, topic="Nông thôn mới")
    assert month(office).state == "due"
    with pytest.raises(ValueError, match="kind"):
        office.do(cell_meetings.set_meeting, cell_id=cell, month=MARCH, kind="yearly")
    with pytest.raises(Refusal, match="nhiều hơn số có mặt"):
        office.do(cell_meetings.set_meeting, **values, present=1, present_probationary=2)
