"""Months without or with two lines in a life history."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.facts.person import History, Post
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.history_gaps import breaks, findings

TODAY = date(2026, 3, 2)


def post(since, until=None, work="Làm ruộng"):
    end = PartialDate.stored(until) if until else None
    return Post(since=PartialDate.stored(since), until=end, work=work)


def found(*posts, youth=""):
    return [(one.kind, one.months) for one in breaks(History(posts=posts, youth=youth), TODAY)]


@pytest.mark.parametrize(
    ("posts", "told"),
    [
        ((post("2018-06", "2020-03"), post("2020-04")), []),
        ((post("2018-06", "2020-03"), post("2020-03")), []),
        ((post("2018-06", "2020-03"), post("2020-05")), [("gap", "tháng 04/2020")]),
        (
            (post("2018-06", "2020-03"), post("2021-01")),
            [("gap", "từ tháng 04/2020 đến tháng 12/2020")],
        ),
        (
            (post("2018-06", "2020-06"), post("2020-03")),
            [("overlap", "từ tháng 03/2020 đến tháng 06/2020")],
        ),
        ((post("2018", "2020"), post("2020", "2026")), []),
        ((post("2018-06", "2025-10"),), [("end", "từ tháng 11/2025 đến tháng 03/2026")]),
        ((post("2018-06", "2026-02"),), []),
        ((post("2020-06", "2020-03"), post("2027-01")), []),
        ((Post(work="Không rõ tháng"),), []),
        ((), []),
    ],
)
def test_months_are_counted_from_line_to_line(posts, told) -> None:
    assert found(*posts) == told


@pytest.mark.parametrize(
    "youth",
    [
        "Từ 9/2005 đến 5/2017: học phổ thông tại xã Hoa Ban",
        "Từ tháng 9/2005 đến tháng 5/2017 học phổ thông",
        "Sinh ra ở bản Nà Lốc.\n09.2005 - 05.2017: đi học",
    ],
)
def test_item_14_counts_where_it_writes_its_months(youth) -> None:
    assert found(post("2018-01"), youth=youth) == [("gap", "từ tháng 06/2017 đến tháng 12/2017")]
    assert found(post("2017-06"), youth=youth) == []


@pytest.mark.parametrize("youth", ["Từ nhỏ ở với cha mẹ.", "Từ 13/2005 đến 15/2006", "0000-0000"])
def test_item_14_without_months_says_nothing(youth) -> None:
    assert found(post("2018-01"), youth=youth) == []


def test_until_now_is_until_the_day_asked_for() -> None:
    assert found(youth="Từ 2005 đến nay: ở với cha mẹ") == []


def test_a_finding_names_the_months_and_both_lines() -> None:
    history = History(
        youth="Từ 9/2005 đến 5/2017: Đi học", posts=(post("2018-01", work="Công nhân"),)
    )
    (one,) = findings(history, TODAY)
    assert (one.level, one.field) == ("warn", "person.history.posts")
    assert "từ tháng 06/2017 đến tháng 12/2017" in one.sentence
    assert "dòng 1 của mục 14 (Đi học) và dòng 1 của mục 15 (Công nhân)" in one.sentence


def test_an_overlap_only_informs_because_posts_may_be_held_together() -> None:
    history = History(posts=(post("2018-06"), post("2019-01", work="Bí thư chi đoàn " * 5)))
    (one,) = findings(history, TODAY)
    assert one.level == "info"
    assert "song song" in one.sentence
    assert "…)" in one.sentence


MONTHS = st.integers(2000 * 12, 2026 * 12 + 1)


@given(st.lists(st.tuples(MONTHS, st.integers(0, 30)), min_size=1, max_size=6))
def test_gaps_are_exactly_the_months_that_no_line_covers(spans) -> None:
    posts = [
        post(f"{a // 12}-{a % 12 + 1:02d}", f"{(a + n) // 12}-{(a + n) % 12 + 1:02d}")
        for a, n in spans
    ]
    covered = {month for a, n in spans for month in range(a, a + n + 1)}
    within = set(range(min(covered), max(covered) + 1))
    gaps = [one for one in breaks(History(posts=tuple(posts)), TODAY) if one.kind == "gap"]
    assert {month for one in gaps for month in range(one.first, one.last + 1)} == within - covered
