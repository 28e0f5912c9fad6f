"""Conditions on meetings: votes that pass and counts that are possible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cases.conditions_votes import impossible_counts, needed_text
from desktop.rules.facts.case import Meeting
from desktop.rules.facts.office import Cell
from tests.rules.ways import a_case, answer, context

UNDER = Cell(id="x", name="Chi bộ Trường", kind="under")


def _cell(**counts):
    return a_case(until="cell-meeting", values={"cell-meeting": counts})


@pytest.mark.parametrize(
    ("official", "left_out", "in_favour", "holds"),
    [
        (22, None, 14, False),
        (22, None, 15, True),
        (21, None, 14, True),
        (22, 1, 14, True),
        (3, None, 2, True),
        (22, None, None, None),
        (None, None, 15, None),
    ],
)
def test_the_cell_needs_two_thirds_of_those_summoned(official, left_out, in_favour, holds) -> None:
    case = _cell(official=official, left_out=left_out, in_favour=in_favour)
    assert answer("cell vote passes", case, "2026-02-02").holds is holds


def test_a_vote_that_fails_says_how_many_were_needed() -> None:
    found = answer("cell vote passes", _cell(in_favour=14), "2026-02-02")
    assert "14/22" in found.sentence
    assert "cần 15 (ít nhất 2/3" in found.sentence
    assert (found.step, found.field) == ("cell-meeting", "in_favour")


def test_the_votes_a_meeting_needs_are_told_before_they_are_cast() -> None:
    """The base without those left out; nothing where it is not known or nobody votes."""
    day = context("2026-02-02")
    asked = _cell(official=23, left_out=1, in_favour=None)
    told = needed_text("cell-meeting", asked, day)
    assert told.startswith("Cần ít nhất 15/22 phiếu tán thành (2/3 số đảng viên chính thức")
    assert told.endswith("Điều lệ Đảng")
    voted = needed_text("cell-meeting", _cell(official=22, in_favour=14), day)
    assert "đã có 14/22, bằng 63,64%" in voted
    assert needed_text("cell-meeting", _cell(official=None), day) == ""
    assert needed_text("application", asked, day) == ""


@pytest.mark.parametrize(
    ("official", "in_favour", "holds"),
    [(11, 6, True), (11, 5, False), (10, 5, False), (10, 6, True), (None, 6, True)],
)
def test_the_standing_committee_needs_more_than_half(official, in_favour, holds) -> None:
    """Without a count of its own the office's number of members (11) is taken."""
    counts = {"standing-meeting": {"official": official, "in_favour": in_favour}}
    case = a_case(until="standing-meeting", values=counts)
    assert answer("standing committee vote passes", case, "2026-02-12").holds is holds


def test_only_a_cell_under_a_base_committee_needs_its_vote() -> None:
    assert answer("base committee vote passes", _cell(), "2026-02-02").holds
    under = a_case(until="cell-meeting", cell=UNDER)
    assert answer("base committee vote passes", under, "2026-02-02").holds is None


@pytest.mark.parametrize(
    ("counts", "field"),
    [
        ({"official": 20, "present_official": 21}, "present_official"),
        ({"probationary": 0, "present_probationary": 1}, "present_probationary"),
        ({"official": 5, "left_out": 6}, "left_out"),
        ({"official": 22, "left_out": 2, "present_official": 21}, "present_official"),
        ({"present_official": 10, "in_favour": 9, "against": 2}, "in_favour"),
        ({"official": 10, "in_favour": 11}, "in_favour"),
    ],
)
def test_counts_that_contradict_each_other(counts, field) -> None:
    found = impossible_counts(Meeting(**counts))
    assert found is not None
    assert found[0] == field


SMALL = st.integers(0, 60)


@given(SMALL, SMALL, SMALL, SMALL, SMALL)
def test_counts_taken_from_one_meeting_are_possible(left, absent, silent, against, favour) -> None:
    """However a meeting goes, its own counts fit, and they stay so when some are not known."""
    present = silent + against + favour
    meeting = Meeting(
        official=present + absent + left,
        left_out=left,
        present_official=present,
        in_favour=favour,
        against=against,
    )
    assert impossible_counts(meeting) is None
    assert impossible_counts(Meeting(official=meeting.official, in_favour=favour)) is None


@pytest.mark.parametrize(
    ("name", "step", "day"),
    [
        ("cell counts are possible", "cell-meeting", "2026-01-05"),
        ("standing committee counts are possible", "standing-meeting", "2026-02-10"),
        ("cell on recognition counts are possible", "recognition-meeting", "2027-04-05"),
        (
            "standing committee on recognition counts are possible",
            "recognition-standing-meeting",
            "2027-04-20",
        ),
    ],
)
def test_each_meeting_is_asked_for_its_own_counts(name: str, step: str, day: str) -> None:
    found = answer(name, a_case(values={step: {"in_favour": 99}}), day)
    assert (found.holds, found.step, found.field) == (False, step, "in_favour")


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("opinion counts are possible", "opinions"),
        ("probation opinion counts are possible", "probation-opinions"),
    ],
)
def test_more_answers_than_people_asked(name: str, step: str) -> None:
    counts = {"residence_asked": 5, "residence_in_favour": 4, "residence_against": 2}
    found = answer(name, a_case(values={step: counts}), "2027-04-22")
    assert (found.holds, found.field) == (False, "residence_in_favour")
