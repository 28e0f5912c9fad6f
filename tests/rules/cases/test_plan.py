"""The backward plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cases import consistency, progress, recorded
from desktop.rules.cases.answers import Context
from desktop.rules.cases.order import course
from desktop.rules.cases.plan import backward_plan, last_meeting
from desktop.rules.cases.process import Step
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import CALENDAR, LAW, PROCESSES, WAY, a_case, context, on, person


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


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2026-03-31", "2026-03-03"),
        ("2026-03-03", "2026-03-03"),
        ("2026-03-02", "2026-02-03"),
        ("2026-01-20", "2026-01-05"),
        ("2026-01-04", "2025-12-03"),
    ],
)
def test_the_cell_meets_on_the_third_or_the_working_day_after(day: str, held: str) -> None:
    assert last_meeting(context(day), on(day)) == on(held)


def test_a_deadline_that_runs_bounds_the_plan() -> None:
    """The cell met on 5/1; sixty working days later the decision must be there."""
    case = a_case(until="appraisal")
    lines = {line.step: line for line in _plan(case, "2026-09-02", "2026-02-04")}
    assert lines["decision"].latest == on("2026-04-03")
    assert lines["standing-meeting"].latest == on("2026-04-01")
    decided = _plan(a_case(until="decision"), "2026-05-19", "2026-02-20")[-1]
    assert (decided.step, decided.possible) == ("ceremony", False)
    assert "quá hạn 30 ngày làm việc" in decided.why


# --- For any ceremony day

_USUAL = {step: values for step, _, values in WAY}
_CEREMONIES = st.dates(on("2026-09-01"), on("2031-12-31"))
_STEPS = {step.id: step for step in PROCESSES[0].step}


def _newcomer(born: int = 1999) -> Case:
    """Somebody of whom nothing is recorded, helped by members known for long."""
    case = a_case(until="", person=replace(person(), born=PartialDate(born, 5, 12)))
    helped = tuple(replace(one, since=None) for one in case.mentors)
    return replace(case, mentors=helped, began=on("2025-07-01"))


def _planned(case: Case, ceremony: date, day: date) -> dict[str, date]:
    lines = backward_plan(case, PROCESSES, LAW, CALENDAR, ceremony, day)
    return {line.step: line.latest for line in lines}


def _entry(step: str, day: date) -> StepRecord:
    values = {name: value for name, value in _USUAL[step].items() if not isinstance(value, date)}
    if step == "decision":
        values = {**values, "received": day}
    return StepRecord(id=step, step=step, day=day, number="01", values=values)


@given(_CEREMONIES)
def test_following_the_plan_passes_every_check(ceremony) -> None:
    case = _newcomer()
    for step, day in _planned(case, ceremony, on("2025-07-01")).items():
        entry = _entry(step, day)
        found = progress.check_record(case, PROCESSES, LAW, CALENDAR, entry)
        assert [one.sentence for one in found] == []
        case = recorded.with_record(case, entry, LAW)
    assert case.ceremony_on == ceremony
    assert consistency.faults(case, PROCESSES, LAW, CALENDAR, ceremony) == ()


@given(_CEREMONIES, st.data())
def test_one_step_a_day_later_and_the_ceremony_is_out_of_reach(ceremony, data) -> None:
    """A day later is the next on which it can be done: a working day, or the next cell meeting."""
    case = _newcomer()
    latest = _planned(case, ceremony, on("2025-07-01"))
    late = data.draw(st.sampled_from([step for step in latest if step != "ceremony"]))
    earliest: dict[str, date] = {}
    way = course(case, PROCESSES, Context(LAW, CALENDAR, ceremony))
    for name, day in latest.items():
        step = _STEPS[name]
        ready = (_ready(step, earliest[one.id]) for one in way.before(step))
        earliest[name] = _next_chance(step, day) if name == late else max(ready, default=day)
    assert earliest["ceremony"] > ceremony


@given(_CEREMONIES, st.data())
def test_seen_a_day_later_the_step_not_done_is_impossible(ceremony, data) -> None:
    case = _newcomer()
    latest = _planned(case, ceremony, on("2025-07-01"))
    late = data.draw(st.sampled_from([step for step in latest if step != "ceremony"]))
    for step, day in latest.items():
        if step == late:
            break
        case = recorded.with_record(case, _entry(step, day), LAW)
    seen = latest[late] + timedelta(days=1)
    lines = backward_plan(case, PROCESSES, LAW, CALENDAR, ceremony, seen)
    line = next(one for one in lines if one.step == late)
    assert not line.possible
    assert "Lẽ ra phải xong" in line.why


def _ready(step: Step, before: date) -> date:
    """The first day on which a step can be done after the one before it."""
    day = CALENDAR.working_days_after(before, step.takes)
    if not step.meets:
        return day
    while last_meeting(Context(LAW, CALENDAR, day), day) != day:
        day += timedelta(days=1)
    return day


def _next_chance(step: Step, day: date) -> date:
    return _ready(replace(step, takes=1), day)
