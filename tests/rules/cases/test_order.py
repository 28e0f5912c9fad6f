"""Which steps apply, and which come before which."""

from __future__ import annotations

import pytest

from desktop.rules.cases.order import course, of_later, of_order
from desktop.rules.facts.office import Cell
from tests.rules.ways import PROCESSES, a_case, context, record

UNDER = Cell(id="x", name="Chi bộ Trường", kind="under")


def _course(**changes):
    return course(a_case(**changes), PROCESSES, context("2026-03-01"))


def _before(way, step: str) -> set[str]:
    return {one.id for one in way.before(way.every[step])}


def test_a_step_that_does_not_apply_is_looked_through() -> None:
    assert _before(_course(until="cell-meeting"), "appraisal") == {"cell-meeting"}
    assert _before(_course(until="cell-meeting", cell=UNDER), "appraisal") == {"base-meeting"}


def test_a_step_that_may_be_left_out_is_looked_through() -> None:
    assert _before(_course(until="certificate"), "application") == {"certificate"}


def test_recognition_begins_with_the_ceremony() -> None:
    assert "self-review" not in _course(until="decision").steps
    assert "self-review" in _course(until="ceremony").steps


def test_what_lies_behind_a_recorded_step_is_passed() -> None:
    way = _course(until="cell-meeting")
    assert way.passed(way.every["outstanding"])
    assert not way.passed(way.every["appraisal"])


@pytest.mark.parametrize(
    ("step", "day", "said"),
    [
        ("cell-meeting", "2026-01-05", []),
        ("cell-meeting", "2025-12-04", ["opinions", "history-certified"]),
        ("decision", "2026-02-12", ["standing-meeting"]),
    ],
)
def test_a_record_must_come_after_those_before_it(step: str, day: str, said: list[str]) -> None:
    way = _course(until="cell-meeting" if step != "decision" else "appraisal")
    found = of_order(record(step, day), way.every[step], way, context(day))
    assert [one.step for one in found] == said
    assert all(one.level == "block" for one in found)


def test_a_missing_step_of_mere_practice_may_be_set_aside_with_a_reason() -> None:
    way = _course(until="candidate")
    found = of_order(
        record("certificate", "2025-06-10"), way.every["certificate"], way, context("2025-06-10")
    )
    assert [(one.step, one.overridable) for one in found] == [("class-sent", True)]


def test_a_late_record_may_not_contradict_those_after_it() -> None:
    way = _course(until="cell-meeting")
    opinions = record("opinions", "2026-01-06")
    found = of_later(opinions, way.every["opinions"], way, context("2026-01-06"))
    assert [one.step for one in found] == ["cell-meeting"]
    assert "05/01/2026, trước" in found[0].sentence
