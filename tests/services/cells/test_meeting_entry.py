"""A meeting entered as a whole."""

from __future__ import annotations

from datetime import date

from desktop.services.cells import meeting_entry, meeting_papers
from tests.build import a_cell, an_office

TASK = {"title": "Làm đường", "who": "Nga", "due": date(2026, 3, 9), "done": None, "result": ""}


def test_everything_of_a_meeting_is_one_change(office):
    """The results of the tasks before go to the meeting that resolved on them."""
    an_office(office)
    cell = a_cell(office)
    february = {"cell_id": cell, "month": "2026-02"}
    office.do(meeting_entry.enter, **february, values={"held": date(2026, 2, 3)}, tasks=[TASK])
    march = {"cell_id": cell, "month": "2026-03"}
    office.do(
        meeting_entry.enter,
        **march,
        values={"held": date(2026, 3, 3)},
        earlier_tasks=[{**TASK, "done": date(2026, 3, 1), "result": "300 m"}],
        points={"time": 5},
    )
    shown = office.read(meeting_papers.meeting, **march, day=date(2026, 3, 20))
    assert [one.state for one in shown.earlier_tasks] == ["xong 01/03/2026: 300 m"]
    assert shown.points == 5
    office.undo()
    before = office.read(meeting_papers.meeting, **march, day=date(2026, 3, 20))
    assert (before.held, before.points) == (None, None)
    assert [one.state for one in before.earlier_tasks] == ["chưa xong"]
