"""The kept plan, and the days offered."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cases import plans
from tests.build import a_case, a_person, a_step

CEREMONY, MADE = date(2024, 9, 2), date(2024, 1, 8)


@pytest.fixture
def planned(office):
    """Somebody with a certificate and a plan for the second of September."""
    person = a_case(office, at="certificate")
    office.do(plans.keep_plan, person_id=person, ceremony=CEREMONY, day=MADE)
    return person


def lines(office, person, day):
    """The kept plan as it stands on a day, by step."""
    return {line.step: line for line in office.read(plans.kept, person_id=person, day=day).lines}


def test_the_backward_plan_ends_on_the_day_wished_for(office):
    """Each step in time for the next; somebody without a case has no plan."""
    person = a_case(office, at="certificate")
    lines = office.read(
        plans.backward_plan, person_id=person, ceremony=date(2026, 9, 2), day=date(2026, 3, 2)
    )
    days = [line.latest for line in lines]
    assert days == sorted(days)
    assert days[-1] == date(2026, 9, 2)
    with pytest.raises(Refusal, match="chưa có hồ sơ"):
        office.read(plans.backward_plan, person_id=a_person(office), ceremony=CEREMONY, day=MADE)


def test_the_usual_days_are_offered_the_nearest_first(office):
    """A day that is today comes again next year."""
    found = office.read(plans.wished_days, day=date(2026, 5, 19))
    assert [one.day for one in found] == [
        date(2026, 9, 2),
        date(2026, 11, 7),
        date(2027, 2, 3),
        date(2027, 5, 19),
    ]
    assert found[0].title == "Quốc khánh 02/9"


def test_a_plan_is_kept_as_it_was_made(office, planned):
    """With the days of then."""
    held = office.read(plans.kept, person_id=planned, day=MADE)
    assert (held.ceremony, held.made) == (CEREMONY, MADE)
    found = lines(office, planned, MADE)
    assert found["ceremony"].planned == CEREMONY
    assert [line.slipped for line in found.values() if not line.done] == [0] * 12


def test_a_step_done_later_shows_old_and_new_day(office, planned):
    """And one that is not done slips day by day."""
    last = lines(office, planned, MADE)["application"].planned
    late = date(2024, 6, 3)
    assert last < late
    a_step(office, planned, "application", day=late)
    found = lines(office, planned, date(2024, 6, 10))
    assert (found["application"].planned, found["application"].done) == (last, late)
    assert found["application"].slipped == (late - last).days
    assert found["history"].done is None
    assert found["history"].slipped == (date(2024, 6, 10) - found["history"].planned).days
    assert found["ceremony"].slipped == 0


def test_another_plan_takes_its_place_and_it_can_be_dropped(office, planned):
    """One for each case."""
    office.do(plans.keep_plan, person_id=planned, ceremony=date(2024, 11, 7), day=MADE)
    held = office.read(plans.kept, person_id=planned, day=MADE)
    assert held.ceremony == date(2024, 11, 7)
    office.do(plans.drop_plan, id=held.id)
    assert office.read(plans.kept, person_id=planned, day=MADE) is None
    office.undo()
    assert office.read(plans.kept, person_id=planned, day=MADE) == held


def test_nobody_without_a_case_has_a_plan(office):
    """Nor can one be kept."""
    person = a_person(office)
    assert office.read(plans.kept, person_id=person, day=MADE) is None
    with pytest.raises(Refusal, match="chưa có hồ sơ"):
        office.do(plans.keep_plan, person_id=person, ceremony=CEREMONY, day=MADE)


def test_each_usual_day_tells_what_it_allows(office, planned):
    """The next one is too near; the others are not."""
    found = office.read(plans.offers, person_id=planned, day=MADE)
    assert [(one.wished.day, one.late) for one in found] == [
        (date(2024, 2, 3), 8),
        (date(2024, 5, 19), 0),
        (date(2024, 9, 2), 0),
        (date(2024, 11, 7), 0),
    ]


def test_a_step_that_became_impossible_says_why(office, planned):
    """As the plan of that day does."""
    found = lines(office, planned, date(2024, 6, 10))["history"]
    assert not found.possible
    assert found.why.startswith("Lẽ ra phải xong trước ngày")
