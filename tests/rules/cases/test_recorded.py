"""From step records to typed facts."""

from __future__ import annotations

from desktop.rules.cases import recorded
from desktop.rules.facts.case import Certificate
from tests.rules.ways import LAW, a_case, on, record


def test_a_meeting_is_read_from_its_record() -> None:
    meeting = a_case(until="cell-meeting").cell_meeting
    assert meeting is not None
    assert (meeting.day, meeting.number, meeting.base) == (on("2026-01-05"), "01", 22)


def test_opinions_certificate_and_decision_are_read_from_theirs() -> None:
    case = a_case()
    assert case.opinions is not None
    assert case.opinions.organisations.organisation == "Hội Nông dân"
    assert case.opinions.organisations.asked == 30
    assert case.opinions.residence.asked is None
    assert case.awareness_certificate is not None
    assert case.awareness_certificate.issuer == "Trung tâm chính trị"
    assert case.decision is not None
    assert case.decision.day == on("2026-02-12")


def test_probation_ends_twelve_months_after_the_ceremony() -> None:
    assert a_case().probation_ends == on("2027-03-10")
    assert a_case(until="decision").probation_ends is None


def test_the_latest_record_of_a_step_counts() -> None:
    again = record("cell-meeting", "2026-01-20", official=20, in_favour=20)
    case = recorded.with_records(a_case(), (*a_case().steps, again), LAW)
    assert case.cell_meeting is not None
    assert case.cell_meeting.in_favour == 20


def test_a_record_of_the_same_id_is_replaced() -> None:
    changed = record("cell-meeting", "2026-01-07", in_favour=17)
    case = recorded.with_record(a_case(until="cell-meeting"), changed, LAW)
    assert [one.day for one in case.steps if one.step == "cell-meeting"] == [on("2026-01-07")]


def test_what_came_later_is_not_known_on_an_earlier_day() -> None:
    case = recorded.as_of(a_case(), on("2026-02-11"), LAW)
    assert case.steps[-1].step == "standing-meeting"
    assert case.standing_meeting is not None
    assert (case.decision, case.recognition_decision, case.probation_ends) == (None, None, None)


def test_a_fact_without_a_record_stays_until_its_own_day() -> None:
    held = Certificate(day=on("2025-06-10"))
    case = a_case(until="candidate", awareness_certificate=held)
    assert recorded.as_of(case, on("2025-06-10"), LAW).awareness_certificate == held
    assert recorded.as_of(case, on("2025-06-09"), LAW).awareness_certificate is None


def test_a_case_on_its_last_day_is_the_case() -> None:
    case = a_case()
    assert recorded.as_of(case, on("2027-04-22"), LAW) is case
