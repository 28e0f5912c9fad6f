"""What the family of one person tells of the family of a relative of his."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

from desktop.rules import lists, text
from desktop.rules.facts.person import Person, Relative
from desktop.rules.lists import Entry
from desktop.rules.partial_date import PartialDate

Tie = Literal["sibling", "father", "mother", "spouse", "child"]
State = Literal["new", "more", "same"]

TIES: Mapping[Tie, str] = {
    "sibling": "anh, chị, em ruột",
    "father": "cha đẻ",
    "mother": "mẹ đẻ",
    "spouse": "vợ, chồng",
    "child": "con",
}
"""What the person copied from is to the person copied to, in words."""

_GRANDPARENTS = (
    "paternal-grandfather",
    "paternal-grandmother",
    "maternal-grandfather",
    "maternal-grandmother",
)
_SIBLINGS = ("elder-brother", "elder-sister", "younger-sibling")
_CHILDREN = ("child", "adopted-child")
_OWN = (*_GRANDPARENTS, "father", "mother", *_SIBLINGS)
_SIBLING = "sibling"  # whether elder or younger is found anew
_PARENTS_OF = {"father": "paternal", "mother": "maternal"}
# Relations that only one person holds.
_SINGLE = {*_GRANDPARENTS, "father", "mother", "wife", "husband"}
_SINGLE |= {f"spouse-{one}" for one in (*_GRANDPARENTS, "father", "mother")}

_FOR_A_SIBLING = {
    **{one: one for one in (*_GRANDPARENTS, "father", "mother", "foster-parent")},
    **dict.fromkeys(_SIBLINGS, _SIBLING),
}
_FOR_A_SPOUSE = {
    **{one: f"spouse-{one}" for one in _OWN},
    **{f"spouse-{one}": one for one in _OWN},
    **{one: one for one in _CHILDREN},
}


@dataclass(frozen=True, slots=True)
class Brought:
    """A relative as it would stand after copying, and whether that is new.

    `at` is the line of the person's own list that is filled up, None where one is added.
    """

    relative: Relative
    state: State
    at: int | None = None


def tie(person: Person, other: Person, relations: Sequence[Entry]) -> Tie | None:
    """What the other is to the person, by what their histories tell; None if they tell nothing."""
    for one in _relatives(person):
        if _is(one, other):
            return _tie_of(_code(one.relation, relations))
    for one in _relatives(other):
        if _is(one, person):
            return _tie_back(_code(one.relation, relations), other)
    parents = [_parents(one, relations) for one in (person, other)]
    same = [_alike(parents[0].get(code), parents[1].get(code)) for code in ("father", "mother")]
    return "sibling" if all(same) else None


def brought(
    person: Person, source: Person, tie: Tie, relations: Sequence[Entry]
) -> tuple[Brought, ...]:
    """The relatives that the source's history adds to the person's, in the order of the booklet.

    A field that the person's history tells stays; an empty one is filled. Nobody is told twice.
    """
    told = [(_of_source(person, source, tie), _as_relative(source))]
    table = _table(tie, person)
    for one in _relatives(source):
        code = table.get(_code(one.relation, relations))
        if code is not None and not _is(one, person):
            told.append((code, one))
    own = _relatives(person)
    found: dict[tuple[str, str], Brought] = {}
    for code, one in told:
        if code == _SIBLING:
            code = _sibling(one, person)
        name = next((entry.name for entry in relations if entry.code == code), code)
        placed = _against(own, replace(one, relation=name), code, relations)
        if placed is not None:
            found.setdefault((code, text.fold(one.name)), placed)
    rank = {entry.code: at for at, entry in enumerate(relations)}
    ordered = sorted(found.items(), key=lambda item: rank.get(item[0][0], len(rank)))
    return tuple(one for _, one in ordered)


def placed(
    own: Sequence[Relative], news: Iterable[Brought], relations: Sequence[Entry]
) -> tuple[Relative, ...]:
    """The person's relatives after copying: their order stays, each new one goes to its place."""
    rank = {entry.code: at for at, entry in enumerate(relations)}

    def place(one: Relative) -> int:
        return rank.get(_code(one.relation, relations), len(rank))

    after = list(own)
    added = []
    for new in news:
        if new.at is not None:
            after[new.at] = new.relative
        else:
            added.append(new.relative)
    for one in added:
        later = (at for at, other in enumerate(after) if place(other) > place(one))
        after.insert(next(later, len(after)), one)
    return tuple(after)


def _table(tie: Tie, person: Person) -> Mapping[str, str]:
    if tie == "sibling":
        return _FOR_A_SIBLING
    if tie == "spouse":
        return _FOR_A_SPOUSE
    if tie in _PARENTS_OF:
        side = _PARENTS_OF[tie]
        other = {"wife": "mother"} if tie == "father" else {"husband": "father"}
        parents = {"father": f"{side}-grandfather", "mother": f"{side}-grandmother"}
        return {**parents, **other, "child": _SIBLING}
    return _of_a_child(person)


def _of_a_child(person: Person) -> Mapping[str, str]:
    """A child's parents and grandparents, seen by one of the two parents."""
    if person.sex is None:
        return dict.fromkeys(_SIBLINGS, "child")
    own, others = ("paternal", "maternal") if person.sex == "nam" else ("maternal", "paternal")
    return {
        **dict.fromkeys(_SIBLINGS, "child"),
        f"{own}-grandfather": "father",
        f"{own}-grandmother": "mother",
        f"{others}-grandfather": "spouse-father",
        f"{others}-grandmother": "spouse-mother",
        **({"mother": "wife"} if person.sex == "nam" else {"father": "husband"}),
    }


def _of_source(person: Person, source: Person, tie: Tie) -> str:
    if tie == "spouse":
        wife = source.sex == "nữ" or person.sex == "nam"
        return "wife" if wife else "husband"
    return _sibling_of(source.sex, source.born, person) if tie == "sibling" else tie


def _sibling(one: Relative, person: Person) -> str:
    said = set(text.fold(one.relation).split())
    men, women = bool(said & {"anh", "trai"}), bool(said & {"chi", "gai"})
    return _sibling_of("nam" if men else "nữ" if women else None, one.born, person)


def _sibling_of(sex: str | None, born: PartialDate | None, person: Person) -> str:
    """The relation by who was born first; words that leave open what is not known."""
    if born is not None and person.born is not None:
        if person.born.latest < born.earliest:
            return "younger-sibling"
        if born.latest < person.born.earliest and sex is not None:
            return "elder-brother" if sex == "nam" else "elder-sister"
    return "Anh, chị, em ruột"


def _as_relative(source: Person) -> Relative:
    member = source.membership
    return Relative(
        relation="",
        name=source.name,
        born=source.born,
        birth_place=source.birth_place.text,
        home_place=source.home_place.text,
        residence=source.permanent_residence.text,
        occupation=source.occupation,
        ethnicity=source.ethnicity,
        religion=source.religion,
        nationality=source.nationality,
        is_member=True if member else None,
        member_since=member.admitted if member else None,
    )


def _against(
    own: Sequence[Relative], one: Relative, code: str, relations: Sequence[Entry]
) -> Brought | None:
    """How a relative stands to those told already; None where someone else holds the relation."""
    # Whether a relative must be verified is said for one dossier, not for the family.
    bare = replace(one, verify=None, verify_reason="")
    for at, other in enumerate(own):
        held = _code(other.relation, relations)
        same = held == code
        alike = _alike(other, one) and (same or _surely_born_alike(other, one) or not held)
        if alike or (same and not other.name and code in _SINGLE):
            return _filled(other, bare, at)
        if same and code in _SINGLE:
            return None
    return Brought(bare, "new") if one.name else None


def _filled(other: Relative, one: Relative, at: int) -> Brought:
    values = {
        item.name: getattr(one, item.name)
        for item in fields(Relative)
        if getattr(other, item.name) in (None, "") and getattr(one, item.name) not in (None, "")
    }
    return Brought(replace(other, **values), "more" if values else "same", at)


def _tie_of(code: str) -> Tie | None:
    ties: dict[str, Tie] = {
        **dict.fromkeys(_SIBLINGS, "sibling"),
        **dict.fromkeys(("wife", "husband"), "spouse"),
        **dict.fromkeys(_CHILDREN, "child"),
        "father": "father",
        "mother": "mother",
    }
    return ties.get(code)


def _tie_back(code: str, other: Person) -> Tie | None:
    """What the other is to the person whom the other's history names by this relation."""
    if code == "child" and other.sex is not None:
        return "father" if other.sex == "nam" else "mother"
    if code in ("father", "mother"):
        return "child"
    return None if code in _CHILDREN else _tie_of(code)


def _parents(person: Person, relations: Sequence[Entry]) -> Mapping[str, Relative]:
    return {_code(one.relation, relations): one for one in _relatives(person) if one.name}


def _relatives(person: Person) -> tuple[Relative, ...]:
    return person.history.relatives if person.history else ()


def _code(relation: str, relations: Sequence[Entry]) -> str:
    entry = lists.find(relations, relation)
    return entry.code if entry else ""


def _is(relative: Relative, person: Person) -> bool:
    return text.fold(relative.name) == text.fold(person.name) and _may_be(
        relative.born, person.born
    )


def _alike(one: Relative | None, other: Relative | None) -> bool:
    if one is None or other is None or not one.name:
        return False
    return text.fold(one.name) == text.fold(other.name) and _may_be(one.born, other.born)


def _surely_born_alike(one: Relative, other: Relative) -> bool:
    """Whether both dates of birth are known: the same name alone may be a grandfather's too."""
    return one.born is not None and other.born is not None


def _may_be(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates can be the same day; an unknown one can be any."""
    if one is None or other is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
