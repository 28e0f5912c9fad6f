"""Conditions on who introduces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.facts.case import Meeting, Mentorship
from desktop.rules.facts.person import Discipline, Movement, Standing
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import a_case, answer, member, mentorship, on, person

ONE, TWO = mentorship("Cầm Văn Một"), mentorship("Hà Thị Hai")


@pytest.mark.parametrize(
    ("mentors", "union", "holds"),
    [
        ((ONE, TWO), None, True),
        ((ONE,), Meeting(), True),
        ((ONE,), None, False),
        ((), Meeting(), False),
        ((ONE, replace(TWO, until=on("2025-09-01"))), None, False),
        ((ONE, replace(TWO, stage="probationary")), None, False),
    ],
)
def test_two_members_or_one_and_a_union(mentors, union, holds) -> None:
    case = replace(a_case(until="introduction", mentors=mentors), union_resolution=union)
    assert answer("enough introducers", case, "2026-01-05").holds is holds


def test_whoever_belongs_to_no_union_is_told_where_its_resolution_appears() -> None:
    """Its step is hidden until the record says that the person belongs to one."""
    case = replace(a_case(until="introduction", mentors=(ONE,)), union_resolution=None)
    none, youth = (
        replace(case, person=replace(person(), union_joined=day, trade_union=False))
        for day in (None, PartialDate(2016, 3, 26))
    )
    assert "bước này hiện ra khi" in answer("enough introducers", none, "2026-01-05").sentence
    assert "bước này" not in answer("enough introducers", youth, "2026-01-05").sentence


@pytest.mark.parametrize(
    ("official", "holds"),
    [
        ("2025-11-20", True),
        ("2025-11-21", False),
        ("2026", False),
        ("2024", True),
        ("2025", None),
        (None, None),
    ],
)
def test_introducers_are_official_members_on_the_day(official, holds) -> None:
    case = a_case(mentors=(ONE, replace(TWO, mentor=member("Hà Thị Hai", official))))
    found = answer("introducers are official members", case, "2025-11-20")
    assert found.holds is holds
    assert holds or "Hà Thị Hai" in found.sentence


@pytest.mark.parametrize(
    ("together", "holds"),
    [
        ("2024-11-20", True),
        ("2024-11-21", False),
        ("2024-11", False),
        ("2024-10", True),
        (None, None),
    ],
)
def test_exactly_twelve_months_together_are_enough(together, holds) -> None:
    """Of a date known in part the last day it can be is taken."""
    case = a_case(mentors=(mentorship("Cầm Văn Một", together), TWO))
    name = "introducers have been together long enough"
    assert answer(name, case, "2025-11-20").holds is holds


def test_whoever_replaces_a_mentor_need_not_wait() -> None:
    late = replace(mentorship("Cầm Văn Một", "2025-10-01"), replaces=True)
    name = "introducers have been together long enough"
    assert answer(name, a_case(mentors=(late, TWO)), "2025-11-20").holds


def test_the_day_the_wait_ends_is_told() -> None:
    case = a_case(mentors=(mentorship("Cầm Văn Một", "2025-03-31"), TWO))
    found = answer("introducers have been together long enough", case, "2025-11-20")
    assert found.opens == on("2026-03-31")
    assert "31/03/2026" in found.sentence


@pytest.mark.parametrize(
    ("official", "holds"), [("2020-01-01", True), ("2027-01-01", False), (None, None)]
)
def test_the_mentor_of_probation_is_an_official_member(official, holds) -> None:
    mentor = replace(ONE, stage="probationary", mentor=member("Vì Văn Ba", official))
    case = a_case(mentors=(mentor,))
    assert answer("probation mentor is an official member", case, "2026-03-10").holds is holds


@pytest.mark.parametrize(
    ("born", "joined", "post", "trade", "expected"),
    [
        ("2000-05-12", "2016", "", False, (True, False)),
        ("1995-11-20", "2011", "", True, (True, False)),
        ("1995-10-20", "2011", "", True, (False, True)),
        ("1995-10-20", "2011", "Bí thư Đoàn xã", True, (True, False)),
        ("1990-10-20", "2011", "Bí thư Đoàn xã", False, (False, False)),
        ("2000-05-12", None, "", True, (False, True)),
        ("2000-05-12", None, "", None, (False, None)),
        (None, "2016", "", False, (None, False)),
    ],
)
def test_which_union_introduces(born, joined, post, trade, expected) -> None:
    """Up to 30 complete the Youth Union (35 with a post in it), else the trade union."""
    one = replace(
        person(),
        born=PartialDate.stored(born) if born else None,
        union_joined=PartialDate.stored(joined) if joined else None,
        union_post=post,
        trade_union=trade,
    )
    case = a_case(until="introduction", person=one)
    day = "2025-11-20"
    youth = answer("introduced by the youth union", case, day).holds
    assert (youth, answer("introduced by the trade union", case, day).holds) == expected
    assert bool(answer("introduced by a union", case, day).holds) is any(expected)


def disciplined(name: str, **values: object) -> Mentorship:
    """A mentor under discipline since December 2025."""
    one = mentorship(name)
    held = Discipline(form="warning", day=on("2025-12-01"), number="14-QĐ/ĐU")
    return replace(one, mentor=replace(one.mentor, disciplines=(held,)), **values)


@pytest.mark.parametrize(("day", "holds"), [("2025-11-30", True), ("2025-12-01", False)])
def test_an_introducer_under_discipline_is_told_of(day, holds) -> None:
    case = a_case(until="application", mentors=(disciplined("Cầm Văn Một"), TWO))
    found = answer("introducers are free to help", case, day)
    assert found.holds is holds
    assert holds or found.sentence == (
        "Cầm Văn Một đang bị kỷ luật theo quyết định 14-QĐ/ĐU ngày 01/12/2025. Chi bộ cần xem "
        "xét, phân công đảng viên chính thức khác thay."
    )


def test_the_paper_already_written_is_written_anew() -> None:
    case = a_case(until="introduction", mentors=(disciplined("Cầm Văn Một"), TWO))
    found = answer("introducers are free to help", case, "2026-01-05")
    assert found.sentence.endswith("khác thay và viết lại giấy giới thiệu người vào Đảng.")


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(status="exempt"), "được miễn công tác và sinh hoạt đảng."),
        (
            Standing(status="suspended", status_on=PartialDate(2025, 12)),
            "bị đình chỉ sinh hoạt đảng từ 12/2025.",
        ),
        (Standing(status="active"), ""),
        (Standing(status="exempt", status_on=PartialDate(2026, 2)), ""),
    ],
)
def test_a_mentor_who_takes_no_part_is_told_of(standing, words) -> None:
    one = replace(ONE, stage="probationary", mentor=replace(ONE.mentor, standing=standing))
    found = answer("probation mentor is free to help", a_case(mentors=(one,)), "2026-01-05")
    assert found.holds is not bool(words)
    assert words in found.sentence


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("died", "Cầm Văn Một từ trần ngày 15/12/2025."),
        ("transferred-out", "Cầm Văn Một chuyển sinh hoạt đảng đi ngày 15/12/2025."),
        ("resigned", "Cầm Văn Một không còn sinh hoạt ở đây từ ngày 15/12/2025."),
    ],
)
def test_how_an_introducer_went_is_said_once(kind, words) -> None:
    """Whoever is gone is not told of a second time as disciplined."""
    one = disciplined("Cầm Văn Một")
    gone = Movement(kind=kind, day=on("2025-12-15"))
    case = a_case(mentors=(replace(one, mentor=replace(one.mentor, movements=(gone,))), TWO))
    assert answer("introducers are still here", case, "2026-01-05").sentence.startswith(words)
    assert answer("introducers are free to help", case, "2026-01-05").holds
