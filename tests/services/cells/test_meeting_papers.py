"""The papers of a cell meeting."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cells import cell_meetings, meeting_entry, meeting_papers
from tests.build import a_cell, a_member, an_office

MARCH = "2026-03"
DAY = date(2026, 3, 20)


@pytest.fixture
def place(office):
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá", secretary="Lò Văn Bí")
    for name in ("Cầm Văn A", "Lò Văn B"):
        a_member(office, name, cell)
    return {"cell_id": cell, "month": MARCH}


def said(office, place, form_id):
    sheet = office.read(meeting_papers.sheet, form_id=form_id, **place, day=DAY)
    return " ".join("".join(words(sheet.blocks)).split())


def test_the_minutes_say_who_was_there_and_what_was_said(office, place):
    roll = office.read(meeting_papers.roll, **place, day=DAY)
    absent = {"person_id": roll.people[0].id, "why": "excused", "reason": "ốm"}
    office.do(
        meeting_entry.enter,
        **place,
        values={"held": date(2026, 3, 3), "excused": 1, "review": "Gieo cấy xong"},
        absences=[absent],
    )
    told = said(office, place, meeting_papers.MINUTES)
    assert "Tổng số đảng viên: 02 đồng chí" in told
    assert "Vắng có lý do: 01 đồng chí. Cầm Văn A (ốm)" in told
    assert "Gieo cấy xong" in told
    assert "Lò Văn Bí" in told


def test_the_resolution_carries_its_number_and_the_tasks_before(office, place):
    done = {"title": "Làm đường", "who": "Nga", "due": None, "done": None, "result": ""}
    office.do(cell_meetings.set_tasks, cell_id=place["cell_id"], month="2026-02", lines=[done])
    office.do(meeting_entry.enter, **place, values={"held": date(2026, 3, 3)})
    office.do(cell_meetings.take_number, **place)
    told = said(office, place, meeting_papers.RESOLUTION)
    assert "Số 01-NQ/CB" in told
    assert "Làm đường" in told
    assert "T/M CHI BỘBÍ THƯ" in told
    assert office.read(meeting_papers.before, **place) == "2026-02"
    assert office.read(meeting_papers.next_number, cell_id=place["cell_id"], day=DAY) == "02-NQ/CB"


def test_an_agenda_needs_no_day_but_minutes_do(office, place):
    assert "Sinh hoạt chuyên đề của quý" in said(office, place, meeting_papers.AGENDA)
    with pytest.raises(Refusal, match="ngày họp"):
        said(office, place, meeting_papers.MINUTES)
