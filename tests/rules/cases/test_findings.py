"""Deadlines and conditions as sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.cases import findings
from desktop.rules.facts.case import ExtraPaper
from tests.rules.ways import PROCESSES, a_case, context, on

STEPS = {step.id: step for process in PROCESSES for step in process.step}


@pytest.mark.parametrize(
    ("decided", "received", "due", "note"),
    [
        ("2026-07-24", "2026-08-03", "2026-09-16", "ngày nhận 03/08/2026"),
        ("2026-07-24", None, "2026-09-08", "ngày ban hành (chưa ghi ngày nhận) 24/07/2026"),
        ("2026-07-27", "2026-08-03", "2026-09-09", "ngày 27/07/2026"),
    ],
)
def test_the_ceremony_by_the_era_of_the_decision(decided, received, due, note) -> None:
    """Thirty working days: from receiving it until 25/7/2026, from issuing it since 26/7/2026.

    Saturday 22/8 is worked, 31/8 to 2/9 are off.
    """
    case = a_case(
        until="decision",
        days={"decision": decided},
        values={"decision": {"received": on(received) if received else None}},
    )
    found = findings.due_of(STEPS["ceremony"], case, context("2026-08-10"))
    assert found is not None
    assert (found.day, found.sure) == (on(due), True)
    assert found.note == f"30 ngày làm việc từ {note}"


def test_recognition_is_counted_from_the_end_of_probation() -> None:
    found = findings.due_of(
        STEPS["recognition-meeting"], a_case(until="ceremony"), context("2027-03-01")
    )
    assert found is not None
    assert found.day == on("2027-04-22")
    assert found.note == "30 ngày làm việc từ ngày hết thời gian dự bị 10/03/2027"
    assert not found.sure


def test_no_deadline_before_its_start() -> None:
    assert (
        findings.due_of(STEPS["ceremony"], a_case(until="appraisal"), context("2026-03-01")) is None
    )
    assert findings.due_of(STEPS["history"], a_case(), context("2026-03-01")) is None


def test_a_limit_that_was_not_read_in_the_edition_in_force_is_told_as_unconfirmed() -> None:
    step = STEPS["recognition-decision"]
    case = a_case(until="recognition-meeting", days={"recognition-meeting": "2026-08-03"})
    due = findings.due_of(step, case, context("2026-10-01"))
    assert due is not None
    found = findings.overdue(step, due, context("2026-10-01"))
    assert found.source.startswith("Quy định 208-QĐ/TW; chưa xác nhận: 30 ngày làm việc là con số")


def test_an_overdue_decision_names_the_one_extension() -> None:
    step, day = STEPS["decision"], context("2026-05-05")
    due = findings.due_of(step, a_case(until="appraisal"), day)
    assert due is not None
    found = findings.overdue(step, due, day)
    assert found.level == "warn"
    assert "Chỉ kéo dài một lần, tối đa 30 ngày làm việc" in found.sentence


def test_needs_block_and_warnings_warn() -> None:
    case = a_case(until="history-certified", mentors=(), again=True)
    found = findings.of_conditions(STEPS["cell-meeting"], case, context("2026-01-05"))
    assert [(one.level, one.rule) for one in found] == [
        ("block", "enough introducers"),
        ("warn", "first admission"),
        ("warn", "extra:again/first-decision"),
        ("warn", "extra:again/leaving-decision"),
    ]
    assert all(one.source and one.who and one.step == "cell-meeting" for one in found)


def test_a_consent_that_the_law_demands_blocks_until_it_is_there() -> None:
    case = a_case(until="appraisal", again=True)
    (found,) = findings.of_conditions(STEPS["standing-meeting"], case, context("2026-02-10"))
    assert (found.level, found.field) == ("block", "extra.again.provincial-consent")
    assert "Văn bản đồng ý của ban thường vụ" in found.sentence
    held = ExtraPaper(special="again", paper="provincial-consent", day=on("2026-02-01"))
    there = replace(case, extras=(held,))
    assert findings.of_conditions(STEPS["standing-meeting"], there, context("2026-02-10")) == ()


def test_a_source_of_a_step_is_that_of_the_day() -> None:
    step = STEPS["ceremony"]
    assert findings.source_of(step, context("2026-01-05")) == (
        "điểm 4.1, Quy định 294-QĐ/TW; điểm 3.8, Hướng dẫn 06-HD/TW"
    )
    assert "208-QĐ/TW" in findings.source_of(step, context("2026-09-05"))
