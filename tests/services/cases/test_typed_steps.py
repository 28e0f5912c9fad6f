"""What is said of a step while it is typed."""

from __future__ import annotations

from datetime import date

from desktop.services.cases import typed_steps
from tests.build import a_case, a_person


def test_what_would_block_is_told_while_typing(office):
    """Nothing is written by asking."""
    person = a_case(office, at="history-certified")
    typed = {"person_id": person, "step": "cell-meeting", "day": date(2024, 5, 6)}
    found = office.read(typed_steps.check_entry, **typed, official=9, present_official=10)
    assert [one.level for one in found if one.field == "present_official"] == ["block"]
    assert office.read(typed_steps.check_entry, **typed, official=9, present_official=9) == ()
    assert office.read(typed_steps.check_entry, **{**typed, "person_id": a_person(office)}) == ()


def test_the_votes_needed_are_told_while_typing(office):
    """Two thirds of those summoned."""
    person = a_case(office, at="history-certified")
    needed = office.read(
        typed_steps.votes_needed,
        person_id=person,
        step="cell-meeting",
        day=date(2024, 5, 6),
        official=10,
    )
    assert "7" in needed
