"""Transfers as lines of the register of introductions."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.facts.person import Movement, Person, Transfer
from desktop.rules.members import introductions

OURS = "Đảng ủy xã Hoa Ban"
GONE = Transfer(
    id="1",
    person_id="p",
    kind="out",
    reach="other-province",
    letter=date(2025, 12, 30),
    received=date(2026, 1, 8),
    number="12-GT",
)
CAME = Transfer(id="2", person_id="p", kind="in", reach="province", received=date(2026, 3, 1))
INSIDE = Transfer(id="3", person_id="p", kind="inside", received=date(2026, 5, 1))


def marks(way: Transfer) -> dict[str, str]:
    """What stands in the columns of a line, without those that are empty."""
    found = introductions.marks(way, OURS)
    return {name: told for name in found.__slots__ if (told := getattr(found, name))}


def test_going_stands_there_by_its_letter_and_coming_by_its_receipt() -> None:
    person = Person(id="p", name="Lò Văn An", transfers=(GONE, CAME))
    in_2025, in_2026 = (
        [way.id for _, way in introductions.of_period(person, period(year))]
        for year in ("2025", "2026")
    )
    assert (in_2025, in_2026) == (["1"], ["2"])
    assert introductions.arrived(GONE) is None
    assert introductions.departed(CAME, "") is None


@pytest.mark.parametrize(
    ("way", "columns"),
    [
        (GONE, {"number": "12-GT", "went_far": "x", "sent_by": OURS}),
        (CAME, {"came_near": "x", "taken_by": OURS}),
        (INSIDE, {"came_inside": "x", "sent_by": OURS, "taken_by": OURS, "within": OURS}),
    ],
)
def test_marks_and_our_own_committee_stand_where_they_belong(way, columns) -> None:
    assert marks(way) == columns


def test_a_coming_entered_by_itself_is_no_second_line_of_a_transfer() -> None:
    moves = (
        Movement(kind="transferred-in", day=date(2026, 2, 2), reach="abroad"),
        Movement(kind="transferred-in", day=date(2026, 3, 1), follows="2"),
        Movement(kind="died", day=date(2026, 9, 9)),
    )
    person = Person(id="p", name="Lò Văn An", movements=moves, transfers=(CAME,))
    found = [(on.month, marks(way)) for on, way in introductions.of_period(person, period("2026"))]
    assert found == [
        (3, {"came_near": "x", "taken_by": OURS}),
        (2, {"came_far": "x", "taken_by": OURS}),
    ]
