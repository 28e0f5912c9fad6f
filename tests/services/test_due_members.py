"""The lines of the day's work on members."""

from __future__ import annotations

from datetime import date

from desktop.services import today
from desktop.services.members import contacts, loans, members
from tests.build import a_cell, a_member, an_office

DAY = date(2026, 3, 2)


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


def told(office, screen, day=DAY):
    return [one for one in office.read(today.tasks, day=day) if one.screen == screen]


def test_papers_that_are_to_come_back_are_told_until_they_are_there(office):
    an_office(office)
    member = a_member(office, cell=a_cell(office, "Chi bộ bản Pá"))
    lent = {"papers": "Lý lịch đảng viên", "borrower": "Hà Văn Dũng", "lent": date(2026, 2, 2)}
    office.do(loans.add_loan, id="a", person_id=member, due=date(2026, 2, 27), **lent)
    [task] = told(office, "loans")
    assert (task.when, task.person, task.cell) == ("overdue", "Cầm Văn Biên", "Chi bộ bản Pá")
    assert task.title == "Thu lại tài liệu cho mượn: Lý lịch đảng viên"
    assert task.reason == "quá hạn 3 ngày, hạn 27/02/2026; Hà Văn Dũng"
    assert task.record.endswith("#a")
    office.do(loans.note_returned, id="a", day=DAY)
    assert told(office, "loans") == []


def test_the_answer_of_a_place_of_residence_is_awaited(office):
    an_office(office)
    member = a_member(office)
    sent = {"place": "Đảng ủy phường Tô Hiệu", "introduced": date(2026, 2, 2)}
    office.do(contacts.add_contact, id="a", person_id=member, due=date(2026, 3, 6), **sent)
    [task] = told(office, "contacts")
    assert (task.when, task.due) == ("week", date(2026, 3, 6))
    assert task.reason == "còn 4 ngày, hạn 06/03/2026; Đảng ủy phường Tô Hiệu"
    office.do(contacts.change_contact, id="a", revision=1, received=DAY)
    assert told(office, "contacts") == []
