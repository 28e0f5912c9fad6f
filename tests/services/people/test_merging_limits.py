"""What forbids merging two records, each reason with what to do."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.partial_date import PartialDate
from desktop.services.cases import steps
from desktop.services.members import members
from desktop.services.people import merging_limits, people
from desktop.store.tables.cases import MentorshipRow
from tests.build import a_case, a_member, a_person
from tests.deeds import NOW, add

TODAY = NOW.date()


def refusals(office, keep, other):
    def asked(session):
        return merging_limits.refusals(session, keep, other, TODAY)

    return office.read(asked)


def test_contradicting_memberships_are_refused_with_both_days(office):
    keep = a_member(office, "Cầm Văn Biên")
    other = a_member(office, "Cầm Văn Biên", admitted=PartialDate(2005, 2, 3))
    (sentence,) = refusals(office, keep, other)
    assert "03/02/2005" in sentence
    assert "19/05/2009" in sentence


def test_a_member_is_no_candidate(office):
    keep = a_case(office, "application", "Cầm Văn Biên")
    (sentence,) = refusals(office, keep, a_member(office, "Cầm Văn Biên"))
    assert "đã là đảng viên" in sentence


def test_a_mentor_is_not_the_person_helped(office):
    helped = a_case(office, "candidate")
    mentor = office.read(steps.view, person_id=helped, day=TODAY).case.mentor.mentor.id
    assert any("giúp đỡ" in one for one in refusals(office, helped, mentor))


def test_two_who_help_one_person_at_a_time_are_not_one(office):
    """One after the other they may be: the same mentor entered again."""
    helped = a_case(office, "candidate", "Lò Thị Mai")
    case = office.read(steps.view, person_id=helped, day=TODAY).case
    first, second = case.mentor.mentor.id, a_member(office, "Hà Văn Vui")
    one = {"case_id": case.id, "mentor_id": second, "stage": case.mentor.stage}
    office.do(add, MentorshipRow, **one, since=TODAY)
    (told,) = refusals(office, first, second)
    assert "cùng được phân công giúp đỡ Lò Thị Mai" in told
    office.undo()
    office.do(add, MentorshipRow, **one, since=date(2020, 1, 1), until=case.mentor.since)
    assert refusals(office, first, second) == ()


def test_one_person_or_one_in_the_bin_is_refused(office):
    keep, other = a_person(office), a_person(office)
    assert refusals(office, keep, other) == ()
    assert "khác nhau" in refusals(office, keep, keep)[0]
    office.do(people.remove_person, id=other, reason="nhập trùng", day=TODAY)
    assert "thùng rác" in refusals(office, keep, other)[0]


@pytest.mark.parametrize(
    ("name", "day"), [("admitted", PartialDate(2024, 7, 3)), ("official", PartialDate(2020))]
)
def test_days_entered_by_hand_may_not_contradict_a_case(office, name, day):
    keep = a_case(office, "recognition-decision", "Cầm Văn Biên")
    other = a_person(office, "Cầm Văn Biên")
    office.do(members.set_membership, person_id=other, **{name: day})
    (sentence,) = refusals(office, keep, other)
    assert day.text in sentence


def test_a_part_of_the_same_day_contradicts_nothing(office):
    keep = a_case(office, "recognition-decision", "Cầm Văn Biên")
    other = a_person(office, "Cầm Văn Biên")
    office.do(members.set_membership, person_id=other, admitted=PartialDate(2024, 7))
    assert refusals(office, keep, other) == ()


def test_a_case_that_is_done_hinders_none_that_leads_back_into_the_party(office):
    """Whoever was struck off and is admitted again has two cases by right."""
    keep = a_member(office, "Cầm Văn Biên")
    office.do(members.move, person_id=keep, kind="struck-off", day=date(2015, 1, 5))
    other = a_person(office, "Cầm Văn Biên")
    office.do(steps.begin_case, id="c" * 32, person_id=other, began=date(2023, 1, 2), again=True)
    office.do(steps.record, person_id=other, step="outstanding", day=date(2023, 1, 9))
    assert refusals(office, keep, other) == ()
