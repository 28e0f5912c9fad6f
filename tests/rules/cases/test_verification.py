"""Whom to verify, and until when to reply."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules import lists
from desktop.rules.cases import verification
from desktop.rules.facts.case import Verification
from desktop.rules.facts.person import History, Relative
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import CALENDAR, LAW, on, person, resource

RELATIONS = lists.read(resource("lists/relations.toml"))


def _subjects(*relatives: Relative, day: str = "2025-10-01"):
    one = replace(person(), history=History(relatives=relatives))
    return verification.subjects(one, RELATIONS, LAW, on(day))


def _ways(*relatives: Relative, day: str = "2025-10-01"):
    return [(one.relation, one.way) for one in _subjects(*relatives, day=day)]


def test_the_person_is_always_verified() -> None:
    (found,) = verification.subjects(person(), RELATIONS, LAW, on("2025-10-01"))
    assert (found.relation, found.name, found.way) == ("", "Lò Thị Ngọc Mẫu", "verify")
    assert found.source == "điểm 3.4a, Hướng dẫn 06-HD/TW"


def test_parents_spouse_and_her_parents_are_verified_grandparents_and_siblings_not() -> None:
    relations = ("Ông nội", "Bố", "Mẹ đẻ", "Em gái", "Vợ", "Mẹ vợ", "Anh vợ")
    found = _ways(*(Relative(relation=one, name=f"Lò {one}") for one in relations))
    assert [relation for relation, _ in found] == ["", "Bố", "Mẹ đẻ", "Vợ", "Mẹ vợ"]


def test_who_raised_the_spouse_is_verified_since_may_2026() -> None:
    raised = Relative(relation="Người nuôi dưỡng vợ", name="Hà Thị Nuôi")
    assert _ways(raised, day="2026-05-18") == [("", "verify")]
    assert _ways(raised, day="2026-05-19") == [
        ("", "verify"),
        ("Người nuôi dưỡng vợ", "verify"),
    ]


@pytest.mark.parametrize(
    ("born", "way"), [("2007-10-01", "verify"), ("2007-10-02", "exempt"), (None, "verify")]
)
def test_a_child_from_the_age_of_eighteen(born: str | None, way: str) -> None:
    child = Relative(
        relation="Con đẻ", name="Lò Nhỏ", born=PartialDate.stored(born) if born else None
    )
    found = _subjects(child)[1]
    assert found.way == way
    assert ("Chưa đủ 18 tuổi" in found.reason) is (way == "exempt")


def test_a_member_is_only_confirmed_by_who_manages_the_file() -> None:
    father = Relative(relation="Cha đẻ", name="Lò Ơn", is_member=True, member_cell="Chi bộ bản Ái")
    found = _subjects(father)[1]
    assert (found.way, found.source) == ("confirm", "điểm 3.4c, Hướng dẫn 06-HD/TW")
    assert "Chi bộ bản Ái" in found.reason


def test_what_the_office_says_goes_before() -> None:
    father = Relative(relation="Cha đẻ", name="Lò Ơn", verify=False, verify_reason="Liệt sĩ")
    uncle = Relative(relation="Anh ruột", name="Lò Anh", verify=True)
    assert [(one.way, one.reason) for one in _subjects(father, uncle)[1:]] == [
        ("exempt", "Liệt sĩ"),
        ("verify", ""),
    ]


def test_a_request_is_about_whom_it_names() -> None:
    me, father = _subjects(Relative(relation="Cha đẻ", name="Lò Văn Ơn"))
    asked = Verification(relation="cha đẻ", name="LÒ VĂN ƠN")
    assert [verification.is_about(asked, one) for one in (me, father)] == [False, True]
    assert [verification.is_about(Verification(), one) for one in (me, father)] == [True, False]


@pytest.mark.parametrize(
    ("values", "due", "note"),
    [
        ({"sent": "2025-10-01"}, "2025-11-12", "ngày gửi (chưa ghi ngày nhận) 01/10/2025"),
        (
            {"sent": "2025-10-01", "received": "2025-10-06"},
            "2025-11-17",
            "ngày nhận yêu cầu 06/10/2025",
        ),
        (
            {"sent": "2025-10-01", "abroad": True},
            "2026-02-05",
            "ngày gửi (chưa ghi ngày nhận) 01/10/2025",
        ),
    ],
)
def test_thirty_working_days_here_and_ninety_abroad(values, due, note) -> None:
    days = {name: on(day) if isinstance(day, str) else day for name, day in values.items()}
    found = verification.reply_due(Verification(**days), LAW, CALENDAR)
    assert found is not None
    assert found.day == on(due)
    assert found.note.endswith(note)


def test_what_was_not_sent_is_not_due() -> None:
    assert verification.reply_due(Verification(), LAW, CALENDAR) is None
