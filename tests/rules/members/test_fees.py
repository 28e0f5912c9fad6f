"""The Party fee: what is owed, who is exempt, and when the Statutes' warning comes."""

from __future__ import annotations

from datetime import date

from desktop.rules.facts.person import Belonging, Membership, Movement, Person, Transfer
from desktop.rules.members import fees
from desktop.rules.members.membership import life
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import LAW, resource

BOOK = fees.read(resource("law/fees.toml"))
NOW = date(2026, 6, 15)
KEPT = fees.months_of(2026)[:5]


def member(decided="2010-01-20", **values):
    """A member of the cell since before the record."""
    told = PartialDate.stored(decided)
    held = Membership(decided=told, admitted=told, official=told)
    given = {"belongings": (Belonging(cell_id="pa"),), "membership": held}
    return life(Person(id="an", name="An", **{**given, **values}), ())


def signs(one, states=None, kept=KEPT, day=NOW):
    marks = fees.marks(one, "pa", 2026, states or {}, kept, day, BOOK)
    return "".join(mark[0] if mark != "outside" else "-" for mark in marks)


def test_only_months_that_are_over_and_kept_by_the_cell_are_owed():
    marks = fees.marks(member(), "pa", 2026, {}, KEPT, NOW, BOOK)
    assert marks == ("owed",) * 5 + ("open",) * 7
    assert fees.marks(member(), "pa", 2026, {}, (), NOW, BOOK) == ("open",) * 12


def test_what_was_noted_stands():
    states = {KEPT[0]: "paid", KEPT[1]: "exempt", KEPT[2]: "excused"}
    assert fees.marks(member(), "pa", 2026, states, KEPT, NOW, BOOK)[:4] == (
        *("paid", "exempt", "excused"),
        "owed",
    )


def test_fifty_years_of_membership_make_free_from_the_month_they_are_full():
    """Not before the rule held."""
    assert signs(member("1976-04-10")) == "ooo" + "e" * 9
    assert signs(member("1970-04-10")) == "o" + "e" * 11
    assert "Đủ 50 năm tuổi Đảng, miễn từ 10/04/2026" in fees.exempt_since(
        member("1976-04-10"), BOOK, NOW
    )
    assert fees.exempt_since(member(), BOOK, NOW) == ""


def test_who_is_not_in_the_cell_owes_nothing_there():
    """Gone, in another cell, or paying where a temporary transfer leads."""
    gone = (Movement(kind="transferred-out", day=date(2026, 3, 5)),)
    assert signs(member(movements=gone)) == "oo" + "-" * 10
    moved = (Belonging(cell_id="pa", until=date(2026, 2, 10)), Belonging(cell_id="na"))
    assert signs(member(belongings=moved[:1])) == "o" + "-" * 11
    way = Transfer(
        id="1", person_id="an", kind="out-temporary", received=date(2026, 2, 2), ended=None
    )
    assert signs(member(transfers=(way,))) == "o" + "-" * 11


def test_a_guest_pays_here():
    way = Transfer(id="1", person_id="an", kind="in-temporary", received=date(2026, 3, 2))
    guest = member(membership=None, transfers=(way,))
    assert signs(guest) == "--" + "o" * 10


def test_three_months_owed_in_a_year_are_warned_of():
    marks = fees.marks(member(), "pa", 2026, {KEPT[0]: "paid", KEPT[1]: "paid"}, KEPT, NOW, BOOK)
    found = fees.warned(marks, 2026, LAW)
    assert found is not None
    assert found.months == (3, 4, 5)
    assert "3 tháng trong năm 2026 (tháng 3, 4, 5)" in found.sentence
    assert found.source == "Điều 8, Điều lệ Đảng"
    marks = fees.marks(member(), "pa", 2026, {KEPT[0]: "excused"}, KEPT[:3], NOW, BOOK)
    assert fees.warned(marks, 2026, LAW) is None


def test_the_line_of_the_register():
    states = {KEPT[0]: "paid", KEPT[1]: "exempt"}
    told = fees.year_of(fees.marks(member(), "pa", 2026, states, KEPT, NOW, BOOK))
    assert (told.m1, told.m2, told.m3, told.paid) == ("x", "m", "", 1)
