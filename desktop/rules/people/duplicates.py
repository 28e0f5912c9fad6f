"""Doubtful duplicates: two records that may be one person, and why. Only the office decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.rules import text
from desktop.rules.facts.person import Person
from desktop.rules.partial_date import PartialDate

Reason = Literal["personal-number", "old-id-number", "card-number", "name-and-birth"]

REASONS: Mapping[Reason, str] = {
    "personal-number": "Số định danh",
    "old-id-number": "Số CMND cũ",
    "card-number": "Số thẻ đảng viên",
    "name-and-birth": "Tên, ngày sinh",
}
"""What two doubted records share, in words, the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a person is recognised by; `id` is the caller's own, numbers may hold spaces.

    `name` is the folded full name.
    """

    id: str
    name: str
    born: PartialDate | None = None
    personal_number: str = ""
    old_id_number: str = ""
    card_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two ids that may be one person, in the order given, and the surest reason."""

    one: str
    other: str
    reason: Reason


def trace(person: Person) -> Trace:
    """What a person of the record is recognised by."""
    card = person.membership
    return Trace(
        id=person.id,
        name=text.fold(person.name),
        born=person.born,
        personal_number=person.personal_number,
        old_id_number=person.old_id_number,
        card_numbers=(card.card_number, card.old_card_number) if card else (),
    )


def reason(one: Trace, other: Trace) -> Reason | None:
    """The surest reason to take two for one person; None without any.

    Two personal numbers that differ outweigh a name, unless the whole day of birth agrees.
    """
    for kind in REASONS:
        if kind != "name-and-birth" and _marks(one, kind) & _marks(other, kind):
            return kind
    if one.name != other.name or not _same_birth(one.born, other.born):
        return None
    differ = one.personal_number and other.personal_number
    whole = one.born and other.born and one.born.complete and other.born.complete
    return "name-and-birth" if whole or not differ else None


def doubts(people: Iterable[Trace]) -> tuple[Doubt, ...]:
    """Every pair that may be one person, the surest reasons first; each pair once."""
    everyone = list(people)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(everyone):
        for kind in REASONS:
            for mark in _marks(one, kind):
                groups[kind, mark].append(place)
    pairs = {
        (left, right): None
        for group in groups.values()
        for at, left in enumerate(group)
        for right in group[at + 1 :]
    }
    found = [
        Doubt(everyone[left].id, everyone[right].id, why)
        for left, right in pairs
        if (why := reason(everyone[left], everyone[right])) is not None
    ]
    order = list(REASONS)
    return tuple(sorted(found, key=lambda doubt: order.index(doubt.reason)))


def _marks(one: Trace, kind: Reason) -> frozenset[str]:
    """What two records must share to be compared for a reason."""
    if kind == "name-and-birth":
        return frozenset({f"{one.name} {one.born.year}"} if one.born else ())
    numbers = {
        "personal-number": (one.personal_number,),
        "old-id-number": (one.old_id_number,),
        "card-number": one.card_numbers,
    }[kind]
    return frozenset(bare for number in numbers if number and (bare := _bare(number)))


def _bare(number: str) -> str:
    return number if number.isalnum() else re.sub(r"\W", "", number)


def _same_birth(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates of birth, as far as they are known, can be the same day."""
    if one is None or other is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest
