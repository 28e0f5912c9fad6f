"""Start + joined - left = end, person by person."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import period
from desktop.rules.cells import cell_flow
from desktop.rules.facts.person import Belonging, Membership, Movement, Person
from desktop.rules.members import membership
from desktop.rules.partial_date import PartialDate

YEAR = period("2026")
MERGED = date(2026, 5, 1)
SENIOR = Membership(admitted=PartialDate(2010, 1, 1))


def person(id, *belongings, membership=SENIOR, movements=()):
    return Person(id=id, name=id, membership=membership, belongings=belongings, movements=movements)


STAYS = person("a", Belonging(cell_id="x"))
MOVES = person("b", Belonging(cell_id="x", until=MERGED), Belonging(cell_id="y", since=MERGED))
DIES = person("c", Belonging(cell_id="x"), movements=(Movement(kind="died", day=date(2026, 3, 2)),))
JOINS = person(
    "d",
    Belonging(cell_id="y"),
    membership=Membership(admitted=PartialDate(2026, 6, 9)),
)
LIVES = [membership.life(one, ()) for one in (STAYS, MOVES, DIES, JOINS)]


def counts(cell_id):
    found = cell_flow.flow(LIVES, YEAR, cell_id)
    assert found.adds_up
    return (
        len(found.start),
        dict(found.counts(joins=True)),
        dict(found.counts(joins=False)),
        len(found.end),
    )


def test_a_cell_loses_to_another_and_to_death():
    assert counts("x") == (3, {}, {"moved-out": 1, "died": 1}, 1)


def test_the_other_cell_gains():
    assert counts("y") == (0, {"moved-in": 1, "admitted": 1}, {}, 2)


def test_for_all_together_nobody_moves():
    assert counts(None) == (3, {"admitted": 1}, {"died": 1}, 3)


def test_members_of_a_day_agree_with_the_ends():
    day = date(2026, 5, 1)
    assert cell_flow.members_of(LIVES, day, "y") == {"b"}
    assert cell_flow.members_of(LIVES, day) == {"a", "b"}
