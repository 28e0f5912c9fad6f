"""Numbers that cases bring: entered, proposed, shared, corrected and voided."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cases import steps
from desktop.services.keeping import settings
from desktop.services.papers import documents, numbering, papers
from desktop.services.people.people import new_id
from tests.build import a_case, a_step, an_office

DAY = date(2026, 3, 2)
IN_TERM = {"term_from": date(2020, 1, 1), "term_to": date(2026, 12, 31), "term": "2020 - 2026"}


@pytest.fixture
def office(office):
    """An office whose running term covers the usual way."""
    an_office(office, **IN_TERM)
    return office


def register(office):
    return {one.number: one for one in office.read(documents.register)}


def proposed(office, person, step, day=DAY):
    return office.read(numbering.proposed, person_id=person, step=step, day=day)


def record_id(office, person, step):
    return office.read(steps.view, person_id=person, day=DAY).case.last(step).id


def test_recorded_numbers_stand_in_the_register_of_whoever_issued(office):
    a_case(office, at="decision")
    found = register(office)
    assert found["21-QĐ/ĐU"].issuer == "Đảng ủy xã Hoa Ban"
    assert found["05-NQ/CB"].issuer.startswith("Chi bộ bản")
    assert found["21-QĐ/ĐU"].told == "Quyết định kết nạp đảng viên: Lò Thị Mai"
    assert not {"15/CN", "04-NQ/ĐTN"} & set(found)


def test_the_next_number_follows_the_highest_of_the_series(office):
    """Each cell counts for itself."""
    a_case(office, at="decision")
    other = a_case(office, at="standing-meeting", name="Hà Văn Đức")
    assert proposed(office, other, "decision") == "22-QĐ/ĐU"
    assert proposed(office, other, "cell-meeting") == "06-NQ/CB"
    assert proposed(office, other, "ceremony") == ""


def test_a_new_term_begins_again_at_01_and_at_the_number_the_office_sets(office):
    a_case(office, at="decision")
    person = a_case(office, at="standing-meeting", name="Hà Văn Đức")
    term = {"term": "2027 - 2031", "term_from": date(2027, 1, 1), "term_to": date(2031, 12, 31)}
    office.do(settings.set_office, **term)
    later = date(2027, 2, 1)
    assert proposed(office, person, "decision", later) == "01-QĐ/ĐU"
    office.do(documents.set_start, body="committee", kind="decision", owner="", day=later, first=15)
    assert proposed(office, person, "decision", later) == "15-QĐ/ĐU"


def test_a_taken_number_is_refused_with_who_has_it_and_the_next(office):
    a_case(office, at="decision")
    person = a_case(office, at="standing-meeting", name="Hà Văn Đức")
    with pytest.raises(Refusal) as refused:
        a_step(office, person, "decision")
    assert refused.value.field == "number"
    assert "đã cấp cho Quyết định kết nạp đảng viên của Lò Thị Mai" in refused.value.sentence
    assert "Số tiếp theo là 22-QĐ/ĐU" in refused.value.sentence
    a_step(office, person, "decision", number="22")
    assert register(office)["22-QĐ/ĐU"].person == "Hà Văn Đức"


def test_people_of_one_meeting_may_share_a_number_other_than_a_decision(office):
    a_case(office, at="class-sent")
    a_case(office, at="class-sent", name="Hà Văn Đức")
    shared = register(office)["07-CV/ĐU"]
    assert shared.person == "Lò Thị Mai, Hà Văn Đức"


def test_outside_the_running_term_nothing_is_refused(office):
    """The program does not know when earlier terms began."""
    office.do(settings.set_office, term_from=date(2026, 1, 1))
    a_case(office, at="decision")
    a_case(office, at="decision", name="Hà Văn Đức")
    assert len([one for one in office.read(documents.register) if one.number == "21-QĐ/ĐU"]) == 2


class TestCorrecting:
    @pytest.fixture
    def person(self, office):
        return a_case(office, at="decision")

    def correct(self, office, person, **values):
        id = record_id(office, person, "decision")
        given = {"day": date(2024, 6, 12), "received": date(2024, 6, 17)}
        office.do(steps.change_record, id=id, **{**given, **values})

    def test_a_mistyped_number_moves_and_leaves_no_trace(self, office, person):
        self.correct(office, person, number="12")
        assert "12-QĐ/ĐU" in register(office)
        assert "21-QĐ/ĐU" not in register(office)
        office.undo()
        assert "21-QĐ/ĐU" in register(office)

    def test_a_corrected_day_is_the_day_of_the_document(self, office, person):
        self.correct(office, person, number="21-QĐ/ĐU", day=date(2024, 6, 13))
        assert register(office)["21-QĐ/ĐU"].day == date(2024, 6, 13)

    def test_a_number_is_not_simply_emptied(self, office, person):
        with pytest.raises(Refusal, match="hủy số trong màn hình Văn bản"):
            self.correct(office, person, number="")

    def test_the_number_of_an_issued_paper_stays(self, office, person):
        office.do(papers.issue, form_id="9-knd", person_id=person, day=DAY)
        with pytest.raises(Refusal, match="văn bản đã phát hành"):
            self.correct(office, person, number="12")

    def test_taking_the_step_back_voids_the_number_for_ever(self, office, person):
        id = record_id(office, person, "decision")
        assert office.read(numbering.would_void, step_id=id) == "21-QĐ/ĐU"
        with pytest.raises(Refusal, match="lý do hủy"):
            office.do(steps.remove_record, id=id)
        office.do(steps.remove_record, id=id, reason="Ghi nhầm người")
        void = register(office)["21-QĐ/ĐU"]
        assert (void.state, void.void_reason) == ("void", "Ghi nhầm người")
        assert proposed(office, person, "decision") == "22-QĐ/ĐU"
        with pytest.raises(Refusal, match="đã hủy, trước đây cấp cho"):
            a_step(office, person, "decision")
        office.undo()
        assert register(office)["21-QĐ/ĐU"].state == "issued"
        assert record_id(office, person, "decision") == id


class TestReserving:
    def test_a_number_reserved_for_a_draft_is_what_its_step_takes(self, office):
        person = a_case(office, at="standing-meeting")
        office.do(papers.take_number, form_id="9-knd", person_id=person, day=DAY)
        assert register(office)["01-QĐ/ĐU"].state == "reserved"
        other = a_case(office, at="standing-meeting", name="Hà Văn Đức")
        assert proposed(office, other, "decision") == "02-QĐ/ĐU"
        assert proposed(office, person, "decision") == "01-QĐ/ĐU"
        with pytest.raises(Refusal, match="đã giữ cho Quyết định kết nạp đảng viên"):
            a_step(office, other, "decision", number="1", day=date(2026, 2, 2), received=None)
        a_step(office, person, "decision", number="1")
        assert register(office)["01-QĐ/ĐU"].state == "issued"

    def test_a_paper_takes_one_number_only(self, office):
        person = a_case(office, at="standing-meeting")
        office.do(papers.take_number, form_id="9-knd", person_id=person, day=DAY, number="8")
        with pytest.raises(Refusal, match="đã có số"):
            office.do(papers.take_number, form_id="9-knd", person_id=person, day=DAY)

    def test_a_number_of_another_kind_is_refused(self, office):
        person = a_case(office, at="standing-meeting")
        with pytest.raises(Refusal, match="01-QĐ/ĐU"):
            office.do(
                papers.take_number, form_id="9-knd", person_id=person, day=DAY, number="3-NQ/CB"
            )

    def test_what_lies_outside_the_register_can_be_reserved_too(self, office):
        a_case(office, at="decision")
        key = new_id()
        office.do(
            documents.reserve,
            id=key,
            body="committee",
            kind="decision",
            day=DAY,
            title="Quyết định chuẩn y chi ủy",
        )
        assert register(office)["22-QĐ/ĐU"].id == key
