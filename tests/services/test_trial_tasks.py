"""The tasks somebody is tried by."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import steps, trial_tasks
from tests.build import a_case, an_office

GIVEN = {"title": "Vận động quỹ khuyến học", "given": date(2023, 3, 6), "due": date(2023, 4, 1)}
OPEN = {"done": None, "result": "", "witness": ""}


@pytest.fixture
def case(office):
    an_office(office)
    person = a_case(office, at="candidate")
    return office.read(steps.view, person_id=person, day=date(2023, 3, 1)).case.id


def test_tasks_are_given_and_done(office, case):
    """The first given first; one that is due and not done is late."""
    later = {**GIVEN, "title": "Dọn đường thôn", "given": date(2023, 5, 2), "due": None}
    office.do(trial_tasks.set_tasks, case_id=case, lines=[{**GIVEN, **OPEN}, {**later, **OPEN}])
    first, second = office.read(trial_tasks.tasks, case_id=case)
    assert (first.title, second.title) == ("Vận động quỹ khuyến học", "Dọn đường thôn")
    assert first.late_on(date(2023, 4, 2))
    assert not first.late_on(date(2023, 4, 1))
    done = {"done": date(2023, 3, 28), "result": "Hoàn thành", "witness": "Cầm Văn Biên"}
    office.do(trial_tasks.set_tasks, case_id=case, lines=[{**GIVEN, **done}])
    [only] = office.read(trial_tasks.tasks, case_id=case)
    assert (only.result, only.late_on(date(2024, 1, 1))) == ("Hoàn thành", False)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "cần nội dung và ngày giao"),
        ({"given": None}, "cần nội dung và ngày giao"),
        ({"due": date(2023, 3, 5)}, "Hạn của nhiệm vụ ở dòng 1 trước ngày giao"),
        ({"done": date(2023, 3, 5)}, "Ngày xong của nhiệm vụ ở dòng 1 trước ngày giao"),
    ],
)
def test_a_task_that_cannot_be_is_refused(office, case, wrong, said):
    with pytest.raises(Refusal, match=said):
        office.do(trial_tasks.set_tasks, case_id=case, lines=[{**GIVEN, **OPEN, **wrong}])
    assert office.read(trial_tasks.tasks, case_id=case) == ()
