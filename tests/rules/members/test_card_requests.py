"""Cards: their numbers, and what is lacking before one is asked for."""

from __future__ import annotations

import pytest

from desktop.rules.facts.person import Membership, Person
from desktop.rules.members import card_requests
from desktop.rules.partial_date import PartialDate

OWN = "014080000001"


def a_member(**values: object) -> Person:
    """An official member of whom everything is known."""
    given = {
        "personal_number": OWN,
        "born": PartialDate(1980, 2, 1),
        "membership": Membership(official=PartialDate(2010, 5, 19)),
        **values,
    }
    return Person(id="a", name="Cầm Văn Một", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", ""),
        ("12.345678", ""),
        (OWN, ""),
        ("014 080 000 001", ""),
        ("014080000002", "số định danh cá nhân"),
        ("1234567", "8 chữ số"),
        ("1234567a", "8 chữ số"),
    ],
)
def test_a_number_is_old_or_the_members_own(number: str, said: str) -> None:
    found = card_requests.doubts(number, a_member())
    assert (said in found[0]) if said else (found == ())


def test_what_is_lacking_is_named() -> None:
    assert card_requests.lacks("first", a_member(), has_photo=True) == ()
    bare = a_member(personal_number="", born=PartialDate(1980), membership=Membership())
    assert card_requests.lacks("first", bare, has_photo=False) == (
        "ảnh 3×4",
        "số định danh cá nhân",
        "quyết định công nhận chính thức",
        "ngày sinh đủ ngày, tháng, năm",
    )
    assert (
        "đủ 12" in card_requests.lacks("lost", a_member(personal_number="123"), has_photo=True)[0]
    )


def test_a_lost_card_needs_a_review_on_paper() -> None:
    assert card_requests.reminders("lost") == ("bản kiểm điểm của đảng viên",)
    assert card_requests.reminders("first") == ()
