"""Verification: whom to ask about, and the replies."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services import facts
from desktop.services.cases import steps, typed_steps, verifications
from desktop.services.people import people
from tests.build import a_case

SENT, DAY = date(2024, 1, 29), date(2024, 2, 26)
FATHER = {"relation": "Cha đẻ", "name": "Lò Văn Ơn"}


@pytest.fixture
def candidate(office):
    """Somebody whose personal history names four relatives."""
    person = a_case(office, at="history")
    lines = [
        {"relation": "Ông nội", "name": "Lò Văn Ông"},
        FATHER,
        {"relation": "Mẹ đẻ", "name": "Hà Thị Ban", "is_member": True},
        {"relation": "Con đẻ", "name": "Cầm Thị Nhỏ", "born": PartialDate(2020, 3)},
    ]
    office.do(people.set_part, id=person, part="relatives", lines=lines)
    return person


def ask(office, person, key="letter", **values):
    """Ask a committee."""
    case = office.read(facts.case_of, person)
    given = {"committee": "Đảng ủy xã Mường Bon", "sent": SENT, **values}
    office.do(verifications.add_request, id=key, case_id=case.id, **given)


def listed(office, person, day=DAY):
    """Whom, how and how far."""
    found = office.read(verifications.lines, person_id=person, day=day)
    return [(one.relation, one.subject.way if one.subject else "", one.state) for one in found]


def test_the_law_names_whom_to_verify(office, candidate):
    """Before anybody is asked; a child under age is exempt, a member only confirmed."""
    assert listed(office, candidate) == [
        ("", "verify", "to-ask"),
        ("Cha đẻ", "verify", "to-ask"),
        ("Mẹ đẻ", "confirm", "to-ask"),
        ("Con đẻ", "exempt", "exempt"),
    ]


def test_a_request_waits_is_late_and_is_answered(office, candidate):
    """Thirty working days from its arrival there, Tết between."""
    ask(office, candidate, received=date(2024, 1, 31), **FATHER)
    line = office.read(verifications.lines, person_id=candidate, day=DAY)[1]
    assert (line.state, line.due, line.days_left) == ("waiting", date(2024, 3, 20), 23)
    assert line.source
    assert listed(office, candidate, date(2024, 3, 21))[1] == ("Cha đẻ", "verify", "late")
    office.do(
        verifications.change_request, id="letter", replied=date(2024, 3, 4), conclusion="Đúng"
    )
    assert listed(office, candidate, date(2024, 3, 21))[1] == ("Cha đẻ", "verify", "replied")
    assert listed(office, candidate, date(2024, 3, 1))[1] == ("Cha đẻ", "verify", "waiting")


def test_others_may_be_asked_about_too(office, candidate):
    """They stand after those whom the law names."""
    ask(office, candidate, relation="Ông nội", name="Lò Văn Ông", sent=None)
    assert listed(office, candidate)[-1] == ("Ông nội", "", "to-send")


def test_the_step_warns_of_replies_that_are_missing(office, candidate):
    """And of a conclusion that is older than one of them."""
    ask(office, candidate)
    entry = {"person_id": candidate, "step": "verification", "day": date(2024, 3, 11)}
    rules = [one.rule for one in office.read(typed_steps.check_entry, **entry)]
    assert rules == ["verification replies are there"]
    office.do(verifications.change_request, id="letter", replied=date(2024, 3, 12))
    office.do(steps.record, **entry)
    view = office.read(steps.view, person_id=candidate, day=date(2024, 3, 12))
    assert "verification rests on its replies" in {one.rule for one in view.faults}


def test_a_request_taken_back_can_be_brought_again(office, candidate):
    """As everything."""
    ask(office, candidate)
    office.do(verifications.remove_request, id="letter")
    assert listed(office, candidate)[0] == ("", "verify", "to-ask")
    office.undo()
    assert listed(office, candidate)[0] == ("", "verify", "waiting")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"committee": " "}, "committee"),
        ({"relation": "Cha đẻ"}, "name"),
        ({"received": date(2024, 1, 26)}, "received"),
        ({"replied": date(2024, 1, 26)}, "replied"),
        ({"received": date(2024, 2, 5), "replied": date(2024, 2, 2)}, "replied"),
        ({"conclusion": "Đúng"}, "replied"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, candidate, values, field):
    """Nothing of it is kept."""
    with pytest.raises(Refusal) as refused:
        ask(office, candidate, **values)
    assert refused.value.field == field
    assert office.read(facts.case_of, candidate).verifications == ()


def test_nobody_without_a_case_is_verified(office):
    """The list is empty."""
    person = people.new_id()
    office.do(people.add_person, id=person, name="Lò Thị Mai")
    assert office.read(verifications.lines, person_id=person, day=DAY) == ()


def test_a_relative_is_exempted_with_a_reason(office, candidate):
    """And is verified again as the law says once that is taken back."""
    about = {"person_id": candidate, **FATHER}
    with pytest.raises(Refusal, match="lý do"):
        office.do(verifications.exempt, reason=" ", **about)
    office.do(verifications.exempt, reason="Mất năm 1972, có xác nhận", **about)
    line = office.read(verifications.lines, person_id=candidate, day=DAY)[1]
    assert (line.state, line.subject.reason) == ("exempt", "Mất năm 1972, có xác nhận")
    assert line.subject.by_hand
    office.do(verifications.verify_as_law, **about)
    assert listed(office, candidate)[1] == ("Cha đẻ", "verify", "to-ask")
    with pytest.raises(Refusal, match="không còn khai"):
        office.do(verifications.verify_as_law, **{**about, "name": "Lò Văn Khác"})


def test_neither_the_person_nor_a_relative_is_sent(office, candidate):
    """Whatever way the name is written."""
    for name in ("Lò Thị Mai", "HÀ THỊ BAN"):
        with pytest.raises(Refusal, match="không được cử") as refused:
            ask(office, candidate, envoy=name)
        assert refused.value.field == "envoy"
