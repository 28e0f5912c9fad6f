"""Nhiệm vụ thử thách: given, due, done."""

from __future__ import annotations

import pytest

from desktop.screens.cases.trial_tasks import TrialTasksScreen
from desktop.screens.frame.window import Entry
from desktop.services.cases import trial_tasks
from tests.build import a_case, an_office
from tests.screens import subjects
from tests.screens.subjects import fault, fill, lines, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background, monkeypatch):
    an_office(office)
    a_case(office, at="candidate")
    entry = Entry("trial-tasks", "Nhiệm vụ thử thách", TrialTasksScreen, under="people")
    monkeypatch.setattr(subjects, "ENTRIES", [*subjects.ENTRIES, entry])
    return open_window(qtbot, office, ask, background, "trial-tasks")


def test_a_task_is_given_and_its_result_entered(window, office):
    press(window, "task-add")
    fill(window, "person_id", "Lò Thị Mai")
    fill(window, "title", "Vận động quỹ khuyến học")
    fill(window, "given", "6/3/2023")
    fill(window, "due", "1/4/2023")
    press(window, "task-save")
    assert lines(window, "tasks-of-trial") == [
        ["Lò Thị Mai", "Vận động quỹ khuyến học", "01/04/2023", "quá hạn"]
    ]
    assert "1 nhiệm vụ chưa xong, 1 quá hạn" in words(window, "subheading")
    pick(window, "tasks-of-trial", 0)
    fill(window, "result", "Đạt")
    press(window, "task-save")
    assert "ngày xong" in fault(window, "done")
    fill(window, "done", "28/3/2023")
    press(window, "task-save")
    assert lines(window, "tasks-of-trial")[0][3] == "xong 28/03/2023"
    press(window, "only-open")
    assert lines(window, "tasks-of-trial") == []
    press(window, "only-open")
    press(window, "task-remove")
    assert office.read(trial_tasks.lines, day=office.today()) == ()


def test_whose_task_it_is_must_be_said(window):
    press(window, "task-add")
    fill(window, "title", "Dọn đường")
    fill(window, "given", "6/3/2023")
    press(window, "task-save")
    assert "chọn người" in fault(window, "person_id")
