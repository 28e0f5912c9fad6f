"""What a case tells of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.cases import a_case, mentorship, on

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
