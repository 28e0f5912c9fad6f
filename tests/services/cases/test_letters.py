"""The letter to a committee, and the introduction of the member sent there."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services import facts
from desktop.services.cases import letters, verifications
from desktop.services.people import people
from tests.build import a_case, an_office

DAY = date(2024, 2, 26)


@pytest.fixture
def asked(office):
    """Two requests to one committee and one to another, about three relatives."""
    an_office(office)
    person = a_case(office, at="history")
    names = (("Cha đẻ", "Lò Văn Ơn"), ("Mẹ đẻ", "Hà Thị Ban"), ("Chồng", "Cầm Văn Pản"))
    lines = [{"relation": relation, "name": name} for relation, name in names]
    office.do(people.set_part, id=person, part="relatives", lines=lines)
    case = office.read(facts.case_of, person).id
    for at, (relation, name) in enumerate(names):
        committee = "Đảng ủy xã Mường Bon" if at < 2 else "Đảng ủy phường Tô Hiệu"
        office.do(
            verifications.add_request,
            id=f"request-{at}",
            case_id=case,
            committee=committee,
            relation=relation,
            name=name,
            number="12-CV/ĐU",
            sent=date(2024, 1, 29) if at == 0 else None,
            envoy="Cầm Văn Biên" if at == 0 else "",
        )


def told(office, id, form=letters.LETTER):
    return "".join(words(office.read(letters.sheet, id=id, form_id=form, day=DAY).blocks))


def test_a_letter_says_whom_that_committee_is_asked_about_and_by_when(office, asked):
    """Thirty working days from the day it was sent, Tết between."""
    text = told(office, "request-0")
    assert "Đảng ủy xã Mường Bon" in text
    assert "Số 12-CV/ĐU" in text
    assert "Lò Văn Ơn" in text
    assert "Hà Thị Ban" in text
    assert "Cầm Văn Pản" not in text
    assert "trước ngày 18/03/2024" in text


def test_a_letter_not_sent_yet_counts_from_today(office, asked):
    """So that the office need not know the day before it prints."""
    text = told(office, "request-2")
    assert "ngày 26 tháng 02 năm 2024" in text or "ngày 26 tháng 2 năm 2024" in text
    assert "trước ngày 08/04/2024" in text


def test_an_introduction_names_the_member_sent(office, asked):
    """And is refused while nobody is."""
    assert "Cầm Văn Biên" in told(office, "request-0", letters.INTRODUCTION)
    with pytest.raises(Refusal, match="được cử đi") as refused:
        told(office, "request-2", letters.INTRODUCTION)
    assert refused.value.field == "envoy"
