"""The day's work."""

from __future__ import annotations

from datetime import date

from desktop.services import facts, today
from desktop.services.cases import extras, mentors, steps, verifications
from desktop.services.keeping import settings
from desktop.services.members import members
from tests.build import a_case, a_member, a_step, an_office, many_cases


def work(office, day):
    """When, which step and whose, in the order of the list."""
    return [(task.when, task.step, task.person) for task in office.read(today.tasks, day=day)]


def test_nothing_is_due_in_an_empty_office(office):
    """The list is empty, not full of hints."""
    assert work(office, date(2026, 3, 2)) == []


def test_a_deadline_comes_nearer_and_passes(office):
    """Thirty working days after the decision was received: next month, this week, overdue."""
    a_case(office, at="decision")
    found = {
        day: work(office, day)[0][:2]
        for day in (date(2024, 6, 28), date(2024, 7, 24), date(2024, 7, 29), date(2024, 7, 30))
    }
    assert found == {
        date(2024, 6, 28): ("later", "ceremony"),
        date(2024, 7, 24): ("week", "ceremony"),
        date(2024, 7, 29): ("week", "ceremony"),
        date(2024, 7, 30): ("overdue", "ceremony"),
    }


def test_every_line_gives_its_reason_its_rule_and_its_way(office):
    """The day, how it was counted, the source, and the record to open."""
    person = a_case(office, at="decision")
    (task,) = [one for one in office.read(today.tasks, day=date(2024, 8, 1)) if one.due]
    assert task.reason.startswith("quá hạn 3 ngày, hạn 29/07/2024")
    assert "30 ngày làm việc" in task.reason
    assert task.source
    assert (task.screen, task.record) == ("case", f"{person}#ceremony")


def test_the_end_of_probation_is_announced(office):
    """The papers of the last month open on a day that is told beforehand."""
    a_case(office, at="new-member-class")
    found = work(office, date(2025, 6, 27))
    assert ("week", "self-review", "Lò Thị Mai") in found


def test_the_decision_on_recognition_is_watched_until_it_is_recorded(office):
    """The ways a case may end otherwise are never asked for."""
    person = a_case(office, at="recognition-standing-meeting")
    assert work(office, date(2025, 9, 1)) == [("overdue", "recognition-decision", "Lò Thị Mai")]
    a_step(office, person, "recognition-decision")
    assert work(office, date(2025, 9, 1)) == []


def test_overdue_comes_first(office):
    """Then what is due this week, then the month."""
    a_case(office, at="decision", name="Lò Thị Mai")
    a_case(office, at="cell-meeting", name="Lò Thị Hoa")
    whens = [when for when, _, _ in work(office, date(2024, 7, 30))]
    assert whens[0] == "overdue"
    assert whens == sorted(whens, key=("overdue", "week", "month", "incomplete").index)


def test_a_deadline_passes_though_its_step_still_waits(office):
    """The committee's last day counts from the cell's meeting, whatever lies between."""
    a_case(office, at="cell-meeting")
    found = {one.step: one.when for one in office.read(today.tasks, day=date(2025, 3, 3))}
    assert found["standing-meeting"] == "overdue"


def test_a_reply_to_a_verification_is_waited_for(office):
    """With the committee, its last day, and how it was counted."""
    person = a_case(office, at="history")
    case = office.read(facts.case_of, person)
    office.do(
        verifications.add_request,
        id="letter",
        case_id=case.id,
        committee="Đảng ủy xã Mường Bon",
        sent=date(2024, 1, 29),
    )
    (task,) = [one for one in office.read(today.tasks, day=date(2024, 3, 25)) if one.due]
    assert (task.when, task.step) == ("overdue", "verification")
    assert task.record == f"{task.person_id}#verifications"
    assert task.title == "Trả lời thẩm tra của Đảng ủy xã Mường Bon"
    assert task.reason.startswith("quá hạn 7 ngày, hạn 18/03/2024 (30 ngày làm việc từ ngày gửi")
    office.do(verifications.change_request, id="letter", replied=date(2024, 3, 25))
    assert [one for one in office.read(today.tasks, day=date(2024, 3, 25)) if one.due] == []


def test_a_mentor_who_is_gone_is_told_of(office):
    """Until another helps."""
    person = a_case(office, at="candidate")
    case = office.read(facts.case_of, person)
    mentor = case.mentors[0].mentor.id
    office.do(members.move, person_id=mentor, kind="died", day=date(2023, 4, 3))
    day = date(2023, 5, 1)
    assert ("incomplete", "introduction", "Lò Thị Mai") in work(office, day)
    assert ("incomplete", "introduction", "Lò Thị Mai") not in work(office, date(2023, 4, 2))
    other = a_member(office, "Lò Văn Muôn")
    office.do(
        mentors.assign,
        case_id=case.id,
        mentor_id=other,
        stage="candidate",
        since=day,
        replaces=True,
    )
    assert ("incomplete", "introduction", "Lò Thị Mai") not in work(office, day)


def test_the_letter_for_somebody_who_moved_is_due_though_the_case_has_ended(office):
    """Fifteen working days, until it is entered."""
    person = a_case(office, at="appraisal")
    moved = {"step": "moved-away", "day": date(2024, 6, 3), "place": "Đảng bộ xã Mường Bon"}
    office.do(steps.record, person_id=person, **moved)
    day = date(2024, 6, 17)
    (task,) = office.read(today.tasks, day=day)
    assert (task.when, task.step, task.due) == ("week", "moved-away", date(2024, 6, 24))
    case = office.read(facts.case_of, person)
    office.do(
        extras.add_paper, case_id=case.id, special="moved-considered", paper="letter", day=day
    )
    assert work(office, day) == []


def test_what_has_a_last_day_is_told_within_the_largest_lead_time(office):
    """Ninety days at first; then as the office wants."""
    an_office(office)
    a_case(office, at="new-member-class")
    ahead = ("later", "self-review", "Lò Thị Mai")
    assert ahead not in work(office, date(2025, 4, 2))
    assert ahead in work(office, date(2025, 4, 3))
    office.do(settings.set_office, lead_days=(30, 15))
    assert ahead not in work(office, date(2025, 6, 1))
    assert ("month", *ahead[1:]) in work(office, date(2025, 6, 2))


def test_how_long_probation_lasts_still_is_told(office):
    """In days, and the day itself."""
    a_case(office, at="new-member-class")
    found = {one.step: one for one in office.read(today.tasks, day=date(2025, 6, 17))}
    task = found["self-review"]
    assert task.reason.startswith("Còn 15 ngày đủ 12 tháng dự bị, vào ngày 02/07/2025")
    assert (task.when, task.due) == ("month", date(2025, 7, 2))


def test_a_mentor_under_discipline_is_told_of(office):
    """From the day of the decision until another helps."""
    person = a_case(office, at="candidate")
    mentor = office.read(facts.case_of, person).mentors[0].mentor.id
    lines = [{"form": "warning", "day": date(2023, 4, 3), "number": "02-QĐ/CB"}]
    office.do(members.set_disciplines, person_id=mentor, lines=lines)
    told = [one for one in office.read(today.tasks, day=date(2023, 5, 2)) if not one.due]
    assert "đang bị kỷ luật theo quyết định 02-QĐ/CB" in " ".join(one.reason for one in told)
    assert ("incomplete", "introduction", "Lò Thị Mai") not in work(office, date(2023, 4, 2))


def test_of_many_cases_only_what_was_read_before_is_quick(office):
    """A change asks anew about the case it touches; another day asks about all."""
    person = a_case(office, at="decision")
    day = date(2024, 8, 1)
    assert office.read(today.is_quick, day=day)
    office.do(many_cases, 80)
    assert not office.read(today.is_quick, day=day)
    office.read(today.tasks, day=day)
    a_step(office, person, "ceremony", office.read(facts.case_of, person).mentors[0].mentor.id)
    assert office.read(today.is_quick, day=day)
    assert not office.read(today.is_quick, day=date(2024, 8, 2))
