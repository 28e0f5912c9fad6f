"""The tasks somebody is tried by."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import today
from desktop.services.cases import steps, trial_tasks
from tests.build import a_case, a_person, an_office

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


@pytest.fixture
def person(office):
    an_office(office)
    return a_case(office, at="candidate")


def test_the_list_of_all_has_what_is_not_done_first(office, person):
    office.do(trial_tasks.add_task, id="a", person_id=person, **GIVEN)
    later = {**GIVEN, "title": "Dọn đường thôn", "done": date(2023, 3, 9), "result": "Tốt"}
    office.do(trial_tasks.add_task, id="b", person_id=person, **later)
    day = date(2023, 4, 2)
    first, second = office.read(trial_tasks.lines, day=day)
    assert (first.person, first.state_on(day)) == ("Lò Thị Mai", "quá hạn")
    assert first.state_on(date(2023, 4, 1)) == "đang làm"
    assert second.state_on(day) == "xong 09/03/2023"
    [due] = office.read(trial_tasks.lines, day=day, only_due=True)
    assert due.id == "a"


def test_a_task_is_changed_and_removed_by_itself(office, person):
    office.do(trial_tasks.add_task, id="a", person_id=person, **GIVEN)
    done = {"done": date(2023, 3, 28), "result": "Hoàn thành", "witness": "Cầm Văn Biên"}
    office.do(trial_tasks.change_task, id="a", revision=1, **done)
    [line] = office.read(trial_tasks.lines, day=date(2024, 1, 1))
    assert (line.result, line.witness) == ("Hoàn thành", "Cầm Văn Biên")
    office.do(trial_tasks.remove_task, id="a")
    assert office.read(trial_tasks.lines, day=date(2024, 1, 1)) == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"given": None}, "given"),
        ({"due": date(2023, 3, 5)}, "due"),
        ({"result": "Tốt"}, "done"),
        ({"person_id": ""}, "person_id"),
    ],
)
def test_a_single_task_that_cannot_be_is_refused_at_its_field(office, person, wrong, field):
    with pytest.raises(Refusal) as refusal:
        office.do(trial_tasks.add_task, id="a", **{"person_id": person, **GIVEN, **wrong})
    assert refusal.value.field == field


def test_whoever_has_no_case_is_given_no_task(office):
    an_office(office)
    with pytest.raises(Refusal, match="chưa có hồ sơ"):
        office.do(trial_tasks.add_task, id="a", person_id=a_person(office), **GIVEN)


def test_the_day_list_tells_of_what_is_overdue(office, person):
    """Until the case has ended."""
    office.do(trial_tasks.add_task, id="a", person_id=person, **GIVEN)
    day = date(2023, 4, 5)
    [task] = [one for one in office.read(today.tasks, day=day) if one.screen == "trial-tasks"]
    assert (task.when, task.title) == ("overdue", "Nhiệm vụ thử thách: Vận động quỹ khuyến học")
    assert task.record.endswith("#a")
    ended = {"day": date(2023, 4, 6), "reason": "đi làm xa"}
    office.do(steps.record, person_id=person, step="withdrawn", **ended)
    after = office.read(today.tasks, day=date(2023, 4, 7))
    assert [one for one in after if one.screen == "trial-tasks"] == []
    [line] = office.read(trial_tasks.lines, day=date(2023, 4, 7))
    assert line.state_on(date(2023, 4, 7)) == "hồ sơ đã kết thúc"
