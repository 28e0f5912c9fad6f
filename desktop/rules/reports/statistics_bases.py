"""What statistics ask of base organisations, and of what kind of them somebody or a cell is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.rules.cells import bases
from desktop.rules.cells.bases import Body
from desktop.rules.reports.statistics_conditions import (
    REGISTERED,
    Answer,
    Condition,
    OneCell,
    OnePerson,
    Scene,
    cell_at_work,
)

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneBase:
    """A base organisation at the end of the period."""

    body: Body
    scene: Scene


def base_organisations(scene: Scene) -> Iterator[OneBase]:
    """Those there are at the end of the period: the commune's own always, others with a cell."""
    whole = _whole(scene)
    if whole is not None:
        yield OneBase(next(iter(scene.bodies.values()), whole), scene)
        return
    for body in {one.id: one for one in scene.bodies.values()}.values():
        if body.is_base and any(cell_at_work(OneCell(one, scene)) for one in body.cells):
            yield OneBase(body, scene)


def of_base_kind(codes: Codes) -> Condition:
    """A base organisation of one of these kinds, or a cell or somebody in one.

    A kind that ends with "?" may be meant: it is not known whether it is.
    """
    sure = frozenset(one for one in codes if not one.endswith("?"))
    maybe = {*sure, *(one.removesuffix("?") for one in codes)}

    def question(one: OneBase | OneCell | OnePerson) -> Answer:
        kinds = _kinds(one)
        if kinds.issubset(sure):
            return bool(kinds) or None
        return None if kinds.intersection(maybe) else False

    return Condition("bases or cells or people", question, "loại hình cơ sở")


def base_ranked_as(codes: Codes) -> Condition:
    """A base organisation ranked so in the year, "" not at all; of a party body it is unknown."""

    def question(one: OneBase) -> Answer:
        if one.body.party_body:
            return None
        found = one.scene.rankings.get(one.body.id)
        return (found.rank if found else "") in codes

    return Condition("bases", question, "xếp loại của đảng bộ cơ sở")


def _kinds(one: OneBase | OneCell | OnePerson) -> frozenset[str]:
    """Of what kind the base organisation is; none where it is not known."""
    match one:
        case OneBase():
            return one.body.kinds
        case OneCell():
            body = one.scene.bodies.get(one.cell.id)
        case OnePerson():
            body = one.scene.bodies.get(one.cell_id or "") or _whole(one.scene)
    return body.kinds if body else frozenset()


def _whole(scene: Scene) -> Body | None:
    """The commune where it is the base organisation of everybody, of whatever cell."""
    commune = bases.commune_body(scene.facts.office)
    return commune if commune and commune.is_base else None


def _party_body(one: OneBase) -> bool:
    return one.body.party_body


def _base_cell(one: OneBase) -> bool:
    return not one.body.party_body


def _admitting(one: OneBase) -> bool:
    return any(cell.id in one.scene.with_admission for cell in one.body.cells)


def _not_admitting(one: OneBase) -> bool:
    return not _admitting(one)


def _new(one: OneBase) -> Answer:
    """A cell that was founded in the period; of a party body the day is not known."""
    if one.body.party_body:
        return None
    (cell,) = one.body.cells
    return cell.founded is not None and cell.founded.earliest in one.scene.period


def _under_a_party_body(one: OneCell) -> bool:
    body = one.scene.bodies.get(one.cell.id)
    return body is None or body.party_body


REGISTERED["party body"] = Condition("bases", _party_body)
REGISTERED["base cell"] = Condition("bases", _base_cell)
REGISTERED["base with admission"] = Condition("bases", _admitting)
REGISTERED["base without admission"] = Condition("bases", _not_admitting)
REGISTERED["cell under a party body"] = Condition("cells", _under_a_party_body)
REGISTERED["base newly founded"] = Condition("bases", _new, "ngày thành lập đảng bộ")
