"""All faults of a case at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from desktop.rules.cases.consistency import faults
from desktop.rules.facts.person import History, Membership, Post, Relative, Training
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import CALENDAR, LAW, PROCESSES, a_case, on, person


def _post(since: str, until: str | None) -> Post:
    end = PartialDate.stored(until) if until else None
    return Post(since=PartialDate.stored(since), until=end, work="Làm ruộng")


def _history(*posts: Post) -> History:
    return History(youth="Đi học", posts=posts, relatives=(Relative(relation="Cha", name="Lò A"),))


def _faults(case, day: str = "2027-04-22"):
    return faults(case, PROCESSES, LAW, CALENDAR, on(day))


def _sentences(case) -> str:
    return "\n".join(one.sentence for one in _faults(case))


def test_the_blameless_case_has_no_fault() -> None:
    assert _faults(a_case()) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sex": None}, "person.sex"),
        ({"born": None}, "person.born"),
        ({"personal_number": ""}, "person.personal_number"),
        ({"union_joined": PartialDate(1999)}, "person.union_joined"),
    ],
)
def test_facts_missing_or_impossible_open_their_field(changes, field) -> None:
    found = _faults(a_case(until="history", person=replace(person(), **changes)))
    assert field in {one.field for one in found}


@pytest.mark.parametrize(
    ("posts", "said"),
    [
        ((_post("2018-06", "2020-03"), _post("2020-04", None)), None),
        (
            (_post("2018-06", "2020-03"), _post("2020-06", None)),
            "từ tháng 04/2020 đến tháng 05/2020",
        ),
        ((_post("2018", "2020"), _post("2021-01", "2025-08")), None),
        ((_post("2018", "2025-06"),), "dừng ở tháng 06/2025"),
        ((_post("2018-06", None), _post("2019-01", "2019-12")), None),
        ((_post("2020-06", "2020-03"),), "kết thúc trước khi bắt đầu"),
        ((), "Chưa ghi quá trình công tác"),
    ],
)
def test_the_life_history_has_no_empty_months(posts, said) -> None:
    case = a_case(until="history", person=replace(person(), history=_history(*posts)))
    found = _sentences(case)
    assert said in found if said else not found


def test_a_history_not_yet_due_is_not_asked_for() -> None:
    case = a_case(until="application", person=replace(person(), history=History()))
    assert _faults(case, "2025-09-10") == ()


def test_dates_out_of_order_are_told_with_both_days() -> None:
    found = _sentences(a_case(days={"certificate": "2025-10-01", "opinions": "2026-01-06"}))
    assert "“Đơn xin vào Đảng” ghi ngày 01/09/2025, trước “Giấy chứng nhận" in found
    assert "“Chi bộ họp xét, đề nghị kết nạp” ghi ngày 05/01/2026, trước “Tổng hợp" in found


def test_numbers_conditions_and_deadlines_are_checked_on_their_own_days() -> None:
    case = a_case(
        days={"ceremony": "2026-04-06"},
        values={"cell-meeting": {"in_favour": 21, "against": 3}},
        person=replace(person(), born=PartialDate(2008, 4)),
    )
    found = {(one.level, one.step) for one in _faults(case) if one.step}
    assert ("block", "cell-meeting") in found
    assert ("warn", "ceremony") in found
    assert "đủ 18 tuổi" in _sentences(case)


def test_certificates_that_contradict_their_class() -> None:
    values = {"certificate": {"class_from": on("2025-06-12"), "class_to": on("2025-06-11")}}
    found = _sentences(a_case(values=values))
    assert "lớp kết thúc trước khi mở" in found
    assert "cấp trước ngày kết thúc lớp" in found


def test_mentors_before_the_resolution() -> None:
    early = replace(a_case().mentors[0], since=on("2025-03-01"))
    found = _sentences(a_case(mentors=(early, a_case().mentors[1])))
    assert "Cầm Văn Một được phân công giúp đỡ ngày 01/03/2025" in found


def test_the_member_file_must_agree_with_the_papers() -> None:
    held = Membership(decided=PartialDate(2026, 2), admitted=PartialDate(2026, 3, 11))
    found = _faults(a_case(person=replace(person(), membership=held)))
    assert [one.field for one in found] == ["person.membership.admitted"]


def test_faults_are_sorted_by_who_must_mend_them_and_told_once() -> None:
    wrong = History(
        posts=(_post("2018-06", "2020-03"), _post("2020-06", None)),
        trainings=(Training(since=PartialDate(2020), until=PartialDate(2019)),),
    )
    found = _faults(
        a_case(
            days={"ceremony": "2026-04-06"},
            mentors=(),
            person=replace(person(), sex=None, history=wrong),
        )
    )
    groups = [who for who, _ in groupby(found, key=lambda one: one.who)]
    assert len(groups) == len(set(groups))
    assert groups[0] == "Người vào Đảng"
    assert len(found) == len(set(found))
