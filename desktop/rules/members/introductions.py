"""A transfer as a line of the register of introductions: who goes, who comes, with its marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.rules.calendar import Period
from desktop.rules.facts.paper import Introduction
from desktop.rules.facts.person import Movement, Person, Transfer
from desktop.rules.members import transfers
from desktop.rules.members.transfers import COMING, INSIDE, TEMPORARY

_MARK = "x"
_FAR = ("other-province", "abroad")
_NEAR = "province"
_WAYS = {"transferred-in": "in", "transferred-out": "out"}


def of_period(person: Person, period: Period) -> Iterator[tuple[date, Transfer]]:
    """Each transfer of a period with the day by which it stands in the register.

    A coming or going that was entered by itself stands there like the transfer that it was.
    """
    told = [*person.transfers, *_by_themselves(person)]
    for way in told:
        on = entered(way)
        if on is not None and on in period:
            yield on, way


def entered(way: Transfer) -> date | None:
    """The day by which a transfer stands in the register: going by its letter, coming received."""
    return way.received if way.kind in COMING else way.letter or way.received


def departed(way: Transfer, to: str) -> Movement | None:
    """The going, to a cell named `to` where it is one of our own; None for one who comes."""
    if way.kind in COMING:
        return None
    on = way.letter or way.received
    place = to if way.kind == INSIDE else way.place
    return Movement(kind=way.kind, day=on, place=place, number=way.number) if on else None


def arrived(way: Transfer) -> Movement | None:
    """The coming; None for one who goes, and before the receipt."""
    if way.kind not in {INSIDE, *COMING} or way.received is None:
        return None
    return Movement(kind=way.kind, day=way.received, place=way.place, number=way.number)


def marks(way: Transfer, committee: str) -> Introduction:
    """The number, the mark where the way belongs, and what our own `committee` has done."""
    near, far = transfers.reach(way) == _NEAR, transfers.reach(way) in _FAR
    came, went = way.kind == "in", way.kind in ("out", "abroad")
    inside, coming = way.kind == INSIDE, way.kind in COMING
    return Introduction(
        number=way.number,
        came_far=_MARK if came and far else "",
        came_near=_MARK if came and near else "",
        came_inside=_MARK if inside else "",
        went_far=_MARK if went and far else "",
        temporary=_MARK if way.kind in TEMPORARY else "",
        sent_by="" if coming else committee,
        taken_by=committee if coming or inside else "",
        within=committee if inside else "",
    )


def _by_themselves(person: Person) -> Iterator[Transfer]:
    for move in person.movements:
        if move.kind in _WAYS and not move.follows:
            yield Transfer(
                id="",
                person_id=person.id,
                kind=_WAYS[move.kind],
                reach=move.reach,
                place=move.place,
                number=move.number,
                received=move.day,
                note=move.note,
            )
