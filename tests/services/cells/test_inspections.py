"""Inspections of a year, and what they found followed until it is mended."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import today
from desktop.services.cells import inspections
from tests.build import a_case, a_cell, a_member

DAY = date(2026, 12, 31)


@pytest.fixture
def cell(office):
    return a_cell(office, "Chi bộ bản Pá")


def add(office, id="one", **values):
    """Enter an inspection of 2026."""
    given = {"way": "inspection-regular", "content": "Quy trình kết nạp", "month": 4}
    office.do(inspections.add_inspection, id=id, year=2026, **{**given, **values})


def year(office):
    return office.read(inspections.year, year=2026, day=DAY)


def test_a_year_is_planned_held_and_counted(office, cell):
    member = a_member(office, "Cầm Văn Biên", cell)
    add(office, subjects=[{"cell_id": cell}, {"member_id": member}])
    add(office, "two", way="supervision-regular", month=2, content="Sinh hoạt chi bộ")
    [second, first] = year(office).inspections
    assert (first.subjects_text, second.state) == (
        "Chi bộ bản Pá; Cầm Văn Biên",
        "kế hoạch tháng 2",
    )
    office.do(
        inspections.change_inspection,
        id="one",
        revision=first.revision,
        concluded=date(2026, 4, 24),
        subjects=[{"member_id": member}],
    )
    counts = {one.title: (one.held, one.organisations, one.members) for one in year(office).counts}
    assert counts["Kiểm tra"] == (1, 0, 1)
    assert year(office).basis.startswith("Quy định số 21-QĐ/TW")
    office.undo()
    assert {one.title: one.held for one in year(office).counts}["Kiểm tra"] == 0


def test_a_finding_is_tied_to_a_step_and_stands_in_the_days_work(office):
    person = a_case(office, at="cell-meeting", name="Lò Thị Mai")
    add(office)
    office.do(
        inspections.add_finding,
        id="found",
        inspection_id="one",
        words="Thiếu ý kiến nơi cư trú",
        about_id=person,
        step="opinions",
        settler="Chi bộ bản Pá",
        due=date(2026, 5, 15),
    )
    [one] = office.read(inspections.findings, only_open=True)
    assert one.whose.startswith("Lò Thị Mai: ")
    [task] = [
        task
        for task in office.read(today.tasks, day=date(2026, 5, 20))
        if task.screen == "inspections"
    ]
    assert (task.when, task.title) == (
        "overdue",
        "Khắc phục sau kiểm tra: Thiếu ý kiến nơi cư trú",
    )
    assert task.record == f"{person}#found"
    assert office.read(inspections.year_of, id="found") == 2026
    office.do(
        inspections.change_finding, id="found", revision=one.revision, settled=date(2026, 5, 18)
    )
    assert office.read(inspections.findings, only_open=True) == ()
    assert all(
        task.screen != "inspections" for task in office.read(today.tasks, day=date(2026, 5, 20))
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"way": "glance"}, "way"),
        ({"content": ""}, "content"),
        ({"month": 13}, "month"),
        ({"began": date(2026, 5, 1), "concluded": date(2026, 4, 1)}, "concluded"),
        ({"subjects": [{}]}, "subjects"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, values, field):
    with pytest.raises(Refusal) as refused:
        add(office, **values)
    assert refused.value.field == field
    assert year(office).inspections == ()


def test_a_step_without_a_person_is_refused(office):
    add(office)
    with pytest.raises(Refusal) as refused:
        office.do(
            inspections.add_finding, id="f", inspection_id="one", words="Thiếu", step="opinions"
        )
    assert refused.value.field == "about_id"


def test_one_with_findings_is_not_removed(office):
    add(office)
    office.do(inspections.add_finding, id="f", inspection_id="one", words="Thiếu")
    with pytest.raises(Refusal, match="đã có phát hiện"):
        office.do(inspections.remove_inspection, id="one")
    office.do(inspections.remove_finding, id="f")
    office.do(inspections.remove_inspection, id="one")
    assert year(office).inspections == ()
    office.undo()
    assert len(year(office).inspections) == 1
