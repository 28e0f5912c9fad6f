"""The state of a case on a day, and what stands against recording a step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cases.progress import check_record, progress, standing
from desktop.rules.facts.office import Cell
from desktop.rules.facts.person import Movement
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import (
    CALENDAR,
    COUNTS,
    LAW,
    PROCESSES,
    STANDING,
    WAY,
    a_case,
    on,
    person,
    record,
)

UNDER = Cell(id="x", name="Chi bộ Trường", kind="under")


def _progress(case, day: str):
    return progress(case, PROCESSES, LAW, CALENDAR, on(day))


def _check(case, entry):
    return check_record(case, PROCESSES, LAW, CALENDAR, entry)


def _blocks(case, entry) -> list[str]:
    return [one.sentence for one in _check(case, entry) if one.level == "block"]


@pytest.mark.parametrize(
    ("until", "stage", "following"),
    [
        ("", "person", "outstanding"),
        ("outstanding", "outstanding", "candidate"),
        ("candidate", "candidate", "class-sent"),
        ("certificate", "candidate", "application"),
        ("cell-meeting", "candidate", "appraisal"),
        ("decision", "candidate", "ceremony"),
        ("ceremony", "probationary", "member-file"),
        ("recognition-standing-meeting", "probationary", "recognition-decision"),
    ],
)
def test_stage_and_next_step(until: str, stage: str, following: str) -> None:
    found = _progress(a_case(until=until), "2027-04-22")
    assert found.stage == stage
    assert found.next is not None
    assert found.next.id == following


def test_a_recognised_member_has_nothing_left_to_do() -> None:
    found = _progress(a_case(), "2027-04-22")
    assert (found.stage, found.next, found.late) == ("official", None, ())
    assert {one.state for one in found.steps} == {"done", "skipped"}


@given(st.sampled_from(range(len(WAY))))
def test_a_case_on_an_earlier_day_is_the_case_of_that_day(place: int) -> None:
    step, day, _ = WAY[place]
    same_day = [name for name, other, _ in WAY if other == day]
    until = same_day[-1]
    assert _progress(a_case(), day) == _progress(a_case(until=until), day)
    assert step in same_day


def test_steps_wait_for_those_before_them() -> None:
    found = _progress(a_case(until="application"), "2025-09-02")
    states = {one.id: one.state for one in found.steps}
    assert states["candidate"] == "done"
    assert states["start-agreed"] == "skipped"
    assert states["history"] == states["introduction"] == states["opinions"] == "next"
    assert states["verification"] == states["cell-meeting"] == "waiting"
    assert "base-meeting" not in states
    assert "union-resolution" not in states


def test_the_path_of_a_cell_under_a_base_committee() -> None:
    found = _progress(a_case(until="cell-meeting", cell=UNDER), "2026-01-06")
    assert found.next is not None
    assert (found.next.id, found.next.papers) == ("base-meeting", ("8a-knd",))
    meeting = found.step("cell-meeting")
    assert meeting is not None
    assert meeting.papers[:2] == ("6-knd", "bien-ban-ket-nap")


def test_a_member_of_the_youth_union_needs_its_resolution() -> None:
    young = replace(person(), union_joined=PartialDate(2016))
    found = _progress(a_case(until="application", person=young), "2025-09-02")
    resolution = found.step("union-resolution")
    assert resolution is not None
    assert (resolution.state, resolution.papers) == ("next", ("4-knd", "4b-knd", "4c-knd"))


@pytest.mark.parametrize(
    ("day", "state", "left", "notice"),
    [
        ("2026-02-16", "next", 46, 60),
        ("2026-03-20", "next", 14, 15),
        ("2026-04-03", "next", 0, 7),
        ("2026-04-04", "late", -1, None),
    ],
)
def test_the_ceremony_is_late_after_thirty_working_days(day, state, left, notice) -> None:
    step = _progress(a_case(until="decision"), day).step("ceremony")
    assert step is not None
    assert step.due == on("2026-04-03")
    assert (step.state, step.days_left, step.notice) == (state, left, notice)
    assert bool(step.findings) is (state == "late")


def test_probation_blocks_until_it_is_complete_and_says_until_when() -> None:
    step = _progress(a_case(until="new-member-class"), "2027-02-23").step("self-review")
    assert step is not None
    assert (step.state, step.opens) == ("blocked", on("2027-03-10"))
    assert "Còn 15 ngày" in step.findings[0].sentence


def test_a_failed_vote_blocks_what_follows() -> None:
    case = a_case(until="cell-meeting", values={"cell-meeting": {"in_favour": 14, "against": 7}})
    following = _progress(case, "2026-01-20").next
    assert following is not None
    assert (following.id, following.state) == ("appraisal", "blocked")
    assert "14/22" in following.findings[0].sentence
    again = record("cell-meeting", "2026-04-03", **COUNTS)
    assert _blocks(case, replace(again, id="second")) == []


def test_a_step_left_out_is_missed() -> None:
    case = a_case(until="cell-meeting")
    kept = tuple(one for one in case.steps if one.step != "opinions")
    found = _progress(replace(case, steps=kept, opinions=None), "2026-01-06").step("opinions")
    assert found is not None
    assert (found.state, found.findings[0].level) == ("skipped", "warn")


@pytest.mark.parametrize("end", ["struck-off", "not-recognised"])
def test_probation_may_end_otherwise(end: str) -> None:
    case = a_case(until="probation-opinions")
    entry = record(end, "2027-04-01", reason="Không còn xứng đáng")
    assert _blocks(case, entry) == []
    found = _progress(replace(case, steps=(*case.steps, entry)), "2027-04-02")
    assert (found.stage, found.next) == ("left", None)
    later = record("recognition-meeting", "2027-04-05", **COUNTS)
    assert "Hồ sơ đã kết thúc" in _blocks(replace(case, steps=(*case.steps, entry)), later)[0]


def test_striking_off_needs_its_reason() -> None:
    found = _check(a_case(until="ceremony"), record("struck-off", "2026-06-01"))
    assert [(one.level, one.field) for one in found] == [
        ("block", "reason"),
        ("warn", "extra.struck-off.cell-resolution"),
    ]


def test_who_moved_away_has_left() -> None:
    gone = replace(person(), movements=(Movement(kind="transferred-out", day=on("2026-01-10")),))
    assert _progress(a_case(until="cell-meeting", person=gone), "2026-01-11").stage == "left"
    assert _progress(a_case(until="cell-meeting", person=gone), "2026-01-09").stage == "candidate"


def test_the_blameless_way_is_recorded_without_a_word() -> None:
    for place, (step, day, values) in enumerate(WAY):
        case = a_case(until=WAY[place - 1][0] if place else "")
        assert _check(case, record(step, day, **values)) == ()


def test_all_that_stands_against_a_record_is_told_at_once() -> None:
    case = a_case(
        until="application", mentors=(), person=replace(person(), born=PartialDate(2008, 3))
    )
    found = _blocks(case, record("cell-meeting", "2026-01-05", **{**COUNTS, "in_favour": 30}))
    assert len(found) == 6
    assert any("Lý lịch" in one or "Nhận xét và chứng nhận" in one for one in found)
    assert any("đủ 18 tuổi" in one for one in found)
    assert any("0 đảng viên giới thiệu" in one for one in found)
    assert any("(31) lớn hơn" in one for one in found)


def test_a_late_ceremony_is_recorded_with_a_warning() -> None:
    found = _check(a_case(until="decision"), record("ceremony", "2026-04-06"))
    assert [(one.level, one.step) for one in found] == [("warn", "ceremony")]
    assert "hạn 03/04/2026" in found[0].sentence
    assert found[0].source == "điểm 4.1, Quy định 294-QĐ/TW"


def test_only_what_the_rule_excepts_may_be_set_aside() -> None:
    late = replace(a_case().mentors[0], together_since=PartialDate(2025, 6))
    case = a_case(until="verification", mentors=(late, a_case().mentors[1]))
    found = _check(case, record("introduction", "2025-11-20"))
    assert [(one.level, one.overridable) for one in found] == [("block", True)]
    unknown = replace(late, together_since=None)
    found = _check(replace(case, mentors=(unknown,)), record("introduction", "2025-11-20"))
    assert [(one.level, one.overridable) for one in found] == [("block", False)]


def test_recognition_before_its_process_has_begun() -> None:
    assert _blocks(a_case(until="decision"), record("self-review", "2027-03-10"))


def test_a_standing_committee_without_counts_cannot_decide() -> None:
    case = a_case(until="standing-meeting", values={"standing-meeting": {"in_favour": None}})
    found = _check(case, record("decision", "2026-02-12"))
    assert [(one.step, one.field) for one in found] == [("standing-meeting", "in_favour")]
    mended = record("standing-meeting", "2026-02-10", **STANDING)
    assert _blocks(case, mended) == []


def test_an_unknown_step_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError):
        _check(a_case(), record("lunch", "2026-01-01"))


@pytest.mark.parametrize("until", ["", *(step for step, _, _ in WAY)])
def test_lists_see_of_a_case_what_is_still_to_come(until: str) -> None:
    """The stage, and every open step and every last day, as the whole of it tells them."""
    case, day = a_case(until=until), on("2026-12-01")
    whole = progress(case, PROCESSES, LAW, CALENDAR, day)
    short = standing(case, PROCESSES, LAW, CALENDAR, day)
    to_come = [one for one in whole.steps if one.open or (one.state == "waiting" and one.due)]
    assert (short.stage, list(short.steps)) == (whole.stage, to_come)
    assert (short.next, short.late, short.due) == (whole.next, whole.late, whole.due)


def test_what_ended_before_a_case_began_says_nothing_of_it() -> None:
    """Somebody who left the Party once is a candidate again."""
    moves = (Movement(kind="resigned", day=on("2018-06-05")),)
    case = a_case(until="cell-meeting", person=replace(person(), movements=moves), again=True)
    assert _progress(case, "2026-01-11").stage == "candidate"
