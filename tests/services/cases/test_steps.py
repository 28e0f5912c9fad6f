"""Steps of a case: recorded under the law's checks, corrected, taken back, seen on a day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.facts.case import StepRecord
from desktop.rules.partial_date import PartialDate
from desktop.services.cases import mentors, steps
from desktop.services.members import members
from tests.build import WAY, a_case, a_cell, a_member, a_person, a_step, an_office

DAY = date(2026, 3, 2)


def record_of(office, person, step):
    """The latest record of a step."""
    return office.read(steps.view, person_id=person, day=DAY).case.last(step)


def corrected(office, person, step, **values):
    """Correct a record, leaving what is not named as it was."""
    record = record_of(office, person, step)
    kept = {"day": record.day, "number": record.number, **record.values}
    office.do(steps.change_record, **{"id": record.id, **kept, **values})


def mentors_of(office, person):
    """The mentors of a person's case: who, in which stage, since when."""
    case = office.read(steps.view, person_id=person, day=DAY).case
    lines = office.read(mentors.lines, case_id=case.id)
    return [(line.mentor, line.stage, line.since) for line in lines]


def test_the_lawful_way_leads_to_recognition(office):
    """Every step from the first notice to the decision, none of them refused."""
    person = a_case(office, at="recognition-decision")
    view = office.read(steps.view, person_id=person, day=DAY)
    assert view.progress.stage == "official"
    assert {one.id for one in view.progress.steps if one.state == "done"} == set(WAY)
    assert not [one for one in view.faults if one.level == "block"]


def test_a_case_is_seen_as_it_stood_on_a_day(office):
    """What happened later is not known yet."""
    person = a_case(office, at="ceremony")
    view = office.read(steps.view, person_id=person, day=date(2024, 6, 12))
    assert view.progress.stage == "candidate"
    assert view.progress.next.id == "ceremony"


def test_a_step_before_its_turn_is_refused_and_nothing_kept(office):
    """The sentence names what is missing."""
    person = a_case(office, at="certificate")
    with pytest.raises(Refusal, match="Chưa ghi bước"):
        a_step(office, person, "cell-meeting")
    assert record_of(office, person, "cell-meeting") is None


def test_the_minimum_of_a_year_together_blocks_unless_a_reason_is_given(office):
    """The law knows exceptions here, so a written reason sets it aside and is kept."""
    cell = a_cell(office)
    mentor, person = a_member(office, cell=cell), a_person(office, cell=cell)
    for step in WAY:
        if step == "introduction":
            break
        together = {"together_since": date(2023, 9, 4)} if step == "candidate" else {}
        a_step(office, person, step, mentor, **together)
    with pytest.raises(Refusal, match="12 tháng") as refused:
        a_step(office, person, "introduction")
    assert refused.value.field == "together_since"
    a_step(office, person, "introduction", override="cùng đơn vị cũ, có xác nhận")
    assert record_of(office, person, "introduction").day == WAY["introduction"][0]


def test_probation_of_a_year_cannot_be_set_aside(office):
    """A reason does not help where the rule knows no exception."""
    person = a_case(office, at="new-member-class")
    with pytest.raises(Refusal, match="ngày đủ 12 tháng dự bị"):
        a_step(office, person, "self-review", day=date(2025, 6, 30), override="đề nghị sớm")


def test_a_vote_below_two_thirds_stops_the_way(office):
    """The meeting itself is recorded; the standing committee may not go on."""
    person = a_case(office, at="history-certified")
    a_step(office, person, "cell-meeting", in_favour=5, against=4)
    with pytest.raises(Refusal, match="cần 6"):
        a_step(office, person, "standing-meeting", override="xin xét")


@pytest.mark.parametrize(
    ("step", "values", "field"),
    [
        ("cell-meeting", {"colour": "đỏ"}, "colour"),
        ("cell-meeting", {"way": "giơ tay"}, "way"),
        ("cell-meeting", {"in_favour": -1}, "in_favour"),
        ("cell-meeting", {"in_favour": "chín"}, "in_favour"),
        ("cell-meeting", {"in_favour": 10}, "in_favour"),
    ],
)
def test_values_that_the_step_does_not_take_are_refused_at_their_field(office, step, values, field):
    """A misspelt, unknown or impossible value is never kept in silence."""
    person = a_case(office, at="history-certified")
    with pytest.raises(Refusal) as refused:
        a_step(office, person, step, **values)
    assert refused.value.field == field
    assert record_of(office, person, step) is None


def test_a_step_that_no_process_knows_is_refused(office):
    """With its name."""
    person = a_person(office)
    with pytest.raises(Refusal, match="“dance”"):
        office.do(steps.record, person_id=person, step="dance", day=DAY)


def test_the_first_step_opens_the_case_and_one_is_enough(office):
    """A second case is only opened for a re-admission."""
    person = a_person(office)
    assert office.read(steps.view, person_id=person, day=DAY) is None
    a_step(office, person, "outstanding")
    assert office.read(steps.view, person_id=person, day=DAY).progress.stage == "outstanding"
    with pytest.raises(Refusal, match="đã có hồ sơ"):
        office.do(steps.begin_case, id="second", person_id=person, began=DAY)
    office.do(steps.begin_case, id="second", person_id=person, began=DAY, again=True)
    assert office.read(steps.view, person_id=person, day=DAY).case.again


def test_days_and_numbers_come_back_as_they_were_given(office):
    """A day among the values is a day again, not a text."""
    person = a_case(office, at="decision")
    record = record_of(office, person, "decision")
    assert (record.number, record.values["received"]) == ("21-QĐ/ĐU", date(2024, 6, 17))


def test_a_correction_is_checked_like_a_record(office):
    """A day after the next step is refused; one that fits is kept."""
    person = a_case(office, at="ceremony")
    with pytest.raises(Refusal, match="Lễ kết nạp"):
        corrected(office, person, "decision", day=date(2024, 7, 9))
    corrected(office, person, "decision", day=date(2024, 6, 13))
    assert record_of(office, person, "decision").day == date(2024, 6, 13)
    assert record_of(office, person, "decision").values["received"] == date(2024, 6, 17)


def test_the_mentor_follows_the_correction_of_the_step_that_named_him(office):
    """Another day, another member, and none after the step is taken back."""
    person = a_case(office, at="candidate")
    corrected(office, person, "candidate", day=date(2023, 2, 14))
    assert mentors_of(office, person) == [("Cầm Văn Biên", "candidate", date(2023, 2, 14))]
    other = a_member(office, "Lò Văn Muôn")
    corrected(office, person, "candidate", mentor=other)
    assert mentors_of(office, person) == [("Lò Văn Muôn", "candidate", date(2023, 2, 14))]
    office.do(steps.remove_record, id=record_of(office, person, "candidate").id, reason="Ghi nhầm")
    assert mentors_of(office, person) == []
    a_step(office, person, "candidate", other)
    assert mentors_of(office, person) == [("Lò Văn Muôn", "candidate", date(2023, 2, 13))]


def test_how_long_together_follows_the_correction_too(office):
    """The check on a year together reads the mentor, not the record."""
    person = a_case(office, at="candidate")
    corrected(office, person, "candidate", together_since=date(2020, 1, 6))
    case = office.read(steps.view, person_id=person, day=DAY).case
    assert case.mentor.together_since == PartialDate(2020, 1, 6)


def test_taking_a_step_back_can_be_undone(office):
    """The record and what it said return."""
    person = a_case(office, at="cell-meeting")
    before = record_of(office, person, "cell-meeting")
    office.do(steps.remove_record, id=before.id, reason="Ghi nhầm")
    assert record_of(office, person, "cell-meeting") is None
    office.undo()
    assert record_of(office, person, "cell-meeting") == before


def test_many_steps_are_recorded_as_one_change_each_under_the_checks(office):
    """As one by one; of one that is refused nothing is kept, not even those before it."""
    an_office(office)
    cell = a_cell(office)
    mentor = a_member(office, cell=cell)
    person, other = a_person(office, cell=cell), a_person(office, "Hà Thị Yên", cell)
    for step in list(WAY)[:12]:
        a_step(office, other, step, mentor)

    def records(until):
        for step in list(WAY)[:until]:
            day, number, asked = WAY[step]
            values = {name: mentor if name == "mentor" else said for name, said in asked.items()}
            yield StepRecord(id="", step=step, day=day, number=number, values=values)

    wrong = [*records(11), StepRecord(id="", step="cell-meeting", day=date(2024, 4, 1))]
    with pytest.raises(Refusal):
        office.do(steps.record_many, person_id=person, records=wrong)
    assert office.read(steps.view, person_id=person, day=DAY) is None
    office.do(steps.record_many, person_id=person, records=list(records(12)))

    def told(id):
        case = office.read(steps.view, person_id=id, day=DAY).case
        helped = [(one.mentor.id, one.since, one.number) for one in case.mentors]
        return [(one.step, one.day, one.number, one.values) for one in case.steps], helped

    assert told(person) == told(other)
    office.undo()
    assert office.read(steps.view, person_id=person, day=DAY) is None


def test_a_case_is_withdrawn_and_opened_again_with_reasons(office):
    """The journal tells both; nothing may be recorded in between."""
    person = a_case(office, at="certificate")
    with pytest.raises(Refusal, match="Lý do"):
        office.do(steps.record, person_id=person, step="withdrawn", day=DAY)
    office.do(steps.record, person_id=person, step="withdrawn", day=DAY, reason="Xin thôi")
    view = office.read(steps.view, person_id=person, day=DAY)
    assert view.progress.stage == "person"
    assert view.progress.next is None
    end = record_of(office, person, "withdrawn")
    office.do(steps.remove_record, id=end.id, reason="Xin tiếp tục")
    assert office.can_undo() == "Mở lại hồ sơ của Lò Thị Mai, bỏ thôi xét kết nạp: Xin tiếp tục"
    assert office.read(steps.view, person_id=person, day=DAY).progress.stage == "candidate"


def test_a_member_does_not_withdraw(office):
    """After the ceremony there are other ends."""
    person = a_case(office, at="ceremony")
    assert office.read(steps.view, person_id=person, day=DAY).progress.step("withdrawn") is None


def test_another_case_follows_only_one_that_ended(office):
    """It is a re-admission of who was a member, and not one of who never was."""
    new = {"id": "n" * 32, "began": date(2026, 3, 2)}
    person = a_case(office, at="certificate")
    with pytest.raises(Refusal, match="chưa kết thúc"):
        office.do(steps.begin_anew, person_id=person, **new)
    ended = {"day": date(2026, 2, 2), "reason": "Xin thôi"}
    office.do(steps.record, person_id=person, step="withdrawn", **ended)
    with pytest.raises(Refusal, match="trước ngày kết thúc"):
        office.do(steps.begin_anew, person_id=person, id="n" * 32, began=date(2026, 2, 1))
    office.do(steps.begin_anew, person_id=person, **new)
    case = office.read(steps.view, person_id=person, day=date(2026, 3, 2)).case
    assert (case.steps, case.again) == ((), False)


def test_who_left_the_party_may_be_admitted_again(office):
    """But nobody who is a member."""
    person = a_case(office, at="recognition-decision")
    new = {"id": "n" * 32, "person_id": person, "began": date(2029, 3, 2)}
    with pytest.raises(Refusal, match="đang là đảng viên"):
        office.do(steps.begin_anew, **new)
    office.do(members.move, person_id=person, kind="resigned", day=date(2026, 1, 5))
    office.do(steps.begin_anew, **new)
    assert office.read(steps.view, person_id=person, day=date(2029, 3, 2)).case.again
