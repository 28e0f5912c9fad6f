"""The lines of the day's work on members."""

from __future__ import annotations

from datetime import date

from desktop.services import members, today
from tests.build import a_cell, a_member


def test_a_violation_is_decided_on_before_its_limitation(office):
    """Told in time, with the way to the person's own page; silent once decided."""
    member = a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))
    line = {"form": "reprimand", "violated": date(2021, 4, 5)}
    office.do(members.set_disciplines, person_id=member, lines=[line])
    assert office.read(today.tasks, day=date(2026, 1, 4)) == ()
    (task,) = office.read(today.tasks, day=date(2026, 3, 9))
    assert (task.when, task.due, task.cell) == ("month", date(2026, 4, 5), "Chi bộ bản Pá")
    assert task.title == "Xem xét, quyết định kỷ luật (khiển trách)"
    assert "60 tháng từ ngày vi phạm 05/04/2021" in task.reason
    assert (task.screen, task.record) == ("person", f"{member}#disciplines")
    decided = [{**line, "day": date(2026, 3, 10)}]
    office.do(members.set_disciplines, person_id=member, lines=decided)
    assert office.read(today.tasks, day=date(2026, 3, 11)) == ()
