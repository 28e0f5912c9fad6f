"""Which two records may be one person, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.facts.person import Membership, Person
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.duplicates import Doubt, Trace, doubts, reason, trace

DAY, YEAR = PartialDate(1990, 5, 12), PartialDate(1990)


def a_trace(id="a", **values):
    return Trace(**{"id": id, "name": "lo thi mai", **values})


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            {"personal_number": "014200001234"},
            {"personal_number": "014200001234"},
            "personal-number",
        ),
        ({"old_id_number": "050 123 456"}, {"old_id_number": "050123456"}, "old-id-number"),
        ({"card_numbers": ("11.111111", "")}, {"card_numbers": ("", "11111111")}, "card-number"),
        ({"born": DAY}, {"born": DAY}, "name-and-birth"),
        ({"born": DAY}, {"born": YEAR}, "name-and-birth"),
        ({"born": DAY}, {"born": PartialDate(1990, 6)}, None),
        ({"born": DAY}, {}, None),
        ({"born": DAY}, {"born": DAY, "name": "lo thi may"}, None),
        ({"born": YEAR, "personal_number": "1"}, {"born": YEAR, "personal_number": "2"}, None),
        (
            {"born": DAY, "personal_number": "1"},
            {"born": DAY, "personal_number": "2"},
            "name-and-birth",
        ),
        ({"personal_number": ""}, {"personal_number": ""}, None),
        ({"old_id_number": "-"}, {"old_id_number": "."}, None),
    ],
)
def test_the_reason_is_the_surest_one(one, other, why) -> None:
    assert reason(a_trace("a", **one), a_trace("b", **other)) == why


def test_a_person_is_recognised_whatever_the_marks_and_capitals() -> None:
    card = Membership(card_number="1", old_card_number="2")
    one = Person(id="a", name="LÒ THỊ MAI", born=DAY, membership=card)
    other = Person(id="b", name="Lò Thị Mái", born=YEAR)
    assert reason(trace(one), trace(other)) == "name-and-birth"
    assert trace(one).card_numbers == ("1", "2")


def test_pairs_are_told_once_the_surest_first() -> None:
    people = [
        a_trace("a", born=DAY),
        a_trace("b", born=YEAR),
        a_trace("c", name="ha van an", old_id_number="050123456", born=DAY),
        a_trace("d", name="ha van an", old_id_number="050123456", born=DAY),
    ]
    assert doubts(people) == (Doubt("c", "d", "old-id-number"), Doubt("a", "b", "name-and-birth"))


TRACES = st.builds(
    lambda name, born, number, card: (name, born, number, card),
    st.sampled_from(["lo thi mai", "ha van an"]),
    st.sampled_from([None, DAY, YEAR, PartialDate(1990, 5), PartialDate(1991)]),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from([(), ("7",), ("7", "8"), ("8",)]),
)


@given(st.lists(TRACES, max_size=8))
def test_grouping_finds_exactly_the_pairs_that_have_a_reason(told) -> None:
    people = [
        Trace(id=str(at), name=name, born=born, personal_number=number, card_numbers=card)
        for at, (name, born, number, card) in enumerate(told)
    ]
    slow = {
        (one.id, other.id): why
        for at, one in enumerate(people)
        for other in people[at + 1 :]
        if (why := reason(one, other))
    }
    found = doubts(people)
    assert {(one.one, one.other): one.reason for one in found} == slow
    assert len(found) == len(slow)
