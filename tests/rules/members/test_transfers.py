"""Transfers: who is counted where, by when each act is due, what is doubtful."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.facts.person import Membership, Movement, Person, Transfer
from desktop.rules.members import transfers
from desktop.rules.members.membership import life
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import CALENDAR, LAW, on

DAYS = st.dates(date(2011, 1, 1), date(2032, 12, 31))
KINDS = ("out", "out-temporary", "abroad", "abroad-temporary", "inside", "in", "in-temporary")


def a_way(kind: str, reach: str = "", **days: str | date) -> Transfer:
    """A transfer of a kind; days may be written."""
    given = {name: on(one) if isinstance(one, str) else one for name, one in days.items()}
    return Transfer(id="way", person_id="a", kind=kind, reach=reach, **given)  # type: ignore[arg-type]


def a_member(*ways: Transfer, official: bool = True, moved: tuple[Movement, ...] = ()) -> Person:
    """A member since 2010 with these transfers, as the record tells of one."""
    dates = Membership(
        admitted=PartialDate(2010, 2, 3), official=PartialDate(2011, 2, 3) if official else None
    )
    moves = (*moved, *transfers.movements(ways))
    return Person(id="a", name="Cầm Văn Một", membership=dates, transfers=ways, movements=moves)


def dues(way: Transfer) -> list[tuple[str, date]]:
    """What is due and when."""
    return [(one.title.split(",")[0], one.due) for one in transfers.terms(way, LAW, CALENDAR)]


@given(st.sampled_from(KINDS), DAYS)
def test_nobody_moves_before_the_receipt(kind: str, letter: date) -> None:
    """However long the letter is out, the member is counted where he was."""
    sent = a_way(kind, caused=letter, letter=letter)
    assert transfers.movements((sent,)) == ()
    assert life(a_member(sent), ()).member_on(date.max) is (kind not in transfers.COMING)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("out", True, False),
        ("abroad", True, False),
        ("out-temporary", True, True),
        ("abroad-temporary", True, True),
        ("inside", True, True),
        ("in", False, True),
        ("in-temporary", False, False),
    ],
)
def test_on_the_day_of_receipt_the_count_changes(kind: str, before: bool, after: bool) -> None:
    """Temporary activity is counted at the official place."""
    one = life(a_member(a_way(kind, letter="2026-01-05", received="2026-01-20")), ())
    assert one.member_on(on("2026-01-19")) is before
    assert one.member_on(on("2026-01-20")) is after


def test_a_guest_who_was_a_member_here_is_still_counted_for_that_time() -> None:
    """Gone for good, and back for some months: the earlier years stay."""
    gone = Movement(kind="transferred-out", day=on("2020-06-01"))
    one = life(a_member(a_way("in-temporary", received="2026-01-05"), moved=(gone,)), ())
    assert one.member_on(on("2020-05-31"))
    assert not one.member_on(on("2026-02-01"))


def test_the_reach_of_a_way_abroad_needs_no_saying() -> None:
    assert transfers.reach(a_way("abroad")) == "abroad"
    assert transfers.reach(a_way("out")) == ""
    assert transfers.reach(a_way("in", reach="province")) == "province"


@pytest.mark.parametrize(
    ("way", "due"),
    [
        # 60 working days: the second of September and its neighbour are days off.
        (a_way("out", caused="2026-06-15"), "2026-09-09"),
        (a_way("inside", caused="2026-06-15"), "2026-09-09"),
        (a_way("abroad-temporary", caused="2026-06-15"), "2026-07-27"),
        (a_way("in", reach="abroad", caused="2026-06-15"), "2026-07-27"),
        (a_way("out", caused="2026-05-01", letter="2026-06-15"), "2026-07-27"),
        (a_way("in", letter="2026-06-15"), "2026-07-27"),
        (a_way("in-temporary", received="2026-06-15", until="2026-12-15"), "2026-12-15"),
        (a_way("out-temporary", received="2026-06-15"), "2027-06-15"),
        (a_way("abroad-temporary", received="2026-01-05", until="2026-06-15"), "2026-07-27"),
    ],
)
def test_the_next_act_has_its_day(way: Transfer, due: str) -> None:
    """Counted from the first working day after its cause."""
    assert dues(way)[0][1] == on(due)


def test_a_letter_not_presented_leads_to_striking_off() -> None:
    """Three months after the last day for it."""
    assert dues(a_way("out", letter="2026-06-15")) == [
        ("Nộp giấy giới thiệu ở nơi đến", on("2026-07-27")),
        ("Quá hạn nộp giấy", on("2026-10-27")),
    ]


@pytest.mark.parametrize(
    "way",
    [
        a_way("out", letter="2026-06-15", received="2026-06-20"),
        a_way("out-temporary", received="2026-01-15", ended="2026-06-20"),
        a_way("out"),
    ],
)
def test_what_is_done_or_unknown_is_not_due(way: Transfer) -> None:
    assert dues(way) == []


@pytest.mark.parametrize(
    ("way", "open_", "state"),
    [
        (a_way("out"), True, "chưa có giấy"),
        (a_way("out", letter="2026-01-05"), True, "chờ tiếp nhận"),
        (a_way("out", received="2026-01-20"), False, "xong 20/01/2026"),
        (a_way("in-temporary", received="2026-01-20"), True, "tạm thời"),
        (
            a_way("in-temporary", received="2026-01-20", ended="2026-08-03"),
            False,
            "hết tạm thời",
        ),
    ],
)
def test_a_transfer_says_how_far_it_has_come(way: Transfer, open_: bool, state: str) -> None:
    assert (transfers.is_open(way), transfers.state(way)) == (open_, state)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-04-04", "Dưới 3 tháng"),
        ("2026-04-05", ""),
        ("2027-01-04", ""),
        ("2027-01-05", "Từ 12 tháng trở lên"),
    ],
)
def test_a_temporary_one_lasts_three_months_to_less_than_twelve(until: str, said: str) -> None:
    way = a_way("out-temporary", letter="2026-01-05", until=until)
    found = transfers.doubts(way, a_member(), LAW)
    assert [one[: len(said)] for one in found] == ([said] if said else [])


def test_whose_probation_is_over_is_recognised_first() -> None:
    way = a_way("out", letter="2011-02-03", reach="province")
    (said,) = transfers.doubts(way, a_member(official=False), LAW)
    assert "xét công nhận trước khi chuyển" in said
    early = a_way("out", letter="2011-02-02", reach="province")
    assert transfers.doubts(early, a_member(official=False), LAW) == ()


def test_an_unknown_reach_is_told_before_the_report() -> None:
    (said,) = transfers.doubts(a_way("out"), a_member(), LAW)
    assert "chưa rõ" in said
    assert transfers.doubts(a_way("abroad"), a_member(), LAW) == ()
