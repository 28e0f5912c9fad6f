"""The agenda of a cell's meeting."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services.cases import steps, trial_tasks
from desktop.services.cells import agendas, cell_meetings
from desktop.services.members import transfers
from tests.build import a_case, a_cell, a_member, an_office
from tests.services.cases.test_trial_tasks import GIVEN, OPEN


def cell_of(office, person):
    return office.read(steps.view, person_id=person, day=date(2024, 5, 1)).case.cell.id


def items(office, cell, month, day):
    found = office.read(agendas.agenda, cell_id=cell, month=month, day=day)
    return {
        one.heading: [item.title for item in found if item.heading == one.heading] for one in found
    }


@pytest.fixture
def office_known(office):
    an_office(office)
    return office


def test_the_cell_considers_what_is_open_and_hears_the_mentor(office_known):
    office = office_known
    person = a_case(office, at="history-certified")
    cell = cell_of(office, person)
    found = items(office, cell, "2024-05", date(2024, 5, 3))
    [title] = found["Xét, quyết nghị"]
    assert title.endswith("Lò Thị Mai")
    assert "kết nạp" in title
    assert found["Nhận xét tháng"] == ["Nhận xét Lò Thị Mai"]
    assert found["Chuyên đề"] == ["Sinh hoạt chuyên đề của quý"]


def test_decisions_since_the_last_meeting_are_announced(office_known):
    office = office_known
    person = a_case(office, at="decision")
    cell = cell_of(office, person)
    assert items(office, cell, "2024-07", date(2024, 7, 3))["Công bố quyết định"] == [
        "Quyết định kết nạp: Lò Thị Mai"
    ]
    held = {"cell_id": cell, "month": "2024-06", "held": date(2024, 6, 20)}
    office.do(cell_meetings.set_meeting, **held)
    assert "Công bố quyết định" not in items(office, cell, "2024-07", date(2024, 7, 3))


def test_tasks_of_trial_and_new_members_are_there(office_known):
    office = office_known
    person = a_case(office, at="candidate")
    view = office.read(steps.view, person_id=person, day=date(2023, 3, 1))
    office.do(trial_tasks.set_tasks, case_id=view.case.id, lines=[{**GIVEN, **OPEN}])
    cell = cell_of(office, person)
    other = a_cell(office, "Chi bộ Trường học")
    member = a_member(office, "Hà Văn Tới", other)
    office.do(
        transfers.add_transfer,
        id="way",
        person_id=member,
        kind="inside",
        cell_id=cell,
        received=date(2023, 4, 1),
    )
    found = items(office, cell, "2023-04", date(2023, 4, 3))
    assert found["Nhiệm vụ thử thách"] == ["Lò Thị Mai: Vận động quỹ khuyến học"]
    assert found["Đảng viên mới"] == ["Giới thiệu đảng viên chuyển đến: Hà Văn Tới"]


def test_another_cell_has_none_of_it(office_known):
    office = office_known
    a_case(office, at="history-certified")
    other = a_cell(office, "Chi bộ Trường học")
    assert set(items(office, other, "2024-05", date(2024, 5, 3))) == {"Chuyên đề"}
