"""Members who take part no more: when they leave, what is due, and what is doubted."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.facts.person import Departure, Membership, Person
from desktop.rules.members import departures
from tests.rules.ways import CALENDAR, LAW, member

DAY = date(2026, 3, 2)
ANYBODY = member("An")


def way(kind="struck-off", **values):
    return Departure(id="1", kind=kind, **values)


def test_a_member_leaves_on_the_day_it_holds_and_not_before():
    """An exemption is no leaving."""
    ways = (
        way(met=DAY),
        way(day=DAY, number="5-QĐ/ĐU", reason="Bỏ sinh hoạt"),
        way("exempt", day=DAY),
    )
    (move,) = departures.movements(ways)
    assert (move.kind, move.day, move.number) == ("struck-off", DAY, "5-QĐ/ĐU")
    assert move.note == "Bỏ sinh hoạt"


@pytest.mark.parametrize(
    ("one", "state", "still_open"),
    [
        (way(), "đang xem xét", True),
        (way(met=DAY), "chi bộ họp 02/03/2026", True),
        (way(met=DAY, number="5-QĐ/ĐU"), "có quyết định, chưa có hiệu lực", True),
        (way(day=DAY), "từ 02/03/2026, chưa thu thẻ", True),
        (way(day=DAY, card_back=DAY), "từ 02/03/2026", False),
        (way("exempt", day=DAY), "miễn từ 02/03/2026", True),
        (way("exempt", day=DAY, ended=DAY), "sinh hoạt lại 02/03/2026", False),
        (way("died", day=DAY), "mất 02/03/2026", False),
    ],
)
def test_how_far_it_has_come(one, state, still_open):
    assert departures.state(one) == state
    assert departures.is_open(one, DAY) is still_open


def test_a_striking_off_may_be_complained_of():
    """In working days from the day the decision was received."""
    (term,) = departures.terms(way(day=DAY, received=DAY), LAW, CALENDAR)
    assert term.due == date(2026, 4, 13)
    assert "30 ngày làm việc từ ngày nhận quyết định 02/03/2026" in term.note
    assert departures.terms(way("expelled", day=DAY, received=DAY), LAW, CALENDAR) == ()


def test_a_time_of_exemption_ends():
    one = way("exempt", day=DAY, until=date(2026, 9, 2))
    (term,) = departures.terms(one, LAW, CALENDAR)
    assert term.due == date(2026, 9, 2)
    assert departures.terms(way("exempt", day=DAY), LAW, CALENDAR) == ()


def test_what_does_not_fit_is_said():
    long = way("exempt", day=DAY, met=DAY, until=date(2027, 3, 2))
    (said,) = departures.doubts(long, ANYBODY, LAW)
    assert "dưới 12 tháng" in said
    assert "Chưa ghi ngày chi bộ họp" in departures.doubts(way(day=DAY), ANYBODY, LAW)[0]
    young = Person(id="b", name="B", membership=Membership())
    assert "xóa tên" in departures.doubts(way("expelled", day=DAY), young, LAW)[0]
    assert departures.doubts(way("died", day=DAY), ANYBODY, LAW) == ()
