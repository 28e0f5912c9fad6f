"""What a case tells of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.facts.case import Meeting
from tests.rules.ways import a_case, mentorship, on

ONE, TWO = mentorship("Cầm Văn Một"), mentorship("Hà Thị Hai")
ENDED = replace(mentorship("Vì Văn Ba"), until=on("2025-06-30"))
LATER = replace(ONE, stage="probationary")


@pytest.mark.parametrize(
    ("mentors", "first", "second"),
    [
        ((ONE, TWO), "Hà Thị Hai", "Cầm Văn Một"),
        ((ONE,), "Cầm Văn Một", None),
        ((ENDED, ONE, LATER), "Cầm Văn Một", None),
        ((ENDED,), "Vì Văn Ba", None),
        ((), None, None),
    ],
)
def test_the_second_mentor_is_another_whose_help_goes_on(mentors, first, second) -> None:
    case = a_case(mentors=mentors)
    named = [one.mentor.name if one else None for one in (case.mentor, case.second_mentor)]
    assert named == [first, second]


def test_the_days_of_the_way_are_those_of_their_steps() -> None:
    case = a_case()
    assert case.history_on == case.day_of("history")
    assert case.verified_on == case.day_of("verification")
    assert case.introduction_on == case.day_of("introduction")
    assert None not in (case.history_on, case.verified_on, case.introduction_on)
    assert a_case(until="").history_on is None


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        (Meeting(official=9, present_official=9, in_favour=6, against=3), (9, 9, 0, "đủ")),
        (Meeting(official=9, present_official=9, in_favour=5, against=4), (9, 9, 0, "không đủ")),
        (Meeting(official=9, present_official=9, in_favour=6, against=2), (8, None, None, "đủ")),
        (Meeting(official=9, present_official=9, in_favour=6), (None, None, None, "đủ")),
        (Meeting(in_favour=6), (None, None, None, "")),
    ],
)
def test_what_a_vote_tells_of_its_ballots(meeting, told) -> None:
    """How many were given out is known only where everybody present voted validly."""
    found = (meeting.valid_ballots, meeting.ballots, meeting.spoilt_ballots, meeting.two_thirds)
    assert found == told
