"""The backward plan."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.partial_date import PartialDate
from desktop.rules.plan import backward_plan
from tests.rules.cases import CALENDAR, LAW, PROCESSES, a_case, on, person


def _plan(case, ceremony: str, day: str):
    return backward_plan(case, PROCESSES, LAW, CALENDAR, on(ceremony), on(day))


def test_a_wish_with_time_enough_is_possible() -> None:
    lines = _plan(a_case(until="certificate"), "2026-05-19", "2025-08-01")
    assert lines[-1].step == "ceremony"
    assert lines[-1].latest == on("2026-05-19")
    assert all(line.possible for line in lines)
    assert [line.step for line in lines if line.done] == [
        "outstanding",
        "candidate",
        "class-sent",
        "certificate",
    ]
    assert "start-agreed" not in {line.step for line in lines}


def test_a_wish_too_near_says_which_steps_come_too_late() -> None:
    lines = _plan(a_case(until="certificate"), "2025-12-22", "2025-11-03")
    late = [line for line in lines if not line.possible]
    assert late
    assert late[0].step == "application"
    assert "Lẽ ra phải xong trước ngày" in late[0].why
    assert lines[-1].possible


def test_what_time_alone_forbids_is_told() -> None:
    young = replace(person(), born=PartialDate(2008, 9, 1))
    lines = _plan(a_case(until="certificate", person=young), "2026-05-19", "2025-08-01")
    meeting = next(line for line in lines if line.step == "cell-meeting")
    assert not meeting.possible
    assert "đủ 18 tuổi" in meeting.why


def test_the_days_off_of_tet_push_the_steps_forward() -> None:
    lines = {
        line.step: line for line in _plan(a_case(until="certificate"), "2026-02-23", "2025-08-01")
    }
    assert lines["decision"].latest == on("2026-02-09")


@given(st.dates(on("2025-09-01"), on("2030-12-31")))
def test_no_step_is_later_than_one_that_needs_it(ceremony) -> None:
    lines = backward_plan(a_case(until="outstanding"), PROCESSES, LAW, CALENDAR, ceremony, ceremony)
    latest = {line.step: line.latest for line in lines}
    for step in PROCESSES[0].step:
        for earlier in step.after:
            if step.id in latest and earlier in latest:
                assert latest[earlier] <= latest[step.id]
